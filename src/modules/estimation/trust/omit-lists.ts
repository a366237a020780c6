import { observedPersons, sumSupersets } from '../data/histories.js';
import { omitList } from '../data/reshape.js';
import { DEFAULT_OPTIONS } from '../options.js';
import type { MethodOutcome } from '../report/report.js';
import { type Grouped, pooled, reshapeGroups, runOnGroups } from './grouped.js';

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

/** Each list left out in turn, the first question to ask of a figure (Hook & Regal 1995, Epidemiologic Reviews 17:243). */
export function omitEachList(grouped: Grouped, threshold: number): LeftOut[] {
  return grouped.lists.map((list, k) => ({
    list,
    ...estimateOrSkip(
      reshapeGroups(grouped, (histories) => omitList(histories, k)),
      threshold,
    ),
  }));
}

/** Stepwise selection, with the covariates of the groups. */
export function stepwiseOn(grouped: Grouped, threshold: number): MethodOutcome {
  return runOnGroups(grouped, { ...DEFAULT_OPTIONS, method: 'stepwise', threshold });
}

export type Tried = Omit<LeftOut, 'list'>;

/** A stepwise estimate on reshaped histories, or the reason why it cannot be tried. */
export function estimateOrSkip(grouped: Grouped, threshold: number): Tried {
  const observed = observedPersons(grouped.counts);
  const none = { estimate: null, observed, terms: [], negInfinite: [], interval: null };
  if (grouped.lists.length < 2) return { ...none, skipped: 'fewer-than-two-lists' };
  const totals = sumSupersets(pooled(grouped).counts);
  if (grouped.lists.some((_, k) => totals[1 << k] === 0)) return { ...none, skipped: 'a-list-is-empty' };
  const { fit, lognormal } = stepwiseOn(grouped, threshold);
  if (!fit) return { ...none, skipped: 'no-estimate' };
  return {
    estimate: fit.estimate,
    observed,
    terms: fit.terms,
    negInfinite: fit.negInfinite,
    interval: endsOf(lognormal),
  };
}
