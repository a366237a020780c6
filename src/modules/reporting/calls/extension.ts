import { type Actor, requirePermission } from '../../../kernel/access/index.js';
import { recordAction } from '../../../kernel/audit/index.js';
import { type Day, isDay } from '../../../kernel/calendar/index.js';
import type { Connection, Database } from '../../../kernel/db/index.js';
import { Refusal } from '../refusal.js';
import { type Call, findCall } from '../store/calls.js';
import { addRecipientEntries, findRecipient, type Recipient } from '../store/recipients.js';
import type { RecipientEntry } from './recipient.js';

interface Place {
  key: string;
  partyId: string;
}

/** More time, asked for by the party. @throws Refusal `not-a-date`, `not-later`, `reason-missing`, `not-asked`; NotAllowed. */
export async function askExtension(
  db: Database,
  actor: Actor,
  place: Place,
  { until, reason }: { until: string; reason: string },
  today: Day,
): Promise<void> {
  const why = reason.trim().slice(0, 2000);
  const { id } = requirePermission(actor, 'calls.answer', { party: place.partyId, madeBy: madeBy(actor) });
  if (!isDay(until)) throw new Refusal('not-a-date', { field: 'until' });
  if (why === '') throw new Refusal('reason-missing', { field: 'why' });
  await change(db, actor, place, id, 'ask-extension', ({ call, held }) => {
    if (call.state !== 'open' && call.state !== 'closed') throw new Refusal('wrong-state');
    const now = held.deadline ?? call.deadline;
    if (until < today || (now !== null && until <= now)) throw new Refusal('not-later', { field: 'until' });
    return { did: 'extension-asked', until, reason: why };
  });
}

/**
 * Grants more time, whether it was asked for or not, or refuses what was asked for.
 *
 * @param decision `until`: the day that is granted; `reason`: why it is refused. @throws Refusal, NotAllowed.
 */
export async function decideExtension(
  db: Database,
  actor: Actor,
  place: Place,
  decision: { until: string } | { reason: string },
): Promise<void> {
  const { id } = requirePermission(actor, 'calls.write');
  if ('until' in decision && !isDay(decision.until)) throw new Refusal('not-a-date', { field: 'until' });
  if ('reason' in decision && decision.reason.trim() === '') throw new Refusal('reason-missing', { field: 'reason' });
  const verb = 'until' in decision ? 'grant-extension' : 'refuse-extension';
  await change(db, actor, place, id, verb, ({ call, held }) => {
    if ('reason' in decision) {
      if (held.askedUntil === null) throw new Refusal('wrong-state');
      return { did: 'extension-refused', reason: decision.reason.trim().slice(0, 2000) };
    }
    if (call.deadline !== null && decision.until <= call.deadline) throw new Refusal('not-later', { field: 'until' });
    return { did: 'extension-granted', until: decision.until };
  });
}

function madeBy(actor: Actor): string | null {
  return actor.kind === 'public' ? null : actor.id;
}

async function change(
  db: Database,
  actor: Actor,
  { key, partyId }: Place,
  madeBy_: string,
  verb: string,
  entryOf: (open: { c: Connection; call: Call; held: Recipient }) => RecipientEntry,
): Promise<void> {
  await db.transaction(async (c) => {
    const call = await findCall(c, { key });
    if (call === null) throw new Refusal('no-such-call');
    const held = await findRecipient(c, call.id, partyId, { lock: true });
    if (held === null || held.state === 'removed') throw new Refusal('not-asked');
    const entry = entryOf({ c, call, held });
    await addRecipientEntries(c, { callId: call.id, partyId, held }, [entry], { madeBy: madeBy_, madeAt: new Date() });
    await recordAction(c, {
      actor,
      party: verb === 'ask-extension' ? partyId : undefined,
      verb: `reporting.${verb}`,
      subject: { type: 'call', id: call.id },
      details: { party: partyId, until: 'until' in entry ? entry.until : null },
    });
  });
}
