import { addDays, type Day } from '../../../kernel/calendar/index.js';

/** Which reminders go out when. Pure. */

/** Days from the day on which something is due. */
export const ROUNDS = [-30, -7, 0, 7] as const;
export type RoundDays = (typeof ROUNDS)[number];

export function isRound(days: number): days is RoundDays {
  return (ROUNDS as readonly number[]).includes(days);
}

/** What an officer decided, or that it went out. */
export interface Decision {
  state: 'scheduled' | 'cancelled' | 'sent';
  onDay: Day;
}

export interface Round {
  days: RoundDays;
  /** The day on which it goes out, or went. */
  onDay: Day;
  /** `past`: its time went by while the program stood still, or the matter was not known yet. */
  state: 'planned' | 'scheduled' | 'cancelled' | 'sent' | 'past';
}

/** So long after its day a round is still made up for. */
export const MADE_UP_DAYS = 3;

/** The four rounds of something due on `due`, as they stand today. */
export function roundsOf(due: Day, today: Day, decided: (days: RoundDays) => Decision | null): Round[] {
  return ROUNDS.map((days) => {
    const decision = decided(days);
    if (decision !== null && decision.state !== 'scheduled') return { days, ...decision };
    const onDay = decision?.onDay ?? addDays(due, days);
    if (onDay < addDays(today, -MADE_UP_DAYS)) return { days, onDay, state: 'past' };
    return { days, onDay, state: decision === null ? 'planned' : 'scheduled' };
  });
}

/**
 * The round that goes out today: of those whose day has come, the last. One that another has overtaken is left out, so that nobody gets two
 * at once after days on which no program ran.
 */
export function roundToSend(rounds: readonly Round[], today: Day): Round | null {
  const sent = Math.max(...rounds.map(({ state, days }) => (state === 'sent' ? days : Number.NEGATIVE_INFINITY)));
  const open = rounds.filter(({ state, days, onDay }) => isOpen(state) && days > sent && onDay <= today);
  return open.reduce<Round | null>((last, round) => (last === null || round.days > last.days ? round : last), null);
}

/** Whether the round may still go out. */
export function isOpen(state: Round['state']): boolean {
  return state === 'planned' || state === 'scheduled';
}

/** How far officers look ahead and back, and how far they may move a round. */
const AHEAD_DAYS = 120;
const BACK_DAYS = 40;

/** Days between which something must be due so that one of its rounds may go out on `today`. */
export function daysInReach(today: Day): { from: Day; to: Day } {
  return { from: addDays(today, -BACK_DAYS), to: addDays(today, AHEAD_DAYS) };
}

/** Between which days an officer may set a round of something due on `due`. */
export function daysToChoose(due: Day, today: Day): { from: Day; to: Day } {
  return { from: today, to: addDays(due, BACK_DAYS - MADE_UP_DAYS) };
}
