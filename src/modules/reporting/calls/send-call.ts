import type { Actor } from '../../../kernel/access/index.js';
import type { Day } from '../../../kernel/calendar/index.js';
import type { House } from '../../../kernel/module/index.js';
import { partiesById, writeLetters } from '../letters/write-letters.js';
import { Refusal } from '../refusal.js';
import { findCall, keepCallVersion } from '../store/calls.js';
import { listRecipients } from '../store/recipients.js';
import { addSubmissionEntries, findSubmission, listSubmissions } from '../store/submissions.js';
import { changeCall } from './open-call.js';

/** What sending did. */
export interface Sent {
  version: number;
  sent: number;
  undeliverable: number;
}

/**
 * Sends a call to the parties that were chosen: its questions are frozen as the next version, and each party is written to in its language.
 * A later version is told to all who were asked; parties that were added since get the call. What was assembled for an earlier version and
 * not sent yet is open again, so that nobody signs what was not read.
 *
 * @throws Refusal `no-questions`, `no-parties`, `no-deadline`, `date-past`, `nothing-changed`, `wrong-state`, `changed-meanwhile`; NotAllowed.
 */
export async function sendCall(
  house: Pick<House, 'db' | 'config'>,
  actor: Actor,
  { key, seen }: { key: string; seen: number | null },
  today: Day,
): Promise<Sent> {
  const { db } = house;
  const known = await findCall(db.connection, { key });
  const asked = known === null ? [] : await listRecipients(db.connection, { callId: known.id });
  const parties = await partiesById(
    db,
    asked.map(({ partyId }) => partyId),
  );
  const done: Sent = { version: 0, sent: 0, undeliverable: 0 };
  await changeCall(db, actor, { key, seen }, async ({ c, call, by }) => {
    if (call.state !== 'draft' && call.state !== 'open') throw new Refusal('wrong-state');
    if (call.content.questions.length === 0) throw new Refusal('no-questions');
    if (call.deadline === null) throw new Refusal('no-deadline');
    if (call.deadline < today) throw new Refusal('date-past');
    const recipients = (await listRecipients(c, { callId: call.id })).filter(({ state }) => state !== 'removed');
    if (recipients.length === 0) throw new Refusal('no-parties');
    const fresh = recipients.filter(({ told }) => told === 0);
    const anew = call.state === 'draft' || call.changed;
    if (!anew && fresh.length === 0) throw new Refusal('nothing-changed');
    const version = anew ? call.version + 1 : call.version;
    const letters = { call, content: call.content, version, today, parties };
    const first = await writeLetters(c, house, { ...letters, about: 'call' }, fresh, by);
    const before = anew ? recipients.filter(({ told }) => told > 0) : [];
    const again = await writeLetters(c, house, { ...letters, about: 'changed' }, before, by);
    done.version = version;
    done.sent = first.sent + again.sent;
    done.undeliverable = first.undeliverable + again.undeliverable;
    if (!anew) return { verb: 'send-letters', entries: [], details: { ...done } };
    await keepCallVersion(c, call, version, by);
    for (const { id, state } of await listSubmissions(c, { callId: call.id })) {
      if (state !== 'assembled' && state !== 'signed') continue;
      const submission = await findSubmission(c, { id }, { lock: true });
      if (submission?.state !== 'assembled' && submission?.state !== 'signed') continue;
      await addSubmissionEntries(c, submission, [{ did: 'reopened', reason: '' }], by);
    }
    return { verb: 'send-call', entries: [{ did: 'sent', version, on: today }], details: { ...done } };
  });
  return done;
}
