import { type Day, type IcsEvent, rangeOf } from '../../../kernel/calendar/index.js';
import { foldLog, type LogEntry, type PublishedView } from './log.js';

/**
 * What a calendar is told of a concrete measure: the day it starts and the day by which it is to be done, each an entry whose id never
 * changes. All of it follows from the log, so that every feed of one measure says the same: a moved day is the same entry with a higher
 * sequence, one that was withdrawn or lost its day is called off. Pure.
 */

export const PARTS_OF_FEED = ['starts', 'ends'] as const;
export type FeedPart = (typeof PARTS_OF_FEED)[number];

export interface FeedEntry
  extends Pick<IcsEvent, 'uid' | 'sequence' | 'status' | 'firstDay' | 'lastDay' | 'changedAt'> {
  part: FeedPart;
  /** What is said of it; null where it was withdrawn, of which nothing more is told. */
  view: PublishedView | null;
}

/** @param key Of the measure. Entries in the order of their parts; none that was never given out. */
export function feedEntries(key: string, entries: readonly LogEntry[]): FeedEntry[] {
  const moments = entries.filter(({ kind }) => kind === 'publish' || kind === 'withdraw');
  return PARTS_OF_FEED.flatMap((part) => {
    const uid = `${key}.${part}@concordance`;
    let known: FeedEntry | null = null;
    for (const { n, madeAt } of moments) {
      const view = foldLog(entries.filter((entry) => entry.n <= n))?.published ?? null;
      const next = entryOf(part, uid, view, known, madeAt);
      if (next !== null) known = next;
    }
    return known === null ? [] : [known];
  });
}

function entryOf(
  part: FeedPart,
  uid: string,
  view: PublishedView | null,
  before: FeedEntry | null,
  changedAt: Date,
): FeedEntry | null {
  const days = view === null ? null : daysOf(part, view.content[part]);
  if (days === null)
    return before === null || before.status === 'cancelled'
      ? null
      : { ...before, status: 'cancelled', view, sequence: before.sequence + 1, changedAt };
  const entry = { part, uid, view, changedAt, ...days, status: statusOf(view), sequence: 0 };
  return before === null ? entry : { ...entry, sequence: before.sequence + 1 };
}

function statusOf(view: PublishedView | null): FeedEntry['status'] {
  if (view?.state === 'stopped') return 'cancelled';
  return view?.state === 'proposed' ? 'tentative' : 'confirmed';
}

function daysOf(part: FeedPart, date: string | null): { firstDay: Day; lastDay: Day } | null {
  const range = date === null ? null : rangeOf(date);
  if (range === null) return null;
  // A year or a month begins on its first day, and is over after its last.
  const day = part === 'starts' ? range.from : range.to;
  return { firstDay: day, lastDay: day };
}
