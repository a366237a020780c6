import type { ReportFit } from '../report/report.js';

/** The report's fit for a method whose estimate is a posterior median: no single model, so no deviance and no criteria. */
export function posteriorFit(model: string | null, estimate: number, observed: number): ReportFit {
  const unseen = estimate - observed;
  return {
    model,
    terms: [],
    estimate,
    unseen,
    logUnseen: unseen > 0 ? Math.log(unseen) : Number.NEGATIVE_INFINITY,
    seLogUnseen: null,
    deviance: null,
    aic: null,
    bic: null,
    dfResidual: null,
    negInfinite: [],
    identifiability: 0,
  };
}
