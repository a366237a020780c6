import type { Actor } from '../../../kernel/access/index.js';
import type { Database } from '../../../kernel/db/index.js';
import type { Lang } from '../../../kernel/i18n/index.js';
import { type CallContent, inOrder } from '../calls/content.js';
import type { Question, QuestionKind } from '../calls/question.js';
import { answersSeen } from '../policy.js';
import { countBases, countChosen, sumNumbers } from '../store/answer-figures.js';
import { type AnswerFilter, groupOf, partiesIn } from './answer-filter.js';
import { type ChoiceLine, choiceFigure, type NumberFigure, numberFigure } from './figures.js';

/** What one question comes to. `base`: answers to it that the reader sees. */
export interface QuestionFigure {
  question: Question;
  /** As it is counted on every page, from 1. */
  number: number;
  base: number;
  choices: ChoiceLine[] | null;
  numbers: NumberFigure | null;
}

/** The choices and numbers of a call, counted and summed, each with how many answered it. Only what the actor sees is counted. */
export async function findFigures(
  db: Database,
  actor: Actor,
  content: CallContent,
  filter: AnswerFilter,
  lang: Lang,
): Promise<QuestionFigure[]> {
  const parties = (await partiesIn(db, actor, filter, lang)).map((party) => ({
    id: party.id,
    group: groupOf(party) ?? '',
  }));
  const questions = inOrder(content)
    .flatMap((part) => part.questions)
    .map((question, at) => ({ question, number: at + 1 }))
    // Texts are many and long: nothing looks into them.
    .filter(({ question: { asked } }) => asked.kind === 'choice' || asked.kind === 'number');
  const asked = (...kinds: QuestionKind[]) => ({
    ...{ parties, lang: filter.lang, seen: answersSeen(actor) },
    questionIds: questions.flatMap(({ question: { id, asked: how } }) => (kinds.includes(how.kind) ? [id] : [])),
  });
  const c = db.connection;
  const [bases, chosen, numbers] = await Promise.all([
    countBases(c, asked('choice', 'number')),
    countChosen(c, asked('choice')),
    sumNumbers(c, asked('number')),
  ]);
  return questions.map(({ question, number }) => {
    const { id, asked: how } = question;
    const base = bases.get(id) ?? 0;
    const of = <T extends { questionId: string }>(rows: readonly T[]) => rows.filter((one) => one.questionId === id);
    return {
      question,
      number,
      base,
      choices: how.kind === 'choice' ? choiceFigure(how.options, how, of(chosen), base) : null,
      numbers: how.kind === 'number' ? numberFigure(of(numbers), how.persons) : null,
    };
  });
}
