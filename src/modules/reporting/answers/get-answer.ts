import type { Actor } from '../../../kernel/access/index.js';
import type { Database } from '../../../kernel/db/index.js';
import type { Party } from '../../parties/index.js';
import { type CallInView, getCall } from '../calls/get-call.js';
import type { Question } from '../calls/question.js';
import { may, seesAnswer } from '../policy.js';
import { Refusal } from '../refusal.js';
import {
  type AnswerCode,
  type AnswerTranslation,
  listCodes,
  listMarks,
  listTranslations,
  type MarkedPassage,
} from '../store/reading.js';
import { findCurrentAnswers } from '../store/sent.js';
import type { SentAnswer } from '../store/submissions.js';
import { answeringParty, type Place } from '../submissions/open-submission.js';
import { recordConfidential } from './record-confidential.js';
import { shownAnswer } from './small-persons.js';

/** One answer as it was sent, with what officers did with it. */
export interface AnswerInView {
  view: CallInView;
  party: Party;
  question: Question;
  answer: SentAnswer;
  translations: AnswerTranslation[];
  /** To those who may read the work of officers; null to all others. */
  reading: { marks: MarkedPassage[]; codes: AnswerCode[]; writes: boolean } | null;
}

/** @throws Refusal `no-such-call`, `no-such-party`, `no-such-question`; `no-such-submission` also for an answer that the actor may not see */
export async function getAnswer(db: Database, actor: Actor, place: Place, questionId: string): Promise<AnswerInView> {
  const c = db.connection;
  const view = await getCall(c, actor, place.key);
  const party = await answeringParty(db, actor, place.code);
  const question = view.content.questions.find(({ id }) => id === questionId);
  if (question === undefined) throw new Refusal('no-such-question');
  const [answer] = await findCurrentAnswers(c, [question.id], party.id);
  if (answer === undefined || !seesAnswer(actor, answer)) throw new Refusal('no-such-submission');
  await recordConfidential(db, actor, [answer]);
  const reads = may(actor, 'read', 'reading', { party: null });
  const [translations, marks, codes] = await Promise.all([
    listTranslations(c, answer),
    reads ? listMarks(c, answer) : [],
    reads ? listCodes(c, view.call.id) : [],
  ]);
  const writes = may(actor, 'write', 'reading', { party: null, madeBy: view.call.madeBy });
  return {
    ...{ view, party, question, translations, answer: shownAnswer(actor, question, answer) },
    reading: reads ? { marks, codes, writes } : null,
  };
}
