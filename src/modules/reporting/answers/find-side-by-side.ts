import type { Actor } from '../../../kernel/access/index.js';
import type { Database } from '../../../kernel/db/index.js';
import type { Lang } from '../../../kernel/i18n/index.js';
import type { Party } from '../../parties/index.js';
import type { Question } from '../calls/question.js';
import { answersSeen } from '../policy.js';
import { countAnswers, type ReadAnswer, readAnswers } from '../store/read-answers.js';
import { type AnswerTranslation, findTranslations } from '../store/reading.js';
import { type AnswerFilter, groupOf, partiesIn, type RegionalGroup } from './answer-filter.js';
import { recordConfidential } from './record-confidential.js';
import { shownAnswer } from './small-persons.js';

/** An answer beside those of others. */
export interface AnswerBeside {
  party: Party;
  group: RegionalGroup | null;
  answer: ReadAnswer;
  /** Into the reader’s language, where there is one. */
  translation: AnswerTranslation | null;
}

/** Characters of a text that stand beside others until somebody asks for all of it. */
export const BESIDE_CHARACTERS = 900;

/**
 * One page of the answers to a question, by party, as far as the actor sees them. That somebody reads confidential answers of others is
 * written down before they are shown.
 */
export async function findSideBySide(
  db: Database,
  actor: Actor,
  question: Question,
  filter: AnswerFilter,
  page: { offset: number; limit: number; most: number | null },
  lang: Lang,
): Promise<{ total: number; rows: AnswerBeside[] }> {
  const parties = await partiesIn(db, actor, filter, lang);
  const byId = new Map(parties.map((party) => [party.id, party]));
  const asked = { questionId: question.id, partyIds: [...byId.keys()], lang: filter.lang, seen: answersSeen(actor) };
  const [total, answers] = await Promise.all([
    countAnswers(db.connection, asked),
    readAnswers(db.connection, asked, page),
  ]);
  await recordConfidential(db, actor, answers);
  const translations = await findTranslations(
    db.connection,
    question.id,
    answers.map(({ submissionId }) => submissionId),
    lang,
  );
  const rows = answers.flatMap((answer) => {
    const party = byId.get(answer.partyId);
    if (party === undefined) return [];
    const translation = translations.find(
      (one) => one.submissionId === answer.submissionId && one.version === answer.version,
    );
    return [
      { party, group: groupOf(party), answer: shownAnswer(actor, question, answer), translation: translation ?? null },
    ];
  });
  return { total, rows };
}
