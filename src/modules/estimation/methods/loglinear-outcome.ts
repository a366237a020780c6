import { nameOf } from '../data/histories.js';
import {
  type Estimator,
  type Fitted,
  finiteInteractions,
  saturatedLogLikelihood,
  type Table,
} from '../loglinear/estimator.js';
import { formatModel } from '../loglinear/model.js';
import { normalQuantile } from '../numbers/special.js';
import type { ReportFit } from '../report/report.js';
import { type Interval, intervalOf } from '../resampling/bootstrap.js';

/** The figures of a fitted log-linear model, in the report's form. */
export function describeFit(estimator: Estimator, fit: Fitted, table: Table, lists: string[]): ReportFit {
  const seLogUnseen = estimator.standardError(fit, table);
  const deviance = estimator.deviance(table);
  const persons = table.margins[0] as number;
  const parameters = fit.model.terms.length;
  const minusTwice = deviance - 2 * saturatedLogLikelihood(table.counts);
  const cells = fit.extended.kept ? fit.extended.kept.reduce((sum, kept) => sum + kept, 0) : table.counts.length - 1;
  const unseen = Math.exp(fit.theta[0] as number);
  return {
    model: formatModel(fit.model),
    terms: finiteInteractions(fit).map((term) => nameOf(term, lists)),
    estimate: persons + unseen,
    unseen,
    logUnseen: fit.theta[0] as number,
    seLogUnseen,
    deviance,
    aic: minusTwice + 2 * parameters,
    bic: minusTwice + Math.log(persons) * parameters,
    dfResidual: cells - fit.extended.finite.length,
    negInfinite: fit.extended.negInfinite.map((term) => nameOf(term, lists)),
    identifiability: 0,
  };
}

/**
 * The interval of the population from a normal law of the log of the unseen (Chan, Silverman & Vincent 2021, section 4.3). It is
 * conditional on the model: the choice of the model is not in it.
 */
export function lognormalInterval(fit: ReportFit): Interval | null {
  const { seLogUnseen } = fit;
  if (seLogUnseen === null || !Number.isFinite(seLogUnseen)) return null;
  const observed = fit.estimate - fit.unseen;
  return intervalOf((p) => observed + fit.unseen * Math.exp(normalQuantile(p) * seLogUnseen));
}
