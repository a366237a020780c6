import { type Actor, NotAllowed } from '../../../kernel/access/index.js';
import type { Database } from '../../../kernel/db/index.js';
import type { Lang } from '../../../kernel/i18n/index.js';
import type { Party } from '../../parties/index.js';
import type { CallContent } from '../calls/content.js';
import { inOrder } from '../calls/content.js';
import { readsMarks, seesAnswer } from '../policy.js';
import type { Call } from '../store/calls.js';
import { type AnswerCode, countMarks, listCodes, listMarks, type MarkedPassage } from '../store/reading.js';
import { partiesIn } from './answer-filter.js';
import { recordConfidential } from './record-confidential.js';

export interface PassageLine {
  passage: MarkedPassage;
  party: Party;
  /** Number of its question, from 1. */
  number: number;
}

export interface FoundPassages {
  codes: (AnswerCode & { passages: number })[];
  /** Passages in all, of the code asked for. */
  total: number;
  lines: PassageLine[];
}

/** Marked passages of a call by code, a page at a time; `code` null: of whatever code. @throws NotAllowed */
export async function findPassages(
  db: Database,
  actor: Actor,
  { call, content }: { call: Call; content: CallContent },
  code: string | null,
  page: { offset: number; limit: number },
  lang: Lang,
): Promise<FoundPassages> {
  if (!readsMarks(actor)) throw new NotAllowed();
  const c = db.connection;
  const codes = await listCodes(c, call.id);
  const of = { callId: call.id, codeId: codes.find(({ id }) => id === code)?.id ?? null };
  const [total, marks, parties] = await Promise.all([
    countMarks(c, of),
    listMarks(c, of, page),
    partiesIn(db, actor, { group: [] }, lang),
  ]);
  const seen = marks.filter((mark) => seesAnswer(actor, mark));
  await recordConfidential(db, actor, seen);
  const byId = new Map(parties.map((party) => [party.id, party]));
  const numbers = new Map(
    inOrder(content)
      .flatMap(({ questions }) => questions)
      .map(({ id }, at) => [id, at + 1]),
  );
  const lines = seen.flatMap((passage) => {
    const party = byId.get(passage.partyId);
    return party === undefined ? [] : [{ passage, party, number: numbers.get(passage.questionId) ?? 0 }];
  });
  return { codes, total, lines };
}
