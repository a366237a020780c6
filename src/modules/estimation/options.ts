/** The methods of `concordance estimate --method`. */
export const METHODS = [
  'stepwise',
  'bic',
  'fixed',
  'main',
  'aic2014',
  'bayes-threshold',
  'latent-class',
  'decomposable',
] as const;

export type MethodName = (typeof METHODS)[number];

/** What an estimate is asked to do; every value that can change a figure stands here and goes into the report. */
export interface EstimateOptions {
  method: MethodName;
  /** p-value below which a pair enters (stepwise), or posterior ratio above which it stays (bayes-threshold). */
  threshold: number;
  /** Most lists in one interaction. */
  maxOrder: number;
  /** Hierarchical notation, for `fixed`. */
  model: string | null;
  covariates: string[];
  /** Bootstrap replicates; 0 for none. */
  bootstrap: number;
  seed: number;
  /** Models listed, and looked at again on each resample (Silverman, Chan & Vincent 2024); null looks at all and lists 20. */
  top: number | null;
  /** Whether the other methods are run to judge the estimate. */
  verdict: boolean;
}

export const DEFAULT_OPTIONS: EstimateOptions = {
  method: 'stepwise',
  threshold: 0.02,
  maxOrder: 2,
  model: null,
  covariates: [],
  bootstrap: 1000,
  seed: 1,
  top: null,
  verdict: true,
};

/** The p-value threshold of the stepwise estimates that stand beside the asked method: the asked one where that is stepwise itself. */
export function stepwiseThreshold({ method, threshold }: Pick<EstimateOptions, 'method' | 'threshold'>): number {
  return method === 'stepwise' ? threshold : DEFAULT_OPTIONS.threshold;
}
