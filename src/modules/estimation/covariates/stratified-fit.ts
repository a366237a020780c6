import { sumSubsets, sumSupersets } from '../data/histories.js';
import { factorize, solveLower, solveUpper } from '../numbers/cholesky.js';
import type { StratifiedModel } from './stratified-model.js';

/** A maximum likelihood fit over all strata together. */
export interface StratifiedFit {
  theta: Float64Array;
  converged: boolean;
  /** Fitted cells by stratum and history, and their superset sums within each stratum. */
  means: Float64Array;
  margins: Float64Array;
  deviance: number;
  /** Cholesky factor of the information at theta. */
  factor: Float64Array;
}

/**
 * Maximum likelihood of the Poisson log-linear model with covariates (Bishop, Fienberg & Holland 1975, section 6.2) by Newton's method with
 * step halving, as in `loglinear/newton.ts`: within each stratum one sum over supersets gives what gradient and information need. Starts
 * from one step of weighted least squares on counts + 0.1 (McCullagh & Nelder 1989, section 2.5).
 */
export function fitStrata(
  model: StratifiedModel,
  counts: Float64Array,
  observed: Float64Array,
  limit = 60,
): StratifiedFit {
  const { terms, kept } = model;
  const p = terms.length;
  const size = 1 << model.lists;
  const means = new Float64Array(counts.length);
  const margins = new Float64Array(counts.length);
  const factor = new Float64Array(p * p);
  const statistic = Float64Array.from(terms, (term) => totalOver(model, term, observed));

  const evaluate = (theta: Float64Array): number => {
    means.fill(0);
    terms.forEach(({ set, inStrata }, k) => {
      for (let g = 0; g < model.strata; g += 1)
        if (inStrata[g]) means[g * size + set] = (means[g * size + set] as number) + (theta[k] as number);
    });
    let value = 0;
    for (let k = 0; k < p; k += 1) value += (theta[k] as number) * (statistic[k] as number);
    for (let from = 0; from < means.length; from += size) sumSubsets(means.subarray(from, from + size));
    for (let cell = 0; cell < means.length; cell += 1) {
      means[cell] = kept[cell] ? Math.exp(means[cell] as number) : 0;
      value -= means[cell] as number;
    }
    margins.set(means);
    for (let from = 0; from < margins.length; from += size) sumSupersets(margins.subarray(from, from + size));
    return value;
  };

  const theta = leastSquaresStart(model, counts, factor);
  const trial = new Float64Array(p);
  let value = evaluate(theta);
  let converged = false;
  for (let iteration = 0; iteration < limit && Number.isFinite(value); iteration += 1) {
    fillInformation(model, margins, factor);
    if (!factorize(factor, p)) break;
    const step = Float64Array.from(terms, (term, k) => (statistic[k] as number) - totalOver(model, term, margins));
    solveLower(factor, p, step);
    const decrement = step.reduce((sum, one) => sum + one * one, 0);
    solveUpper(factor, p, step);
    let scale = 1;
    let next = Number.NEGATIVE_INFINITY;
    for (let halving = 0; halving < 40; halving += 1, scale /= 2) {
      for (let k = 0; k < p; k += 1) trial[k] = (theta[k] as number) + scale * (step[k] as number);
      next = evaluate(trial);
      if (next >= value - 1e-10 * Math.abs(value) || decrement < 1e-9) break;
    }
    theta.set(trial);
    value = next;
    if (decrement < 1e-10 && scale === 1) {
      converged = true;
      break;
    }
  }
  fillInformation(model, margins, factor);
  converged = factorize(factor, p) && converged;
  return { theta, converged, means, margins, deviance: devianceOf(counts, means), factor };
}

function totalOver(
  { lists, strata }: StratifiedModel,
  { set, inStrata }: StratifiedModel['terms'][number],
  margins: Float64Array,
): number {
  let sum = 0;
  for (let g = 0; g < strata; g += 1) if (inStrata[g]) sum += margins[(g << lists) + set] as number;
  return sum;
}

/** Information of two terms: fitted persons on every list of both, in the strata of both. */
function fillInformation({ terms, strata, lists }: StratifiedModel, margins: Float64Array, matrix: Float64Array): void {
  const p = terms.length;
  terms.forEach((a, i) => {
    for (let j = 0; j <= i; j += 1) {
      const b = terms[j] as StratifiedModel['terms'][number];
      const set = a.set | b.set;
      let sum = 0;
      for (let g = 0; g < strata; g += 1)
        if (a.inStrata[g] && b.inStrata[g]) sum += margins[(g << lists) + set] as number;
      matrix[i * p + j] = sum;
    }
  });
}

function leastSquaresStart(model: StratifiedModel, counts: Float64Array, factor: Float64Array): Float64Array {
  const size = 1 << model.lists;
  const weights = counts.map((count, cell) => (model.kept[cell] ? count + 0.1 : 0));
  const working = weights.map((weight, cell) =>
    weight > 0 ? weight * Math.log(weight) + (counts[cell] as number) - weight : 0,
  );
  for (const table of [weights, working])
    for (let from = 0; from < table.length; from += size) sumSupersets(table.subarray(from, from + size));
  fillInformation(model, weights, factor);
  const theta = Float64Array.from(model.terms, (term) => totalOver(model, term, working));
  if (!factorize(factor, theta.length)) return new Float64Array(theta.length);
  solveLower(factor, theta.length, theta);
  solveUpper(factor, theta.length, theta);
  return theta;
}

function devianceOf(counts: Float64Array, means: Float64Array): number {
  let sum = 0;
  for (let cell = 0; cell < counts.length; cell += 1) {
    const y = counts[cell] as number;
    const m = means[cell] as number;
    sum += 2 * ((y > 0 ? y * Math.log(y / m) - y : 0) + m);
  }
  return sum;
}
