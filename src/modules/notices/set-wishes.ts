import type { PersonActor } from '../../kernel/access/index.js';
import type { Database } from '../../kernel/db/index.js';
import { isTimeZone, mailDue } from './digest/mail-due.js';
import { type Hours, isWish, type Wish } from './notice.js';
import { Refusal } from './refusal.js';
import { setMailDue } from './store/notices.js';
import { findWishes, putHours, putWish, type Wishes } from './store/wishes.js';
import { askForDigests } from './write-notices.js';

export interface WishesGiven {
  /** By topic; what is not named stays. */
  topics: Readonly<Record<string, string>>;
  hours: { timeZone: string; hour: number; weekday: number };
}

export async function getWishes(db: Database, { id }: PersonActor): Promise<Wishes> {
  return (await findWishes(db.connection, [id]))(id);
}

/**
 * Says how a person wants mail, by the person; what is not mailed yet follows at once.
 *
 * @param known topics that there are; others are refused.
 * @throws Refusal `no-such-topic`, `no-such-wish`, `no-such-zone`, `no-such-hour`.
 */
export async function setWishes(
  db: Database,
  { id }: PersonActor,
  given: WishesGiven,
  known: readonly string[],
  now = new Date(),
): Promise<void> {
  const hours = checkHours(given.hours);
  const topics = Object.entries(given.topics).map(([topic, how]): [string, Wish] => {
    if (!known.includes(topic)) throw new Refusal('no-such-topic', { field: topic });
    if (!isWish(how)) throw new Refusal('no-such-wish', { field: topic });
    return [topic, how];
  });
  await db.transaction(async (c) => {
    await putHours(c, id, hours);
    for (const [topic, how] of topics) await putWish(c, id, topic, how);
    const wishes = (await findWishes(c, [id]))(id);
    for (const topic of known) {
      const due = mailDue(wishes.of(topic), hours, now);
      await setMailDue(c, { personId: id, topic }, due);
      await askForDigests(c, [{ personId: id, mailDue: due }]);
    }
  });
}

function checkHours({ timeZone, hour, weekday }: WishesGiven['hours']): Hours {
  if (!isTimeZone(timeZone)) throw new Refusal('no-such-zone', { field: 'zone' });
  if (!Number.isInteger(hour) || hour < 0 || hour > 23) throw new Refusal('no-such-hour', { field: 'hour' });
  if (!Number.isInteger(weekday) || weekday < 1 || weekday > 7) throw new Refusal('no-such-hour', { field: 'weekday' });
  return { timeZone, hour, weekday };
}
