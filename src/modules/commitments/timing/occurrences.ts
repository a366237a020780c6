import { type Day, lastDayOfMonth, yearOf } from './days.js';
import { daysOfSession, type Openings } from './sessions.js';
import type { DaySeries, Series, SessionSeries, Timing, Window, YearSeries } from './timing.js';

/** One time at which something is due, expected, or comes back. */
export interface Occurrence {
  /** Names it among those of its commitment, also when its days change: "due-0", "series-1-76", "series-0-2030". */
  key: string;
  role: 'due' | 'expected' | 'recurs';
  window: Window;
}

/** All that touches the days `from` to `to`, in the order of their last days. Periods and events are no occurrences. */
export function occurrences(timing: Timing, from: Day, to: Day, openings: Openings): Occurrence[] {
  const single = (['due', 'expected'] as const).flatMap((role) =>
    timing[role].map((window, i): Occurrence => ({ key: `${role}-${i}`, role, window })),
  );
  const series = timing.series.flatMap((one, i) =>
    windowsOf(one, from, to, openings).map(
      ({ mark, window }): Occurrence => ({ key: `series-${i}-${mark}`, role: 'recurs', window }),
    ),
  );
  return [...single, ...series]
    .filter(({ window }) => window.to >= from && (window.from ?? window.to) <= to)
    .sort((a, b) => compare(a.window.to, b.window.to) || compare(a.key, b.key));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Whatever comes back does so within this many years; the longest rhythm that the reader knows is ten. */
const LOOK_AHEAD_YEARS = 100;

/** What comes next: the first that is not over at `today`; null where nothing is known to come. */
export function nextOccurrence(timing: Timing, today: Day, openings: Openings): Occurrence | null {
  const year = yearOf(today);
  for (const years of [12, LOOK_AHEAD_YEARS]) {
    const next = occurrences(timing, today, `${Math.min(9999, year + years)}-12-31`, openings).at(0);
    if (next !== undefined) return next;
  }
  return null;
}

interface Marked {
  mark: number | string;
  window: Window;
}

function windowsOf(series: Series, from: Day, to: Day, openings: Openings): Marked[] {
  switch (series.kind) {
    case 'sessions':
      return sessionWindows(series, from, to, openings);
    case 'years':
      return yearWindows(series, from, to);
    case 'day':
      return dayWindows(series, from, to);
    case 'open':
      return [];
  }
}

/** The first member of `first`, `first + step` ... that is not below `least`. */
function firstFrom(first: number, step: number, least: number): number {
  return least <= first ? first : first + Math.ceil((least - first) / step) * step;
}

function sessionWindows({ first, step, words }: SessionSeries, from: Day, to: Day, openings: Openings): Marked[] {
  const windows: Marked[] = [];
  // A session reaches into the year after its opening, and one of an unknown day a month further.
  const last = yearOf(to) - 1945;
  for (let session = firstFrom(first, step, yearOf(from) - 1945 - 2); session <= last; session += step) {
    const days = daysOfSession(session, openings);
    windows.push({
      mark: session,
      window: { from: days.from, to: days.to, standing: days.standing, precision: 'session', session, words },
    });
  }
  return windows;
}

const MONTHS_A_YEAR = 12;

function yearWindows({ first, months, words }: YearSeries, from: Day, to: Day): Marked[] {
  const windows: Marked[] = [];
  const start = first * MONTHS_A_YEAR;
  const end = (yearOf(to) + 1) * MONTHS_A_YEAR;
  const within = Math.min(months, MONTHS_A_YEAR);
  for (let month = firstFrom(start, months, (yearOf(from) - 1) * MONTHS_A_YEAR); month < end; month += months) {
    const year = Math.floor(month / MONTHS_A_YEAR);
    const first = (month % MONTHS_A_YEAR) + 1;
    const begin = `${year}-${String(first).padStart(2, '0')}`;
    windows.push({
      mark: within === MONTHS_A_YEAR ? year : begin,
      window: {
        from: `${begin}-01`,
        to: lastDayOfMonth(year, first + within - 1),
        precision: within === MONTHS_A_YEAR ? 'year' : within === 1 ? 'month' : 'span',
        standing: 'confirmed',
        session: null,
        words,
      },
    });
  }
  return windows;
}

function dayWindows(series: DaySeries, from: Day, to: Day): Marked[] {
  const { since, words } = series;
  const windows: Marked[] = [];
  for (let year = Math.max(yearOf(from), since === null ? 0 : yearOf(since)); year <= yearOf(to); year++) {
    const day = dayInYear(series, year);
    if (since !== null && day < since) continue;
    windows.push({
      mark: year,
      window: { from: day, to: day, precision: 'day', standing: 'confirmed', session: null, words },
    });
  }
  return windows;
}

/** The day of a yearly observance in one year. */
export function dayInYear({ monthDay }: DaySeries, year: number): Day {
  return monthDay === '02-29' ? lastDayOfMonth(year, 2) : `${year}-${monthDay}`;
}
