import type { Actor } from '../../../kernel/access/index.js';
import type { Day } from '../../../kernel/calendar/index.js';
import type { House } from '../../../kernel/module/index.js';
import { partiesById, writeLetters } from '../letters/write-letters.js';
import { Refusal } from '../refusal.js';
import { findCall } from '../store/calls.js';
import { findRecipientEntries, listRecipients, type Recipient } from '../store/recipients.js';
import { listSubmissions } from '../store/submissions.js';
import { changeCall } from './open-call.js';

/**
 * Reminds those whom a call asks and who have sent nothing, once a day at most.
 *
 * @param only ids of parties; null for all. @returns how many were written to.
 * @throws Refusal `nothing-changed` where there is nobody to remind, `wrong-state`; NotAllowed.
 */
export async function remindParties(
  house: Pick<House, 'db' | 'config'>,
  actor: Actor,
  key: string,
  only: readonly string[] | null,
  today: Day,
): Promise<number> {
  const { db } = house;
  const known = await findCall(db.connection, { key });
  if (known === null) throw new Refusal('no-such-call');
  const asked = await listRecipients(db.connection, { callId: known.id });
  const parties = await partiesById(
    db,
    asked.map(({ partyId }) => partyId),
  );
  let reminded = 0;
  await changeCall(db, actor, { key, seen: null }, async ({ c, call, by }) => {
    if (call.state !== 'open') throw new Refusal('wrong-state');
    const answered = new Set(
      (await listSubmissions(c, { callId: call.id }))
        .filter(({ version }) => version > 0)
        .map(({ partyId }) => partyId),
    );
    const silent = (await listRecipients(c, { callId: call.id })).filter(
      ({ partyId, told, state }) =>
        state !== 'removed' && told > 0 && !answered.has(partyId) && (only === null || only.includes(partyId)),
    );
    const due: Recipient[] = [];
    for (const one of silent) {
      const entries = await findRecipientEntries(c, call.id, one.partyId);
      const today_ = entries.some(
        ({ entry, madeAt }) =>
          entry.did === 'written-to' && entry.about === 'reminder' && madeAt.toISOString().startsWith(today),
      );
      if (!today_) due.push(one);
    }
    if (due.length === 0) throw new Refusal('nothing-changed');
    const letters = { about: 'reminder' as const, call, content: call.content, version: call.version, today, parties };
    ({ sent: reminded } = await writeLetters(c, house, letters, due, by));
    return { verb: 'remind', entries: [], details: { parties: due.map(({ partyId }) => partyId) } };
  });
  return reminded;
}
