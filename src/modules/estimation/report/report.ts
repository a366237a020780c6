import type { Identifiability } from '../loglinear/extended.js';
import type { MethodName } from '../options.js';
import type { Interval } from '../resampling/bootstrap.js';

/** A sentence-to-be: a stable code and the values its text names. Texts are `estimation.reason.<code>` or `.note.<code>`. */
export interface Statement {
  code: string;
  values: Record<string, string | number>;
}

/** Figures of the asked method on the data (contract, "Output"). Numbers that a method does not have are null. */
export interface ReportFit {
  model: string | null;
  terms: string[];
  estimate: number;
  unseen: number;
  logUnseen: number;
  seLogUnseen: number | null;
  deviance: number | null;
  aic: number | null;
  bic: number | null;
  dfResidual: number | null;
  negInfinite: string[];
  identifiability: Identifiability;
  /** The Poisson estimate under the same model, where `estimate` is the maximum of a profile likelihood. */
  poissonEstimate?: number;
}

/**
 * Intervals by kind. `lognormal` is conditional on the chosen model; `bca` and `percentile` repeat the selection on each
 * resample; `profile` is the profile likelihood's; `credible` holds posterior quantiles.
 */
export interface ReportInterval {
  lognormal: Interval | null;
  bca: Interval | null;
  percentile: Interval | null;
  z0: number | null;
  acceleration: number | null;
  selectionRepeated: boolean;
  profile?: Interval | null;
  credible?: Interval | null;
}

export interface ReportModels {
  catalogue: number;
  admissible: number;
  search: 'exhaustive' | 'downhill';
  top: { model: string; estimate: number; bic: number }[];
  within10: { count: number; min: number; max: number } | null;
}

/** Posterior probability of how many were missed, in equal bins from `low` to `high`; `beyond` lies above. They add up to one. */
export interface MissedDistribution {
  low: number;
  high: number;
  shares: number[];
  beyond: number;
}

/** A posterior distribution of the population. */
export interface ReportPosterior {
  mean: number;
  median: number;
  mode?: number;
  quantiles: Record<string, number>;
  models?: { model: string; probability: number; estimate: number }[];
  modelCount?: number;
  /** `trace`: draws of the chain in their order, thinned to some two hundred. */
  chains?: { mean: number; median: number; quantiles: Record<string, number>; trace: number[] }[];
  rHat?: number;
  effectiveSize?: number;
  missed?: MissedDistribution;
  [detail: string]: unknown;
}

/** What one method says of one table. */
export interface MethodOutcome {
  method: MethodName;
  fit: ReportFit | null;
  /** Code of the asked model, or of the selected one, where there is no fit. */
  identifiability: Identifiability | null;
  lognormal: Interval | null;
  profile?: Interval | null;
  credible?: Interval | null;
  models?: ReportModels;
  posterior?: ReportPosterior;
  strata?: ReportStratum[];
  /** The estimator with its selection, to be repeated on resamples; null for methods that sample themselves. */
  repeat: ((counts: Float64Array) => number | null) | null;
  /** Where resamples are not tables of histories but of histories by stratum: the counts, and the place of each row in them. */
  resampled?: { counts: Float64Array; rowCells: Int32Array };
  notes: Statement[];
}

/** Observed and estimated persons of one combination of covariate levels; the estimates add up to the fit's. */
export interface ReportStratum {
  levels: Record<string, string>;
  observed: number;
  estimate: number;
  seLogUnseen: number | null;
}
