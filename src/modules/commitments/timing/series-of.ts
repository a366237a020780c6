import type { DateMention } from '../../documents/index.js';
import { type Day, rangeOf } from './days.js';
import type { Series } from './timing.js';

const MONTHS_A_YEAR = 12;
const DURATION = /^P(?:(\d{1,3})Y)?(?:(\d{1,3})M)?$/;

/** How many months "P4Y", "P6M" are; null for a rhythm of days or one that is unknown ("P?D"). */
export function monthsOf(every: string | undefined): number | null {
  const match = every === undefined ? null : DURATION.exec(every);
  if (match === null) return null;
  const months = Number(match[1] ?? 0) * MONTHS_A_YEAR + Number(match[2] ?? 0);
  return months === 0 ? null : months;
}

/**
 * The rhythm of a recurrence or observance; null where its day does not exist. `since` is the day before which nothing can come
 * back where the words themselves name no beginning.
 */
export function seriesOf(date: DateMention, since: Day | null): Series | null {
  const words = date.text;
  if (date.from_year !== undefined && rangeOf(String(date.from_year)) === null) return null;
  if (date.month_day !== undefined) {
    const monthDay = date.month_day.slice(2);
    // A leap year knows every day there is.
    if (rangeOf(`2000-${monthDay}`) === null || monthDay.length !== 5) return null;
    return { kind: 'day', monthDay, since: date.from_year === undefined ? since : `${date.from_year}-01-01`, words };
  }
  const months = monthsOf(date.every);
  const wholeYears = months !== null && months % MONTHS_A_YEAR === 0;
  if (wholeYears && date.from_session !== undefined)
    return { kind: 'sessions', first: date.from_session, step: months / MONTHS_A_YEAR, words };
  if (months !== null && (wholeYears || MONTHS_A_YEAR % months === 0) && date.from_year !== undefined)
    return { kind: 'years', first: date.from_year, months, words };
  return { kind: 'open', months, words };
}
