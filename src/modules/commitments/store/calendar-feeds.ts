import { sql } from 'kysely';
import type { Connection } from '../../../kernel/db/index.js';
import type { Member, Turns } from '../calendar/members.js';
import { addDays, type Day } from '../timing/days.js';
import { calendarTables } from './calendar-tables.js';

/** Feeds that are remembered at most; anybody may ask for any filter. */
const MOST_FEEDS = 1000;
/** Nobody who subscribed is away for longer. */
const UNREAD_DAYS = 180;

/** Notes that a feed is read; a new one takes the place of those that nobody reads any more. Writes once a day at most. */
export async function noteFeed(c: Connection, key: string, today: Day): Promise<void> {
  const db = calendarTables(c);
  const known = await db.selectFrom('calendar_feed').select('last_read').where('key', '=', key).executeTakeFirst();
  if (known !== undefined && known.last_read >= today) return;
  await db
    .insertInto('calendar_feed')
    .values({ key, last_read: today, days: 1 })
    .onConflict((conflict) =>
      conflict
        .column('key')
        .doUpdateSet((eb) => ({ last_read: today, days: eb('calendar_feed.days', '+', 1) }))
        .where('calendar_feed.last_read', '<', today),
    )
    .execute();
  if (known !== undefined) return;
  await db.deleteFrom('calendar_feed').where('last_read', '<', addDays(today, -UNREAD_DAYS)).execute();
  // Those that were asked for on one day only go before those that somebody follows.
  await sql`delete from calendar_feed where key <> ${key} and key in (select key from calendar_feed
    order by days > 1 desc, last_read desc, key offset ${MOST_FEEDS - 1})`.execute(db);
}

export async function findMembers(c: Connection, key: string): Promise<Member[]> {
  return calendarTables(c)
    .selectFrom('calendar_feed_member')
    .select(['commitment_id as commitmentId', 'gone', 'turns', 'turned_at as turnedAt'])
    .where('feed_key', '=', key)
    .orderBy('commitment_id')
    .execute();
}

/** Writes who joined and who turned; of two who read the same feed at once, one counts. */
export async function putTurns(
  c: Connection,
  key: string,
  { joined, turned }: Turns,
  gone: (commitmentId: string) => boolean,
  now: Date,
): Promise<void> {
  const db = calendarTables(c);
  if (joined.length > 0)
    await sql`insert into calendar_feed_member (feed_key, commitment_id, gone, turns, turned_at)
      select key, id, false, 0, ${now} from calendar_feed, unnest(${sql.val([...joined])}::uuid[]) as id where key = ${key}
      order by id on conflict do nothing`.execute(db);
  if (turned.length === 0) return;
  const states = JSON.stringify(turned.map((id) => ({ id, gone: gone(id) })));
  await sql`update calendar_feed_member m set gone = v.gone, turns = m.turns + 1, turned_at = ${now}
    from jsonb_to_recordset(${states}::jsonb) as v(id uuid, gone boolean)
    where m.feed_key = ${key} and m.commitment_id = v.id and m.gone <> v.gone`.execute(db);
}
