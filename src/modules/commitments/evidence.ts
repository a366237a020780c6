import { type EvidenceGiven, evidenceFault } from '../../kernel/files/index.js';
import { EARLIEST } from './date-form.js';
import { Refusal } from './refusal.js';
import { type Day, rangeOf } from './timing/days.js';

/** What backs a statement, and the day it speaks of: checked alike for steps and for answers. */

/**
 * `happened`: YYYY, YYYY-MM or YYYY-MM-DD; empty where it is not known.
 *
 * @throws Refusal `not-a-date`, `date-too-early`, `date-to-come`.
 */
export function checkDay(happened: string, today: Day): void {
  if (happened === '') return;
  const range = rangeOf(happened);
  if (range === null) throw new Refusal('not-a-date', { field: 'happened', values: { date: happened } });
  if (range.to < EARLIEST) throw new Refusal('date-too-early', { field: 'happened', values: { date: happened } });
  if (range.from > today) throw new Refusal('date-to-come', { field: 'happened', values: { date: happened } });
}

/** @throws Refusal `link-and-file`, `not-an-address`, `too-large`. */
export function checkEvidence(given: EvidenceGiven): void {
  const fault = evidenceFault(given);
  if (fault !== null) throw new Refusal(fault.code, { field: fault.field, values: fault.values });
}
