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
import type { EstimateOptions, MethodName } from '../options.js';
import type { MethodOutcome, ReportFit, ReportModels, ReportStratum } from '../report/report.js';
import { LISTED, rangeWithin10 } from './by-bic.js';
import { lognormalInterval } from './loglinear-outcome.js';

/** Methods that take covariates. */
const WITH_COVARIATES = ['stepwise', 'bic', 'fixed', 'main'] as const;

/**
 * Estimates with covariates: every combination of levels has its own unseen, the lists see the levels at different rates, and
 * interactions between lists are common (Bishop, Fienberg & Holland 1975, section 6.2). The totals of the strata add up to the estimate.
 */
export function runByStrata(data: ReadHistories, options: EstimateOptions): MethodOutcome {
  if (!takesCovariates(options.method))
    throw new EstimationRefusal('no-covariates-for-method', { method: options.method });
  const { rowCells, ...strata } = stratify(data);
  return { ...runOnStrata(strata, options), resampled: { counts: strata.counts, rowCells } };
}

export function takesCovariates(method: MethodName): boolean {
  return WITH_COVARIATES.some((known) => known === method);
}

/** The same on strata as they stand. */
export function runOnStrata(strata: Table, options: EstimateOptions): MethodOutcome {
  const select = (counts: Float64Array): SelectedStrata => selectModel(strata, counts, options);
  const selected = select(strata.counts);
  const { examined, met } = selected;
  const fit = examined.fit ? describeStrataFit(selected, examined.fit, strata) : null;
  return {
    method: options.method,
    fit,
    identifiability: examined.code,
    lognormal: fit ? lognormalInterval(fit) : null,
    ...(met ? { models: describeMet(met, strata, options.top) } : {}),
    ...(examined.fit ? { strata: describeStrata(examined.model, examined.fit, strata) } : {}),
    repeat: (resample) => {
      const { examined: again } = select(resample);
      return again.fit ? sum(resample) + unseenOf(again.model, again.fit) : null;
    },
    notes: [],
  };
}

type Table = Omit<Strata, 'rowCells'>;

function selectModel(strata: Table, counts: Float64Array, options: EstimateOptions): SelectedStrata {
  if (options.method === 'stepwise') return selectStrataStepwise(strata, counts, options.threshold);
  if (options.method === 'bic') return selectStrataByBic(strata, counts, options.maxOrder);
  const lists = strata.lists.length;
  const model = options.method === 'main' ? mainEffects(lists) : parseModel(options.model ?? '', lists);
  return { model, examined: examineStrata(model, strata, counts) };
}

function describeStrataFit({ model, examined }: SelectedStrata, fit: StratifiedFit, strata: Table): ReportFit {
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

/** Models met by the search on BIC, best first. */
function describeMet(met: SelectedStrata[], strata: Table, top: number | null): ReportModels {
  const scored = met
    .flatMap((selected) => {
      const { fit } = selected.examined;
      if (!fit) return [];
      const { model, estimate, bic } = describeStrataFit(selected, fit, strata);
      return [{ model: model ?? '', estimate, bic: bic ?? 0 }];
    })
    .sort((a, b) => a.bic - b.bic);
  return {
    catalogue: met.length,
    admissible: scored.length,
    search: 'downhill',
    top: scored.slice(0, top ?? LISTED),
    within10: rangeWithin10(scored),
  };
}

function describeStrata({ intercepts, lists }: StratifiedModel, fit: StratifiedFit, strata: Table): ReportStratum[] {
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
