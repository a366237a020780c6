import { addDays, type Day, type DayRange, weekdayOf } from './days.js';

/**
 * Regular sessions of the General Assembly and the days they last. Their openings are data; where none is kept, the rule of
 * resolution 57/301 says what to expect. Pure.
 */

/** `confirmed`: the day is known; `expected`: the rule says so; `unknown`: older than the rule, the year is known only. */
export type OpeningStanding = 'confirmed' | 'expected' | 'unknown';

export interface SessionOpening {
  session: number;
  opens: Day;
  standing: 'confirmed' | 'expected';
}

/** The openings that are kept, by session. */
export type Openings = ReadonlyMap<number, SessionOpening>;

/** A session with its days: from its opening to the day before the next one opens. */
export interface SessionDays extends DayRange {
  session: number;
  standing: OpeningStanding;
}

/** Resolution 57/301 speaks of the fifty-eighth session and those after it. */
export const FIRST_SESSION_BY_RULE = 58;
/** From this one on the Assembly has opened a week earlier. */
const FIRST_SESSION_A_WEEK_EARLIER = 78;

const TUESDAY = 2;
const SATURDAY = 6;

export function openingsOf(list: readonly SessionOpening[]): Openings {
  return new Map(list.map((opening) => [opening.session, opening]));
}

/** The year in which a session opens. */
export function openingYear(session: number): number {
  return 1945 + session;
}

/**
 * The day on which the rule has a session open: the Tuesday of the third week of September, counted from the first week with a
 * working day, since the seventy-eighth session of the second. Null for sessions before the rule.
 */
export function openingByRule(session: number): Day | null {
  if (session < FIRST_SESSION_BY_RULE) return null;
  const first = `${openingYear(session)}-09-01`;
  const weekday = weekdayOf(first);
  // Weeks run from Sunday; a first of September on a Saturday leaves its week without a working day.
  const sunday = weekday === SATURDAY ? addDays(first, 1) : addDays(first, -weekday);
  const weeks = session < FIRST_SESSION_A_WEEK_EARLIER ? 2 : 1;
  return addDays(sunday, weeks * 7 + TUESDAY);
}

/** When a session opens, and how well that is known; null where the year is all there is. */
export function openingOf(session: number, openings: Openings): SessionOpening | null {
  const kept = openings.get(session);
  if (kept !== undefined) return kept;
  const opens = openingByRule(session);
  return opens === null ? null : { session, opens, standing: 'expected' };
}

/**
 * The days of a session. Where its opening is unknown they are all those it can have had: from the first of September (the first
 * session: of January 1946) to the last day before the next one can have begun.
 */
export function daysOfSession(session: number, openings: Openings): SessionDays {
  const opening = openingOf(session, openings);
  const next = openingOf(session + 1, openings);
  const year = openingYear(session);
  return {
    session,
    from: opening?.opens ?? (session === 1 ? `${year}-01-01` : `${year}-09-01`),
    to: next === null ? `${year + 1}-09-30` : addDays(next.opens, -1),
    standing: opening === null || next === null ? 'unknown' : worse(opening.standing, next.standing),
  };
}

function worse(a: 'confirmed' | 'expected', b: 'confirmed' | 'expected'): 'confirmed' | 'expected' {
  return a === 'confirmed' ? b : a;
}

/** The session that is on at a day: the last that has opened. */
export function sessionAt(day: Day, openings: Openings): number {
  const guess = Number(day.slice(0, 4)) - 1945;
  return daysOfSession(guess, openings).from <= day ? guess : guess - 1;
}
