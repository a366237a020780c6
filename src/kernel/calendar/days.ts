/**
 * Calendar days as the words of a resolution mean them: no hour, no time zone. A day is text, YYYY-MM-DD, so that days compare and
 * sort as text. Pure.
 */

/** YYYY-MM-DD */
export type Day = string;

/** Both ends belong to it. */
export interface DayRange {
  from: Day;
  to: Day;
}

const PARTIAL_DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
const DAY_LENGTH = 86_400_000;

/** Whether the text is a day that exists: 2027-02-29 is none. */
export function isDay(text: string): boolean {
  return text.length === 10 && rangeOf(text) !== null;
}

/** The days that YYYY, YYYY-MM or YYYY-MM-DD names; null where the text names none that exist. */
export function rangeOf(date: string): DayRange | null {
  const match = PARTIAL_DATE.exec(date);
  if (match === null) return null;
  const [, year = '', month, day] = match;
  if (year < '0100') return null;
  if (month === undefined) return { from: `${year}-01-01`, to: `${year}-12-31` };
  if (month < '01' || month > '12') return null;
  const last = lastDayOfMonth(Number(year), Number(month));
  if (day === undefined) return { from: `${year}-${month}-01`, to: last };
  return day >= '01' && date <= last ? { from: date, to: date } : null;
}

/** `month` from 1. */
export function lastDayOfMonth(year: number, month: number): Day {
  return dayOf(new Date(Date.UTC(year, month, 0)));
}

export function addDays(day: Day, days: number): Day {
  return dayOf(new Date(momentOf(day).getTime() + days * DAY_LENGTH));
}

/** How many days `to` lies after `from`; below 0 where it lies before. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((momentOf(to).getTime() - momentOf(from).getTime()) / DAY_LENGTH);
}

/** 0 is Sunday. */
export function weekdayOf(day: Day): number {
  return momentOf(day).getUTCDay();
}

export function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}

/** Midnight UTC of the day, for what measures in moments. */
export function momentOf(day: Day): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** The day of a moment in UTC. */
export function dayOf(moment: Date): Day {
  return moment.toISOString().slice(0, 10);
}

/** The days that both have; null where they have none. An end that is null is open. */
export function overlap(
  a: { from: Day | null; to: Day | null },
  b: { from: Day | null; to: Day | null },
): { from: Day | null; to: Day | null } | null {
  const from = later(a.from, b.from);
  const to = earlier(a.to, b.to);
  return from !== null && to !== null && from > to ? null : { from, to };
}

function later(a: Day | null, b: Day | null): Day | null {
  if (a === null || b === null) return a ?? b;
  return a > b ? a : b;
}

function earlier(a: Day | null, b: Day | null): Day | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}
