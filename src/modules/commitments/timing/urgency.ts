import type { CommitmentState } from '../commitment.js';
import { type Day, daysBetween } from './days.js';
import { hasNoDate, type Timing, type Window } from './timing.js';

/** How pressing something is, the most pressing first: the order in which lists show it. */
export const URGENCIES = ['overdue', 'due-soon', 'due-later', 'recurs', 'expected', 'no-date', 'past'] as const;
export type Urgency = (typeof URGENCIES)[number];

/** What begins, or ends where no beginning is named, within so many days is due soon. */
export const SOON_DAYS = 90;

/**
 * How pressing a commitment is at `today`. Deadlines count for what is open or under way only; one whose window has opened, or opens
 * within 90 days, is due soon. Nothing that was done, has lapsed or was superseded presses: it is past.
 */
export function urgency(timing: Timing, state: CommitmentState, today: Day): Urgency {
  if (state === 'done' || state === 'lapsed' || state === 'superseded') return 'past';
  if (state !== 'no-action') {
    const pressing = timing.due.map((window) => pressureOf(window, today)).sort((a, b) => rank(a) - rank(b));
    if (pressing[0] !== undefined) return pressing[0];
  }
  if (timing.series.length > 0) return 'recurs';
  if (timing.expected.some(({ to }) => to >= today)) return 'expected';
  const behind = [...timing.due, ...timing.expected, ...timing.events, ...timing.periods];
  if (hasNoDate(timing) || !behind.some(({ to }) => to !== null && to < today)) return 'no-date';
  return behind.every(({ to }) => to !== null && to < today) ? 'past' : 'no-date';
}

function pressureOf({ from, to }: Window, today: Day): Urgency {
  if (to < today) return 'overdue';
  return daysBetween(today, from ?? to) <= SOON_DAYS ? 'due-soon' : 'due-later';
}

const rank = (urgency: Urgency): number => URGENCIES.indexOf(urgency);
