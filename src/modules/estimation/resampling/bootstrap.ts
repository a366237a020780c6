import { observedPersons } from '../data/histories.js';
import type { RandomSource } from '../numbers/random.js';
import { drawMultinomial } from '../numbers/random-counts.js';
import { normalProbability, normalQuantile, quantile } from '../numbers/special.js';
import { jackknifeAcceleration } from './jackknife.js';

/** The levels at which every interval is reported, named as in the contract. */
export const LEVELS = { '2.5': 0.025, '10': 0.1, '90': 0.9, '97.5': 0.975 } as const;

export type Interval = Record<keyof typeof LEVELS, number>;

/** Builds an interval by the value at each probability. */
export function intervalOf(at: (p: number) => number): Interval {
  return { '2.5': at(0.025), '10': at(0.1), '90': at(0.9), '97.5': at(0.975) };
}

export interface Bootstrap {
  /** Estimate on each resample; null where the estimator had none. */
  replicates: (number | null)[];
  bca: Interval | null;
  percentile: Interval | null;
  /** Bias correction, the normal quantile of the share of replicates below the estimate. */
  z0: number | null;
  acceleration: number | null;
}

/** Resamples of as many persons as were observed, multinomial over the observed histories. */
export function drawResamples(counts: Float64Array, replicates: number, source: RandomSource): Float64Array[] {
  const persons = observedPersons(counts);
  return Array.from({ length: replicates }, () => {
    const resample = new Float64Array(counts.length);
    drawMultinomial(source, persons, counts, persons, resample);
    return resample;
  });
}

/**
 * Bias-corrected and accelerated bootstrap that repeats the model selection on each resample (Efron 1987; Silverman, Chan &
 * Vincent 2024, Statistics and Computing 34:44, section 3): the quantile at probability p is the replicates' quantile at
 * Phi(z0 + (z0 + z) / (1 - a (z0 + z))), z = Phi^-1(p). A replicate without an estimate counts as larger than any other, since
 * what fails is nearly always an estimate that runs away; where that reaches a quantile, the interval is null.
 */
export function bootstrap(
  counts: Float64Array,
  resamples: Iterable<Float64Array>,
  estimate: (counts: Float64Array) => number | null,
  pointEstimate: number,
): Bootstrap {
  const replicates = Array.from(resamples, estimate);
  const values = Float64Array.from(replicates, (value) => value ?? Number.POSITIVE_INFINITY).sort();
  if (values.length === 0) return { replicates, bca: null, percentile: null, z0: null, acceleration: null };
  const below = values.filter((value) => value < pointEstimate).length;
  const z0 = normalQuantile(below / values.length);
  const acceleration = jackknifeAcceleration(counts, estimate);
  const percentile = intervalOf((p) => quantile(values, p));
  const bca =
    Number.isFinite(z0) && acceleration !== null
      ? intervalOf((p) => {
          const z = z0 + normalQuantile(p);
          return quantile(values, normalProbability(z0 + z / (1 - acceleration * z)));
        })
      : null;
  return {
    replicates,
    bca: finiteOrNull(bca),
    percentile: finiteOrNull(percentile),
    z0: Number.isFinite(z0) ? z0 : null,
    acceleration,
  };
}

function finiteOrNull(interval: Interval | null): Interval | null {
  return interval && Object.values(interval).every(Number.isFinite) ? interval : null;
}
