import type { Histories } from '../data/histories.js';
import type { ReadHistories } from '../data/read-histories.js';
import { EstimationRefusal } from '../data/refusal.js';
import { takesCovariates } from '../methods/by-strata.js';
import { runMethod } from '../methods/run-method.js';
import { type EstimateOptions, type MethodName, stepwiseThreshold } from '../options.js';
import type { MethodOutcome, Statement } from '../report/report.js';
import { furthestWithout, hangsOn } from './furthest-without.js';
import { type Grouped, groupsOf, pooled, runOnGroups } from './grouped.js';
import { findNestedLists } from './nested-lists.js';
import { type Ends, endsOf, type LeftOut, omitEachList } from './omit-lists.js';

export interface Verdict {
  verdict: 'estimate' | 'no-reliable-estimate';
  /** Why there is no reliable estimate; else what the estimate rests on. */
  reasons: Statement[];
  /** The methods compared, with their figures. */
  compared: {
    method: MethodName;
    estimate: number | null;
    interval: Ends | null;
    rHat?: number;
  }[];
  omitted: LeftOut[];
}

/** Factor beyond which two figures for one population cannot both be taken seriously (contract, "Refusal"). */
export const FACTOR = 2;

/** Potential scale reduction above which chains have not met (Vehtari et al. 2021 ask for less; contract). */
export const LARGEST_R_HAT = 1.05;

/**
 * Says whether the asked estimate can be relied on, by what the other methods say of the same data: stepwise, BIC and
 * decomposable graphs (to five lists) beside the asked one. With covariates these are in all of them but the graphs, which take none and
 * stand for all persons together.
 */
export function judge(data: Histories | ReadHistories, asked: MethodOutcome, options: EstimateOptions): Verdict {
  const outcomes = [asked];
  const grouped = groupsOf(data);
  for (const method of ['stepwise', 'bic', 'decomposable'] as const) {
    if (method === asked.method) continue;
    const threshold = 0.02;
    const maxOrder = method === 'bic' ? options.maxOrder : 2;
    const other = tryMethod(grouped, { ...options, method, threshold, maxOrder, top: null });
    if (other) outcomes.push(other);
  }
  const compared = outcomes.map(({ method, fit, posterior, ...rest }) => ({
    method,
    estimate: fit?.estimate ?? null,
    interval: endsOf(rest.credible ?? rest.profile ?? rest.lognormal),
    ...(posterior?.rHat === undefined ? {} : { rHat: posterior.rHat }),
  }));
  const omitted = omitEachList(grouped, stepwiseThreshold(options));
  const reasons = [
    ...missing(asked, outcomes),
    ...findNestedLists(data).filter(({ code }) => code !== 'list-inside-chance'),
    ...apart(compared),
    ...compared
      .filter((one) => (one.rHat ?? 1) > LARGEST_R_HAT)
      .map((one) => ({ code: 'chains-apart', values: { method: one.method, rHat: one.rHat ?? 0 } })),
    ...oneListDecides(outcomes, omitted),
  ];
  if (reasons.length > 0) return { verdict: 'no-reliable-estimate', reasons, compared, omitted };
  return { verdict: 'estimate', reasons: groundsFor(grouped, compared, omitted), compared, omitted };
}

/** A method that does not take so many or few lists is left out of the comparison, not failed. */
function tryMethod(grouped: Grouped, options: EstimateOptions): MethodOutcome | null {
  try {
    return takesCovariates(options.method) ? runOnGroups(grouped, options) : runMethod(pooled(grouped), options);
  } catch (error) {
    if (error instanceof EstimationRefusal) return null;
    throw error;
  }
}

function missing(asked: MethodOutcome, outcomes: MethodOutcome[]): Statement[] {
  return outcomes
    .filter((outcome) => !outcome.fit)
    .flatMap(({ method, identifiability }) => {
      const values = { method };
      if (identifiability === 2) return [{ code: 'not-identifiable', values }];
      if (identifiability === 3)
        return [
          { code: 'does-not-exist', values },
          { code: 'not-identifiable', values },
        ];
      return [{ code: method === asked.method || identifiability === 1 ? 'does-not-exist' : 'no-figure', values }];
    });
}

function apart(compared: Verdict['compared']): Statement[] {
  const reasons: Statement[] = [];
  const figures = compared.flatMap(({ method, estimate }) => (estimate === null ? [] : [{ method, estimate }]));
  const low = figures.reduce(
    (a, b) => (b.estimate < a.estimate ? b : a),
    figures[0] ?? { method: 'main', estimate: 1 },
  );
  const high = figures.reduce((a, b) => (b.estimate > a.estimate ? b : a), low);
  if (high.estimate > FACTOR * low.estimate)
    reasons.push({
      code: 'methods-apart',
      values: { low: low.method, lowEstimate: low.estimate, high: high.method, highEstimate: high.estimate },
    });
  compared.forEach((one, k) => {
    for (const other of compared.slice(k + 1)) {
      if (!one.interval || !other.interval) continue;
      const [below, above] = one.interval['97.5'] < other.interval['97.5'] ? [one, other] : [other, one];
      if ((below.interval?.['97.5'] ?? 0) < (above.interval?.['2.5'] ?? 0))
        reasons.push({ code: 'intervals-apart', values: { low: below.method, high: above.method } });
    }
  });
  return reasons;
}

/** Whether leaving one list out moves the stepwise estimate by more than the factor, or leaves none. */
function oneListDecides(outcomes: MethodOutcome[], omitted: LeftOut[]): Statement[] {
  const full = outcomes.find(({ method }) => method === 'stepwise')?.fit?.estimate;
  if (full === undefined) return [];
  return omitted.flatMap(({ list, estimate, skipped }) => {
    if (skipped === 'no-estimate') return [{ code: 'nothing-without-list', values: { list } }];
    if (estimate === null || (estimate <= FACTOR * full && full <= FACTOR * estimate)) return [];
    return [{ code: 'one-list-decides', values: { list, with: full, without: estimate } }];
  });
}

/** What a given figure rests on: the methods that agree, and the list that it hangs on most. */
function groundsFor({ lists }: Grouped, compared: Verdict['compared'], omitted: LeftOut[]): Statement[] {
  if (lists.length === 2) return [{ code: 'two-lists', values: {} }];
  const figures = compared.flatMap(({ estimate }) => (estimate === null ? [] : [estimate]));
  const grounds: Statement[] = [
    {
      code: 'methods-agree',
      values: { methods: figures.length, low: Math.min(...figures), high: Math.max(...figures) },
    },
  ];
  const stepwise = compared.find(({ method }) => method === 'stepwise');
  const full = stepwise?.estimate ?? null;
  const furthest = furthestWithout(full, omitted);
  if (full === null || !furthest) return grounds;
  const code = hangsOn(furthest, full, stepwise?.interval ?? null) ? 'hangs-on-list' : 'no-list-decides';
  return [...grounds, { code, values: { ...furthest } }];
}
