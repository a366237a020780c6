import { addDays, type Day, lastDayOfMonth } from '../../kernel/calendar/index.js';

/**
 * When an instrument enters into force, and for whom: each instrument's rule as data, and functions over days. Pure.
 *
 * Sources: UNTOC art. 38 and 40, Trafficking Protocol art. 17 and 19, Smuggling Protocol art. 22 and 24, Optional Protocol on the sale of
 * children art. 14 and 15, Supplementary Convention of 1956 art. 13 and 14, ILO Conventions 29 (art. 28 and 30) and 182 (art. 10 and 11),
 * Protocol of 2014 (art. 8 and 9).
 */

/** "On the 30th day after", "one month after". */
export type Delay = { days: number } | { months: number };

/** A withdrawal takes effect after a while, or at the end of a period of years that begins when the instrument enters into force. */
export type WithdrawalRule = Delay | { periodYears: number; noticeMonths: number };

export interface EntryRule {
  /** How many instruments of consent bring it into force. */
  instruments: number;
  /** From the deposit of the last of these. */
  first: Delay;
  /** From the deposit of each later one. Never longer than `first`. */
  later: Delay;
  /** Code of the instrument to which one must be party first, and before which this one does not enter into force; null where none. */
  after: string | null;
  withdrawal: WithdrawalRule;
}

/** The day after a delay; a month that has no such day ends on its last one (31 January, one month: 28 or 29 February). */
export function afterDelay(day: Day, delay: Delay): Day {
  if ('days' in delay) return addDays(day, delay.days);
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const months = year * 12 + (month - 1) + delay.months;
  const target = `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}`;
  const end = lastDayOfMonth(Math.floor(months / 12), (months % 12) + 1);
  const wanted = `${target}-${String(date).padStart(2, '0')}`;
  return wanted < end ? wanted : end;
}

/**
 * The day on which the instrument itself enters into force.
 *
 * @param deposits days of the instruments that count (States only), in any order.
 * @param before when the instrument that it needs entered into force; null where that is not so or not known.
 * @returns null while there are too few instruments, or while the one that it needs is not in force.
 */
export function generalEntry(rule: EntryRule, deposits: readonly Day[], before: Day | null): Day | null {
  const last = [...deposits].sort()[rule.instruments - 1];
  if (last === undefined) return null;
  const own = afterDelay(last, rule.first);
  if (rule.after === null) return own;
  return before === null ? null : latest(own, before);
}

/**
 * The day on which it enters into force for one party.
 *
 * @param general when the instrument itself did; null where it is not in force.
 * @param before when the instrument that it needs entered into force for this party; null where none is needed or none is known of.
 */
export function entryFor(rule: EntryRule, deposit: Day, general: Day | null, before: Day | null): Day | null {
  if (general === null) return null;
  // Whoever was among the first: `later` from their deposit lies before the day of the instrument itself, as `first` is no shorter.
  const own = latest(general, afterDelay(deposit, rule.later));
  return before === null ? own : latest(own, before);
}

/** The day from which a party that gave notice is bound no more. `general`: when the instrument entered into force. */
export function withdrawalEffect(rule: WithdrawalRule, notice: Day, general: Day | null): Day {
  if (!('periodYears' in rule)) return afterDelay(notice, rule);
  const earliest = afterDelay(notice, { months: rule.noticeMonths });
  if (general === null) return earliest;
  let end = afterDelay(general, { months: rule.periodYears * 12 });
  for (let periods = 2; end < earliest; periods += 1)
    end = afterDelay(general, { months: rule.periodYears * 12 * periods });
  return end;
}

/** Whether a rule holds together. */
export function isSound({ instruments, first, later }: EntryRule): boolean {
  return instruments >= 1 && roughDays(later) <= roughDays(first);
}

function roughDays(delay: Delay): number {
  return 'days' in delay ? delay.days : delay.months * 30;
}

function latest(a: Day, b: Day): Day {
  return a > b ? a : b;
}
