import type { Day } from './days.js';
import type { OpeningStanding } from './sessions.js';

/**
 * When something is due, expected, or comes back, in days: what `timingOf` makes of the words of one act. What the words leave open
 * stays open here too.
 */
export interface Timing {
  /** Deadlines: each is met on any day of its window. */
  due: Window[];
  /** What an act looks forward to: expected then, owed by nobody. */
  expected: Window[];
  /** What comes back, with its rhythm. */
  series: Series[];
  /** Stretches of time during which something holds. */
  periods: Period[];
  /** What took place; never due. */
  events: Window[];
  /** What the words, or our knowledge, leave open. */
  open: OpenMatter[];
}

/**
 * How the words name the time: a day, a span of days, a month, a year, a whole session, or a last day only (`not-after`). The
 * narrowest of several.
 */
export type Precision = 'day' | 'span' | 'month' | 'year' | 'session' | 'not-after';

export interface Window {
  /** Null where the words name a last day only. */
  from: Day | null;
  to: Day;
  precision: Precision;
  /** `confirmed` unless an end of the window is an opening of a session that is not. */
  standing: OpeningStanding;
  /** The session that the words name. */
  session: number | null;
  /** As they stand in the text. */
  words: string;
}

export interface Period {
  from: Day | null;
  to: Day | null;
  words: string;
}

/** Comes back at every `step`-th session from `first`. */
export interface SessionSeries {
  kind: 'sessions';
  first: number;
  step: number;
  words: string;
}

/** Comes back every so many months from January of a year; 24 is every other year. */
export interface YearSeries {
  kind: 'years';
  first: number;
  months: number;
  words: string;
}

/** Comes back on one day of every year. */
export interface DaySeries {
  kind: 'day';
  /** MM-DD; a 29 February falls on the 28th in common years. */
  monthDay: string;
  /** Nothing comes back before this day; null where nothing is known of a beginning. */
  since: Day | null;
  words: string;
}

/** Comes back, but the words do not say from when; `months` is null for a rhythm that is none of months or years. */
export interface OpenSeries {
  kind: 'open';
  months: number | null;
  words: string;
}

export type Series = SessionSeries | YearSeries | DaySeries | OpenSeries;

/**
 * - `other-body`: a session, but not one of the General Assembly, so that its days are not known here;
 * - `after-event`: a term that runs from something that the words do not date ("within 90 days");
 * - `contradiction`: the days named lie outside of the session named; the days count;
 * - `no-such-day`: a date that does not exist, or none that we can read.
 */
export interface OpenMatter {
  code: 'other-body' | 'after-event' | 'contradiction' | 'no-such-day';
  words: string;
}

export function hasNoDate(timing: Timing): boolean {
  return Object.values(timing).every((list: readonly unknown[]) => list.length === 0);
}
