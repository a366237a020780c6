import type { Actor } from '../../../kernel/access/index.js';
import { type Day, isDay } from '../../../kernel/calendar/index.js';
import type { Database } from '../../../kernel/db/index.js';
import { Refusal } from '../refusal.js';
import { type Call, keepCallVersion } from '../store/calls.js';
import type { CallEntry, CallState } from './call.js';
import { changeCall } from './open-call.js';

interface Place {
  key: string;
  seen: number | null;
}

/** Nobody sends answers any more but those who were given more time. */
export function closeCall(db: Database, actor: Actor, place: Place): Promise<Call> {
  return step(db, actor, place, 'close-call', ['open'], { did: 'closed' });
}

export function reopenCall(db: Database, actor: Actor, place: Place): Promise<Call> {
  return step(db, actor, place, 'reopen-call', ['closed'], { did: 'reopened' });
}

/** A draft that will not be sent; it stays in the log. */
export function dropCall(db: Database, actor: Actor, place: Place): Promise<Call> {
  return step(db, actor, place, 'drop-call', ['draft'], { did: 'dropped' });
}

function step(
  db: Database,
  actor: Actor,
  place: Place,
  verb: string,
  from: readonly CallState[],
  entry: CallEntry,
): Promise<Call> {
  return changeCall(db, actor, place, ({ call }) => {
    if (!from.includes(call.state)) throw new Refusal('wrong-state');
    return { verb, entries: [entry] };
  });
}

/**
 * Keeps a draft as a call of the past, asked before there was Concordance: old answers can be brought in to it. Nobody is written to.
 *
 * @param on the day on which it was sent then. @throws Refusal `not-a-date`, `not-later`, `no-questions`, `wrong-state`; NotAllowed.
 */
export function recordCall(db: Database, actor: Actor, place: Place, on: string, today: Day): Promise<Call> {
  if (!isDay(on)) throw new Refusal('not-a-date', { field: 'on' });
  if (on > today) throw new Refusal('not-later', { field: 'on' });
  return changeCall(db, actor, place, async ({ c, call, by }) => {
    if (call.state !== 'draft' && call.state !== 'recorded') throw new Refusal('wrong-state');
    if (call.content.questions.length === 0) throw new Refusal('no-questions');
    await keepCallVersion(c, call, call.version + 1, by);
    return { verb: 'record-call', entries: [{ did: 'recorded', on }] };
  });
}
