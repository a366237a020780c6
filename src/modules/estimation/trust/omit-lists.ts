import { type Histories, observedPersons, sumSupersets } from '../data/histories.js';
import { omitList } from '../data/reshape.js';
import { runStepwise } from '../methods/selected.js';

export interface Ends {
  '2.5': number;
  '97.5': number;
}

/** The ends of an interval that holds more. */
export function endsOf(interval: Ends | null | undefined): Ends | null {
  return interval ? { '2.5': interval['2.5'], '97.5': interval['97.5'] } : null;
}

/** The stepwise estimate without one list; null with why where there is none. */
export interface LeftOut {
  list: string;
  estimate: number | null;
  observed: number;
  terms: string[];
  negInfinite: string[];
  /** Ends of the 95 % interval that is conditional on the model. */
  interval: Ends | null;
  skipped?: 'fewer-than-two-lists' | 'a-list-is-empty' | 'no-estimate';
}

export function omitEachList(histories: Histories, threshold: number): LeftOut[] {
  return histories.lists.map((list, k) => ({ list, ...estimateOrSkip(omitList(histories, k), threshold) }));
}

export type Tried = Omit<LeftOut, 'list'>;

/** A stepwise estimate on reshaped histories, or the reason why it cannot be tried. */
export function estimateOrSkip(histories: Histories, threshold: number): Tried {
  const observed = observedPersons(histories.counts);
  const none = { estimate: null, observed, terms: [], negInfinite: [], interval: null };
  if (histories.lists.length < 2) return { ...none, skipped: 'fewer-than-two-lists' };
  const totals = sumSupersets(histories.counts.slice());
  if (histories.lists.some((_, k) => totals[1 << k] === 0)) return { ...none, skipped: 'a-list-is-empty' };
  const { fit, lognormal } = runStepwise(histories, { threshold });
  if (!fit) return { ...none, skipped: 'no-estimate' };
  return {
    estimate: fit.estimate,
    observed,
    terms: fit.terms,
    negInfinite: fit.negInfinite,
    interval: endsOf(lognormal),
  };
}
