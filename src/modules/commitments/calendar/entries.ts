import type { CommitmentState } from '../commitment.js';
import { type Day, daysBetween, yearOf } from '../timing/days.js';
import { dayInYear, type Occurrence, occurrences } from '../timing/occurrences.js';
import { daysOfSession, type Openings } from '../timing/sessions.js';
import type { DaySeries, Timing, Window } from '../timing/timing.js';

/**
 * What a commitment puts into a calendar. Nothing fills a calendar for a year: a window of up to a week stands on its days, a longer
 * one on its last day, and, where it is a session, also on the day on which the session opens, which is when an officer begins to
 * count. A day that comes back every year is one entry with a rule; sessions move, so each of their times is an entry of its own.
 * Pure.
 */

/** `days`: the window itself; `opening`: the session of the window opens; `last-day`: the last day of a longer window. */
export type EntryPart = 'days' | 'opening' | 'last-day';

export interface WantedEntry {
  occurrence: Occurrence;
  part: EntryPart;
  /** Both included. */
  firstDay: Day;
  lastDay: Day;
  yearly: boolean;
  /** `tentative` where it hangs on an opening that is not confirmed, or is only expected. */
  status: 'confirmed' | 'tentative';
  /** The commitment is done; its entries say so and stay. */
  done: boolean;
}

const LONGEST_AS_DAYS = 7;

/** Series are told from a year ago on. */
const YEARS_BACK = 1;
/** Three appraisals ahead. */
const YEARS_AHEAD = 12;

/** The days for which a calendar is kept: entries of series outside of them are neither made nor called off. */
export function calendarRange(today: Day): { from: Day; to: Day } {
  return { from: `${yearOf(today) - YEARS_BACK}-01-01`, to: `${yearOf(today) + YEARS_AHEAD}-12-31` };
}

/**
 * What of its days still stands for a commitment in a state: nothing where it has lapsed, was superseded or asks nothing; where it is
 * done its deadlines, but it comes back no more.
 */
export function standingTiming(timing: Timing, state: CommitmentState): Timing {
  if (state === 'done') return { ...timing, series: [] };
  if (state === 'open' || state === 'under-way') return timing;
  return { due: [], expected: [], series: [], periods: [], events: [], open: [] };
}

/** Entries of a commitment as of `today`. */
export function entriesOf(whole: Timing, state: CommitmentState, openings: Openings, today: Day): WantedEntry[] {
  const timing = standingTiming(whole, state);
  const { from, to } = calendarRange(today);
  const single = occurrences({ ...timing, series: [] }, '0100-01-01', '9998-12-31', openings);
  const moving = timing.series.flatMap((series, i) => (series.kind === 'day' ? [] : [`series-${i}-`]));
  const repeated = occurrences({ ...timing, due: [], expected: [] }, from, to, openings).filter(({ key }) =>
    moving.some((prefix) => key.startsWith(prefix)),
  );
  const yearly = timing.series.flatMap((series, i) => (series.kind === 'day' ? [yearlyEntry(series, i)] : []));
  const entries = [...single, ...repeated].flatMap((occurrence) => partsOf(occurrence, openings));
  return [...entries, ...yearly].map((entry) => ({ ...entry, done: state === 'done' }));
}

type Undone = Omit<WantedEntry, 'done'>;

function partsOf(occurrence: Occurrence, openings: Openings): Undone[] {
  const { window, role } = occurrence;
  const { from, to, session } = window;
  const make = (part: EntryPart, firstDay: Day, lastDay: Day, sure: boolean): Undone => ({
    occurrence,
    part,
    firstDay,
    lastDay,
    yearly: false,
    status: sure && role !== 'expected' ? 'confirmed' : 'tentative',
  });
  const sure = window.standing === 'confirmed';
  if (from !== null && daysBetween(from, to) < LONGEST_AS_DAYS) return [make('days', from, to, sure)];
  const last = make('last-day', to, to, sure || window.precision !== 'session');
  if (session === null || window.standing === 'unknown') return [last];
  return from === daysOfSession(session, openings).from ? [make('opening', from, from, sure), last] : [last];
}

/** Where nothing is known of a beginning, entries begin in this year. */
const LONG_AGO = 2000;

function yearlyEntry(series: DaySeries, i: number): Undone {
  const day = firstDayOf(series);
  const window: Window = {
    from: day,
    to: day,
    precision: 'day',
    standing: 'confirmed',
    session: null,
    words: series.words,
  };
  return {
    occurrence: { key: `series-${i}`, role: 'recurs', window },
    part: 'days',
    firstDay: day,
    lastDay: day,
    yearly: true,
    status: 'confirmed',
  };
}

/** A rule for a 29 February has to begin on one. */
function firstDayOf(series: DaySeries): Day {
  const since = series.since ?? `${LONG_AGO}-01-01`;
  for (let year = yearOf(since); ; year++) {
    const day = dayInYear(series, year);
    if (day >= since && day.endsWith(series.monthDay)) return day;
  }
}
