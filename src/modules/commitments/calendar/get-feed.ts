import { createHash } from 'node:crypto';
import { PUBLIC } from '../../../kernel/access/index.js';
import { type IcsEvent, writeIcs } from '../../../kernel/calendar/index.js';
import type { Connection, Database } from '../../../kernel/db/index.js';
import type { Translator } from '../../../kernel/i18n/index.js';
import { type ListedCommitment, listCommitments } from '../find-commitments.js';
import { findOpenings } from '../find-openings.js';
import { seesHidden } from '../policy.js';
import { type CommitmentFilter, writeFilter } from '../register/filter.js';
import { openRegister } from '../register/open-register.js';
import { findEntries, type PublishedEntry, putEntries } from '../store/calendar-entries.js';
import { findMembers, noteFeed, putTurns } from '../store/calendar-feeds.js';
import type { Day } from '../timing/days.js';
import type { Occurrence } from '../timing/occurrences.js';
import { calendarRange, entriesOf, type WantedEntry } from './entries.js';
import { calendarName, entryEvent, type FeedScene, leftEvent, withdrawnEvent } from './feed-words.js';
import { lately, type Member, turnedEntry, turnsOf } from './members.js';
import { changesTo } from './published.js';

const BATCH = 500;
/** As many as a calendar can show and a telephone can load; the feed says when there are more. */
const MOST_EVENTS = 5000;

/**
 * The calendar of all commitments that pass a filter, as everybody may see it: calendars bring no session. What it gives out is
 * written down first, so that a later feed can move it or call it off; also where a commitment only leaves this filter.
 *
 * @returns iCalendar (`text/calendar`), in the language of `t`.
 */
export async function getFeed(
  db: Database,
  filter: CommitmentFilter,
  { t, url, today }: { t: Translator; url: URL; today: Day },
): Promise<string> {
  const c = db.connection;
  const { index: register, find } = await openRegister(db, today);
  const found = await find(filter.words);
  const order = { sort: 'due', descending: false } as const;
  const visible = register.ids(filter, found, order, seesHidden(PUBLIC));
  const openings = await findOpenings(c);
  const scene: FeedScene = { t, openings, today, origin: url.origin };

  // What calendars were told is kept for everybody, whoever reads the feed.
  const kept = db.forHouse('calendar');
  const told: Told[] = [];
  for (let at = 0; at < visible.length && told.length <= MOST_EVENTS; at += BATCH) {
    const commitments = await listCommitments(c, visible.slice(at, at + BATCH), { today, lang: t.lang });
    told.push(...(await toldOf(kept, commitments, scene)));
  }
  const shown = new Set(visible);
  const hidden = register.ids(filter, found, order, true).filter((id) => !shown.has(id));
  const given = [...new Set(told.map(({ commitment }) => commitment.id))];
  const members = await keepMembers(kept, filter, given, new Set([...visible, ...hidden]), today);
  const turned = (entry: PublishedEntry) => turnedEntry(entry, members.get(entry.commitment_id));
  const events = [
    // First, so that they are never cut off.
    ...(await goneEvents(c, [...members.values()], scene)),
    ...(await withdrawnEntries(kept, hidden, today)).map((entry) => withdrawnEvent(scene, turned(entry))),
    ...told.map(({ commitment, entry, occurrence }) => entryEvent(scene, commitment, turned(entry), occurrence)),
  ];
  return writeIcs({
    ...calendarName(t, filter, { total: events.length, most: MOST_EVENTS }),
    lang: t.lang,
    source: url.href,
    events: events.slice(0, MOST_EVENTS),
  });
}

/** An entry with what it is told with. */
interface Told {
  commitment: ListedCommitment;
  entry: PublishedEntry;
  /** Null where it is no longer wanted. */
  occurrence: Occurrence | null;
}

async function toldOf(db: Database, commitments: readonly ListedCommitment[], scene: FeedScene): Promise<Told[]> {
  const wanted = commitments.map((commitment) => ({
    commitment,
    entries: entriesOf(commitment.timing, commitment.state, scene.openings, scene.today),
  }));
  const ids = commitments.map(({ id }) => id);
  const published = await publish(db, ids, wanted, scene.today);
  const byId = new Map(commitments.map((commitment) => [commitment.id, commitment]));
  const days = new Map(
    wanted.flatMap(({ commitment, entries }) => entries.map((entry) => [keyOf(commitment.id, entry), entry] as const)),
  );
  return published.flatMap((entry) => {
    const commitment = byId.get(entry.commitment_id);
    if (commitment === undefined) return [];
    const now = days.get(`${entry.commitment_id} ${entry.occurrence} ${entry.part}`);
    return [{ commitment, entry, occurrence: now?.occurrence ?? null }];
  });
}

const keyOf = (id: string, { occurrence, part }: WantedEntry): string => `${id} ${occurrence.key} ${part}`;

async function publish(
  db: Database,
  ids: readonly string[],
  wanted: Parameters<typeof changesTo>[1],
  today: Day,
): Promise<PublishedEntry[]> {
  const published = await findEntries(db.connection, ids);
  const changes = changesTo(published, wanted, { today, now: new Date() });
  if (changes.length === 0) return published;
  return db.transaction(async (c) => {
    await putEntries(c, changes);
    return findEntries(c, ids);
  });
}

/** What was given out before its commitment was hidden, called off. */
async function withdrawnEntries(db: Database, hidden: readonly string[], today: Day): Promise<PublishedEntry[]> {
  const entries: PublishedEntry[] = [];
  for (let at = 0; at < hidden.length; at += BATCH)
    entries.push(...(await publish(db, hidden.slice(at, at + BATCH), [], today)));
  return entries;
}

/** Remembers what the feed of this filter gives out, and who left it or came back. */
async function keepMembers(
  db: Database,
  filter: CommitmentFilter,
  given: readonly string[],
  passing: ReadonlySet<string>,
  today: Day,
): Promise<Map<string, Member>> {
  const key = createHash('sha256').update(writeFilter(filter).toString()).digest('hex');
  await noteFeed(db.connection, key, today);
  let members = await findMembers(db.connection, key);
  const turns = turnsOf(members, given, passing);
  if (turns.joined.length + turns.turned.length > 0)
    members = await db.transaction(async (c) => {
      await putTurns(c, key, turns, (id) => !passing.has(id), new Date());
      return findMembers(c, key);
    });
  return new Map(members.map((member) => [member.commitmentId, member]));
}

/** What left the filter lately, called off in this feed; of what everybody may still see it says what it was. */
async function goneEvents(c: Connection, members: readonly Member[], scene: FeedScene): Promise<IcsEvent[]> {
  const gone = lately(members, new Date());
  const { from } = calendarRange(scene.today);
  const events: IcsEvent[] = [];
  for (let at = 0; at < gone.length; at += BATCH) {
    const some = gone.slice(at, at + BATCH);
    const ids = some.map(({ commitmentId }) => commitmentId);
    const commitments = await listCommitments(c, ids, { today: scene.today, lang: scene.t.lang });
    const byId = new Map(commitments.map((commitment) => [commitment.id, commitment]));
    const byMember = new Map(some.map((member) => [member.commitmentId, member]));
    for (const entry of await findEntries(c, ids)) {
      if (!entry.yearly && entry.last_day < from) continue;
      const turned = turnedEntry(entry, byMember.get(entry.commitment_id));
      const commitment = byId.get(entry.commitment_id);
      const seen = commitment?.shown === true && commitment.document.shown;
      events.push(seen ? leftEvent(scene, commitment, turned) : withdrawnEvent(scene, turned));
    }
  }
  return events;
}
