import type { Asked } from './open-question.js';
import { barsOverTime } from './pictures/over-time.js';
import { rankingOf } from './pictures/ranking.js';
import { picturesOfCase, picturesOfRegions } from './pictures/small-multiples.js';
import { picturesOfWhere } from './pictures/where-to.js';
import { picturesOfWho } from './pictures/who.js';
import type { Drawn } from './pictures/words.js';
import type { Question } from './question.js';

/** The pictures of a question, in their order. @param complete for files: a map then carries its disclaimer inside */
export function drawQuestion(asked: Asked, question: Question, complete = false): Drawn[] {
  const drawn = (...all: (Drawn | null)[]): Drawn[] => all.filter((one) => one !== null);
  switch (question) {
    case 'who':
      return drawn(
        ...picturesOfWho(asked),
        barsOverTime(asked, 'sexes-over-time', 'SEX'),
        barsOverTime(asked, 'ages-over-time', 'AGE'),
      );
    case 'how':
      return drawn(
        barsOverTime(asked, 'means-over-time', 'MEANS'),
        rankingOf(asked, 'means', 'MEANS'),
        rankingOf(asked, 'recruiters', 'RECRUITER'),
        barsOverTime(asked, 'forms-over-time', 'FORM'),
      );
    case 'where':
      return picturesOfWhere(asked, { complete });
    case 'what-for':
      return drawn(
        barsOverTime(asked, 'forms-over-time', 'FORM'),
        rankingOf(asked, 'forms', 'FORM'),
        rankingOf(asked, 'sectors', 'SECTOR'),
      );
    case 'case':
      return picturesOfCase(asked);
    case 'regions':
      return picturesOfRegions(asked);
  }
}
