import { type Actor, NotAllowed } from '../../../kernel/access/index.js';
import { recordAction } from '../../../kernel/audit/index.js';
import { type Day, dayOf, isDay } from '../../../kernel/calendar/index.js';
import type { House, Work } from '../../../kernel/module/index.js';
import { may } from '../policy.js';
import { Refusal } from '../refusal.js';
import { putDecision } from '../store/rounds.js';
import { findRound, type RoundRef } from './find-matters.js';
import { daysToChoose } from './rounds.js';

export type RoundDecision = { cancel: true } | { onDay: Day };

/**
 * Sets another day for a round, or cancels it. A cancelled one may be set again.
 *
 * @throws NotAllowed; Refusal `no-such-round`, `round-over`, `not-a-date`, `day-not-possible`.
 */
export async function decideRound(
  { db }: House,
  { reminds }: Work,
  actor: Actor,
  ref: RoundRef,
  decision: RoundDecision,
  now = new Date(),
): Promise<void> {
  if (actor.kind === 'public' || !may(actor, 'write', 'reminder', { over: false })) throw new NotAllowed();
  const today = dayOf(now);
  const found = await findRound(db.connection, reminds, ref, today);
  if (found === null) throw new Refusal('no-such-round');
  const { round, matter } = found;
  if (round.state === 'sent') throw new Refusal('round-over');
  const cancels = 'cancel' in decision;
  if (!cancels) {
    if (!isDay(decision.onDay)) throw new Refusal('not-a-date', { field: 'day' });
    const { from, to } = daysToChoose(matter.due, today);
    if (decision.onDay < from || decision.onDay > to) throw new Refusal('day-not-possible', { field: 'day' });
  }
  const onDay = cancels ? round.onDay : decision.onDay;
  await db.transaction(async (c) => {
    const state = cancels ? ('cancelled' as const) : ('scheduled' as const);
    const put = await putDecision(c, { ...ref, state, on_day: onDay, decided_by: actor.id, decided_at: now });
    if (!put) throw new Refusal('round-over');
    await recordAction(c, {
      actor: { kind: actor.kind, id: actor.id },
      verb: cancels ? 'notices.cancel-round' : 'notices.schedule-round',
      subject: { type: matter.about.type, id: matter.about.id },
      details: { ...ref, day: onDay },
    });
  });
}
