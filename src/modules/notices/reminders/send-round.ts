import type { Actor } from '../../../kernel/access/index.js';
import { NotAllowed } from '../../../kernel/access/index.js';
import { recordAction } from '../../../kernel/audit/index.js';
import { type Day, dayOf } from '../../../kernel/calendar/index.js';
import type { House, Work } from '../../../kernel/module/index.js';
import { type NewNotice, REMINDERS } from '../notice.js';
import { may } from '../policy.js';
import { Refusal } from '../refusal.js';
import { insertSent, putDecision } from '../store/rounds.js';
import { writeNotices } from '../write-notices.js';
import { findRound, type MatterInReach, type RoundRef } from './find-matters.js';
import { planRecipients } from './plan-recipients.js';
import type { Reminded } from './recipients.js';
import { isOpen, type RoundDays } from './rounds.js';

/** The house itself, which sends what is due. */
const HOUSE = { kind: 'administrator', id: 'house' } as const;

/**
 * Sends a round now, by an officer.
 *
 * @returns how many people were reminded.
 * @throws NotAllowed; Refusal `no-such-round`, `round-over`.
 */
export async function sendRoundNow(
  house: House,
  work: Work,
  actor: Actor,
  ref: RoundRef,
  now = new Date(),
): Promise<number> {
  if (actor.kind === 'public' || !may(actor, 'write', 'reminder', { over: false })) throw new NotAllowed();
  const found = await findRound(house.db.connection, work.reminds, ref, dayOf(now));
  if (found === null) throw new Refusal('no-such-round');
  const sent = isOpen(found.round.state) ? await sendRound(house, work, actor, found, ref.days, now) : null;
  if (sent === null) throw new Refusal('round-over');
  return sent;
}

/** Sends what is due today, by the house. @returns how many people were reminded; null where it was sent meanwhile. */
export function sendDueRound(
  house: House,
  work: Work,
  found: MatterInReach,
  days: RoundDays,
  now: Date,
): Promise<number | null> {
  return sendRound(house, work, HOUSE, found, days, now);
}

async function sendRound(
  house: House,
  { records }: Work,
  actor: Exclude<Actor, { kind: 'public' }>,
  { reminding: { name }, matter }: MatterInReach,
  days: RoundDays,
  now: Date,
): Promise<number | null> {
  const { reminded } = await planRecipients(house.db.connection, records, await matter.asked(), now);
  const round = { name, matter: matter.key, days };
  return house.db.transaction(async (c) => {
    const decision = { state: 'sent' as const, on_day: dayOf(now), decided_by: actor.id, decided_at: now };
    if (!(await putDecision(c, { ...round, ...decision }))) return null;
    await writeNotices(
      c,
      house,
      reminded.map((one) => noticeOf(one, round, matter.due, dayOf(now))),
      now,
    );
    await insertSent(
      c,
      reminded.map(({ asked, person, lang }) => ({
        ...round,
        person_id: person.id,
        party_id: asked.party,
        lang,
        sent: now,
      })),
    );
    await recordAction(c, {
      actor: { kind: actor.kind, id: actor.id },
      verb: 'notices.send-round',
      subject: { type: matter.about.type, id: matter.about.id },
      details: { ...round, people: reminded.length },
    });
    return reminded.length;
  });
}

function noticeOf({ asked, person }: Reminded, round: RoundRef, due: Day, today: Day): NewNotice {
  const { name, matter, days } = round;
  const when = today < due ? 'before' : today > due ? 'past' : 'today';
  return {
    personId: person.id,
    topic: REMINDERS,
    source: `reminder/${name}/${matter}/${days}/${asked.party}`,
    message: `notices.reminder.${when}`,
    about: asked.about,
    names: { party: { type: 'party', id: asked.party } },
    values: { date: due },
    path: asked.path ?? null,
    // That something is due says nothing of who has done it. Whether its record may be named is asked of the record.
    open: true,
  };
}
