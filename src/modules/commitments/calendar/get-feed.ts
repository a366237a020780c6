import { PUBLIC } from '../../../kernel/access/index.js';
import { type IcsEvent, writeIcs } from '../../../kernel/calendar/index.js';
import type { Database } from '../../../kernel/db/index.js';
import type { Translator } from '../../../kernel/i18n/index.js';
import { type ListedCommitment, listCommitments } from '../find-commitments.js';
import { findOpenings } from '../find-openings.js';
import { seesHidden } from '../policy.js';
import type { CommitmentFilter } from '../register/filter.js';
import { openRegister } from '../register/open-register.js';
import { findEntries, type PublishedEntry, putEntries } from '../store/calendar-entries.js';
import type { Day } from '../timing/days.js';
import { entriesOf, type WantedEntry } from './entries.js';
import { calendarName, entryEvent, type FeedScene, withdrawnEvent } from './feed-words.js';
import { changesTo } from './published.js';

const BATCH = 500;
/** As many as a calendar can show and a telephone can load; the feed says when there are more. */
const MOST_EVENTS = 5000;

/**
 * The calendar of all commitments that pass a filter, as everybody may see it: calendars bring no session. What it gives out is
 * written down first, so that a later feed can move it or call it off.
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

  const events: IcsEvent[] = [];
  for (let at = 0; at < visible.length && events.length <= MOST_EVENTS; at += BATCH) {
    const commitments = await listCommitments(c, visible.slice(at, at + BATCH), { today, lang: t.lang });
    events.push(...(await eventsOf(db, commitments, scene)));
  }
  const shown = new Set(visible);
  const hidden = register.ids(filter, found, order, true).filter((id) => !shown.has(id));
  events.push(...(await withdrawnEvents(db, hidden, scene)));
  return writeIcs({
    ...calendarName(t, filter, { total: events.length, most: MOST_EVENTS }),
    lang: t.lang,
    source: url.href,
    events: events.slice(0, MOST_EVENTS),
  });
}

async function eventsOf(db: Database, commitments: readonly ListedCommitment[], scene: FeedScene): Promise<IcsEvent[]> {
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
    return [entryEvent(scene, commitment, entry, now?.occurrence ?? null)];
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

/** What was given out before its commitment was hidden: a cancellation that tells nothing of it. */
async function withdrawnEvents(db: Database, hidden: readonly string[], scene: FeedScene): Promise<IcsEvent[]> {
  const events: IcsEvent[] = [];
  for (let at = 0; at < hidden.length; at += BATCH) {
    const entries = await publish(db, hidden.slice(at, at + BATCH), [], scene.today);
    events.push(...entries.map((entry) => withdrawnEvent(scene, entry)));
  }
  return events;
}
