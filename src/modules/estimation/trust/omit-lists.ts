import { type Histories, observedPersons, sumSupersets } from '../data/histories.js';
import { omitList } from '../data/reshape.js';
import { runStepwise } from '../methods/selected.js';
import type { ReportFit } from '../report/report.js';

/** The stepwise estimate without one list; null with why where there is none. */
export interface LeftOut {
  list: string;
  estimate: number | null;
  observed: number;
  terms: string[];
  negInfinite: string[];
  skipped?: 'fewer-than-two-lists' | 'a-list-is-empty' | 'no-estimate';
}

export function omitEachList(histories: Histories, threshold: number): LeftOut[] {
  return histories.lists.map((list, k) => ({ list, ...estimateOrSkip(omitList(histories, k), threshold) }));
}

export type Tried = Omit<LeftOut, 'list'>;

/** A stepwise estimate on reshaped histories, or the reason why it cannot be tried. */
export function estimateOrSkip(histories: Histories, threshold: number): Tried {
  const observed = observedPersons(histories.counts);
  const none = { estimate: null, observed, terms: [], negInfinite: [] };
  if (histories.lists.length < 2) return { ...none, skipped: 'fewer-than-two-lists' };
  const totals = sumSupersets(histories.counts.slice());
  if (histories.lists.some((_, k) => totals[1 << k] === 0)) return { ...none, skipped: 'a-list-is-empty' };
  const fit: ReportFit | null = runStepwise(histories, { threshold }).fit;
  if (!fit) return { ...none, skipped: 'no-estimate' };
  return { estimate: fit.estimate, observed, terms: fit.terms, negInfinite: fit.negInfinite };
}
