import { averageDecomposable, type DecomposableAverage, MOST_LISTS_DECOMPOSABLE } from '../bayes/decomposable.js';
import { type Histories, observedPersons } from '../data/histories.js';
import { EstimationRefusal } from '../data/refusal.js';
import type { MethodOutcome, MissedDistribution } from '../report/report.js';
import { intervalOf } from '../resampling/bootstrap.js';
import { posteriorFit } from './posterior-fit.js';

/** Graphs listed in a report. */
const LISTED = 20;

/** Average over decomposable graphs (Madigan & York 1997); the estimate is the posterior median. */
export function runDecomposable({ lists, counts }: Histories, top: number | null = null): MethodOutcome {
  if (lists.length > MOST_LISTS_DECOMPOSABLE)
    throw new EstimationRefusal('too-many-lists-for-method', {
      method: 'decomposable',
      lists: lists.length,
      most: MOST_LISTS_DECOMPOSABLE,
    });
  if (lists.length < 3)
    throw new EstimationRefusal('too-few-lists-for-method', { method: 'decomposable', lists: lists.length, least: 3 });
  const average = averageDecomposable(counts, lists.length);
  const median = average.quantileAt(0.5);
  const observed = observedPersons(counts);
  const { mean, mode, models, modelCount, mostUnseen, massAtMost } = average;
  const quantiles = Object.fromEntries(
    [2.5, 5, 10, 25, 50, 75, 90, 95, 97.5].map((percent) => [String(percent), average.quantileAt(percent / 100)]),
  );
  return {
    method: 'decomposable',
    fit: posteriorFit(models[0]?.model ?? null, median, observed),
    identifiability: 0,
    lognormal: null,
    credible: intervalOf(average.quantileAt),
    posterior: {
      mean,
      median,
      mode,
      quantiles,
      models: models.slice(0, top ?? LISTED),
      modelCount,
      mostUnseen,
      massAtMost,
      missed: missedBy(average, observed),
    },
    repeat: (resample) => averageDecomposable(resample, lists.length).quantileAt(0.5),
    notes: massAtMost > 1e-4 ? [{ code: 'posterior-cut', values: { most: observed + mostUnseen } }] : [],
  };
}

/** Bins of the distribution; a number that can be halved twice, for editions that tell less. */
const BINS = 36;

/** The posterior probability of numbers of missed persons, in equal bins from nearly all of it to its last hundredth, which may run far. */
function missedBy({ quantileAt, shareMissedUpTo }: DecomposableAverage, observed: number): MissedDistribution {
  const low = Math.max(0, quantileAt(0.001) - observed);
  const high = Math.max(low + BINS, quantileAt(0.99) - observed);
  const width = (high - low) / BINS;
  const upTo = Array.from({ length: BINS + 1 }, (_, k) => (k === 0 ? 0 : shareMissedUpTo(low + k * width)));
  return { low, high, shares: upTo.slice(1).map((share, k) => share - (upTo[k] ?? 0)), beyond: 1 - (upTo.at(-1) ?? 1) };
}
