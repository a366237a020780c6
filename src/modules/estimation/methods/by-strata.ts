import { examineStrata } from '../covariates/examine-strata.js';
import { type SelectedStrata, selectStrataByBic, selectStrataStepwise } from '../covariates/select-strata.js';
import { type Strata, stratify } from '../covariates/strata.js';
import type { StratifiedFit } from '../covariates/stratified-fit.js';
import type { StratifiedModel } from '../covariates/stratified-model.js';
import { nameOf, sizeOf } from '../data/histories.js';
import type { ReadHistories } from '../data/read-histories.js';
import { EstimationRefusal } from '../data/refusal.js';
import { saturatedLogLikelihood } from '../loglinear/estimator.js';
import { formatModel, mainEffects, parseModel } from '../loglinear/model.js';
import { solveLower } from '../numbers/cholesky.js';
import type { EstimateOptions } from '../options.js';
import type { MethodOutcome, ReportFit, ReportStratum } from '../report/report.js';
import { lognormalInterval } from './loglinear-outcome.js';

/** Methods that take covariates. */
const WITH_COVARIATES = ['stepwise', 'bic', 'fixed', 'main'] as const;

/**
 * Estimates with covariates: every combination of levels has its own unseen, the lists see the levels at different rates, and
 * interactions between lists are common. The totals of the strata add up to the estimate.
 */
export function runByStrata(data: ReadHistories, options: EstimateOptions): MethodOutcome {
  if (!WITH_COVARIATES.some((method) => method === options.method))
    throw new EstimationRefusal('no-covariates-for-method', { method: options.method });
  const strata = stratify(data);
  const select = (counts: Float64Array): SelectedStrata => selectModel(strata, counts, options);
  const selected = select(strata.counts);
  const { examined } = selected;
  const fit = examined.fit ? describeStrataFit(selected, examined.fit, strata) : null;
  return {
    method: options.method,
    fit,
    identifiability: examined.code,
    lognormal: fit ? lognormalInterval(fit) : null,
    ...(examined.fit ? { strata: describeStrata(examined.model, examined.fit, strata) } : {}),
    repeat: (resample) => {
      const { examined: again } = select(resample);
      return again.fit ? sum(resample) + unseenOf(again.model, again.fit) : null;
    },
    resampled: { counts: strata.counts, rowCells: strata.rowCells },
    notes: [],
  };
}

function selectModel(strata: Strata, counts: Float64Array, options: EstimateOptions): SelectedStrata {
  if (options.method === 'stepwise') return selectStrataStepwise(strata, counts, options.threshold);
  if (options.method === 'bic') return selectStrataByBic(strata, counts, options.maxOrder);
  const lists = strata.lists.length;
  const model = options.method === 'main' ? mainEffects(lists) : parseModel(options.model ?? '', lists);
  return { model, examined: examineStrata(model, strata, counts) };
}

function describeStrataFit({ model, examined }: SelectedStrata, fit: StratifiedFit, strata: Strata): ReportFit {
  const { model: stratified } = examined;
  const observed = sum(strata.counts);
  const unseen = unseenOf(stratified, fit);
  const minusTwice = fit.deviance - 2 * saturatedLogLikelihood(strata.counts);
  const weights = stratified.intercepts.map((_, k) => Math.exp(fit.theta[k] as number) / unseen);
  const between = Array.from(model.terms).filter((term) => sizeOf(term) > 1 && !stratified.negInfinite.includes(term));
  return {
    model: formatModel(model),
    terms: [
      ...between.map((term) => nameOf(term, strata.lists)),
      ...strata.lists.flatMap((list) => strata.covariates.map(({ name }) => `${list}:${name}`)),
    ],
    estimate: observed + unseen,
    unseen,
    logUnseen: Math.log(unseen),
    seLogUnseen: errorOf(fit, weights),
    deviance: fit.deviance,
    aic: minusTwice + 2 * stratified.parameters,
    bic: minusTwice + Math.log(observed) * stratified.parameters,
    dfResidual: sum(stratified.kept) - stratified.terms.length,
    negInfinite: stratified.negInfinite.map((term) => nameOf(term, strata.lists)),
    identifiability: 0,
  };
}

function describeStrata({ intercepts, lists }: StratifiedModel, fit: StratifiedFit, strata: Strata): ReportStratum[] {
  return strata.levelsOf.map((levels, g) => {
    const position = intercepts.indexOf(g);
    const observed = sum(strata.counts.subarray(g << lists, (g + 1) << lists));
    return {
      levels: Object.fromEntries(
        strata.covariates.map(({ name, levels: names }, c) => [name, names[levels[c] ?? 0] ?? '']),
      ),
      observed,
      estimate: observed + (position < 0 ? 0 : Math.exp(fit.theta[position] as number)),
      seLogUnseen:
        position < 0
          ? null
          : errorOf(
              fit,
              intercepts.map((_, k) => (k === position ? 1 : 0)),
            ),
    };
  });
}

function unseenOf({ intercepts }: StratifiedModel, { theta }: StratifiedFit): number {
  return intercepts.reduce((total, _, k) => total + Math.exp(theta[k] as number), 0);
}

/** Standard error of a weighted sum of the first parameters: the delta method for the log of their total. */
function errorOf({ theta, factor }: StratifiedFit, weights: number[]): number {
  const vector = new Float64Array(theta.length);
  vector.set(weights);
  solveLower(factor, theta.length, vector);
  return Math.sqrt(vector.reduce((total, value) => total + value * value, 0));
}

function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let k = 0; k < values.length; k += 1) total += values[k] as number;
  return total;
}
