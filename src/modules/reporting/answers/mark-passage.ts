import type { Actor } from '../../../kernel/access/index.js';
import { recordAction } from '../../../kernel/audit/index.js';
import { type Database, newId } from '../../../kernel/db/index.js';
import { Refusal } from '../refusal.js';
import { deleteMark, insertMark } from '../store/reading.js';
import { findCurrentAnswers } from '../store/sent.js';
import { answeringParty, type Place } from '../submissions/open-submission.js';
import { codeOf, readingCall } from './codes.js';
import { passagesOf } from './sentences.js';

const LONGEST_NOTE = 2000;
const MOST_CHOSEN = 200;

export interface PassageGiven {
  question: string;
  /** Places of its sentences, from 0; neighbours become one passage. */
  sentences: readonly number[];
  /** Id of a code of the call; null: marked, and nothing more. */
  code: string | null;
  note: string;
  /** Version of the answer in which they were chosen. */
  seen: number;
}

/**
 * Marks passages of an answer as it was sent.
 *
 * @returns how many.
 * @throws Refusal `nothing-chosen`, `no-such-code`, `no-such-submission`, `not-text`, `changed-meanwhile`, `too-long`, ...; NotAllowed.
 */
export async function markPassage(
  db: Database,
  actor: Actor,
  { key, code: partyCode }: Place,
  given: PassageGiven,
): Promise<number> {
  const note = given.note.replaceAll('\r\n', '\n').trim();
  if (note.length > LONGEST_NOTE) throw new Refusal('too-long', { field: 'note', values: { most: LONGEST_NOTE } });
  const party = await answeringParty(db, actor, partyCode);
  return db.transaction(async (c) => {
    const { call, by } = await readingCall(c, actor, key);
    const [answer] = await findCurrentAnswers(c, [given.question], party.id);
    if (answer === undefined || answer.callId !== call.id) throw new Refusal('no-such-submission');
    if (answer.version !== given.seen) throw new Refusal('changed-meanwhile');
    if (answer.value.kind !== 'text') throw new Refusal('not-text');
    if (given.sentences.length > MOST_CHOSEN)
      throw new Refusal('too-many', { field: 'sentence', values: { most: MOST_CHOSEN } });
    const passages = passagesOf(answer.value.text, answer.lang, given.sentences);
    if (passages === null) throw new Refusal('nothing-chosen', { field: 'sentence' });
    const codeId = given.code === null ? null : (await codeOf(c, call, given.code)).id;
    const { partyId, submissionId, version, questionId } = answer;
    for (const { start, end, text } of passages)
      await insertMark(c, {
        ...{ id: newId(), callId: call.id, partyId, submissionId, version, questionId, codeId },
        ...{ start, end, quote: text, note, madeBy: by, madeAt: new Date() },
      });
    await recordAction(c, {
      actor,
      verb: 'reporting.mark-passage',
      subject: { type: 'submission', id: submissionId },
      details: { call: call.id, question: questionId, code: codeId, passages: passages.length },
    });
    return passages.length;
  });
}

/** Takes a mark away. @throws Refusal `nothing-to-undo`, `no-such-call`; NotAllowed */
export async function removeMark(db: Database, actor: Actor, key: string, id: string): Promise<void> {
  await db.transaction(async (c) => {
    const { call } = await readingCall(c, actor, key);
    const there = /^[0-9a-f-]{36}$/u.test(id) && (await deleteMark(c, call.id, id));
    if (!there) throw new Refusal('nothing-to-undo');
    await recordAction(c, {
      actor,
      verb: 'reporting.remove-mark',
      subject: { type: 'call', id: call.id },
      details: { mark: id },
    });
  });
}
