import type { Connection } from '../../../kernel/db/index.js';
import { type Hours, isWish, USUAL_HOURS, usualWish, type Wish } from '../notice.js';
import { noticesTables } from './tables.js';

/** How people want mail. */
export interface Wishes {
  hours: Hours;
  /** Of a topic, the usual one where nothing was said. */
  of: (topic: string) => Wish;
}

/** Of each of these people. */
export async function findWishes(c: Connection, personIds: readonly string[]): Promise<(personId: string) => Wishes> {
  if (personIds.length === 0) return () => ({ hours: USUAL_HOURS, of: usualWish });
  const [said, hours] = [
    await noticesTables(c)
      .selectFrom('notice_wish')
      .selectAll()
      .where('person_id', 'in', [...personIds])
      .execute(),
    await noticesTables(c)
      .selectFrom('notice_hours')
      .selectAll()
      .where('person_id', 'in', [...personIds])
      .execute(),
  ];
  const byTopic = new Map(said.map(({ person_id, topic, how }) => [`${person_id} ${topic}`, how]));
  const byPerson = new Map(
    hours.map(({ person_id, time_zone, hour, weekday }) => [person_id, { timeZone: time_zone, hour, weekday }]),
  );
  return (personId) => ({
    hours: byPerson.get(personId) ?? USUAL_HOURS,
    of: (topic) => {
      const how = byTopic.get(`${personId} ${topic}`);
      return isWish(how) ? how : usualWish(topic);
    },
  });
}

export async function putWish(c: Connection, personId: string, topic: string, how: Wish): Promise<void> {
  await noticesTables(c)
    .insertInto('notice_wish')
    .values({ person_id: personId, topic, how })
    .onConflict((conflict) => conflict.columns(['person_id', 'topic']).doUpdateSet({ how }))
    .execute();
}

export async function putHours(c: Connection, personId: string, { timeZone, hour, weekday }: Hours): Promise<void> {
  const hours = { time_zone: timeZone, hour, weekday };
  await noticesTables(c)
    .insertInto('notice_hours')
    .values({ person_id: personId, ...hours })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(hours))
    .execute();
}
