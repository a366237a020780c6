import { sumSubsets, sumSupersets } from '../data/histories.js';
import { factorize, solveLower, solveUpper } from '../numbers/cholesky.js';

/**
 * Arrays that the fit of one table size uses over and over, so that a bootstrap allocates nothing in its inner loop. After
 * a fit `mean` holds the fitted cells and `margin` their sums over supersets (the fitted persons on every list of a set).
 */
export class Workspace {
  readonly size: number;
  readonly mean: Float64Array;
  readonly margin: Float64Array;
  private readonly scratch: Float64Array;
  private hessian = new Float64Array(0);
  private step = new Float64Array(0);
  private trial = new Float64Array(0);

  constructor(readonly lists: number) {
    this.size = 1 << lists;
    this.mean = new Float64Array(this.size);
    this.margin = new Float64Array(this.size);
    this.scratch = new Float64Array(this.size);
  }

  /**
   * Maximum likelihood of the Poisson log-linear model with these terms on the kept cells, by Newton's method with step
   * halving. Because log m(w) sums the parameters within w, the information of terms S and T is the fitted number of persons
   * on every list of S and T together: one sum over supersets gives gradient and Hessian (no design matrix is formed).
   *
   * @param counts persons by history, length 2^lists; counts of dropped cells must be 0
   * @param kept 1 for cells in the fit; null keeps all but cell 0, the unseen, which is in the fit only where kept[0] is 1
   * @param terms ListSets, the empty set first
   * @param observed observed persons on every list of a set, by set
   * @param start parameters to begin from, or null for a weighted least-squares start from counts + 0.1
   * @param limit iterations after which the fit gives up
   * @param precision inverse variances of independent normal priors round 0, one a term; the fit is then the posterior mode
   */
  fit(
    counts: Float64Array,
    kept: Uint8Array | null,
    terms: Int32Array,
    observed: Float64Array,
    start: Float64Array | null,
    limit: number,
    precision: Float64Array | null = null,
  ): NewtonFit {
    const p = terms.length;
    if (this.step.length !== p) {
      this.step = new Float64Array(p);
      this.trial = new Float64Array(p);
    }
    if (this.hessian.length < p * p) this.hessian = new Float64Array(p * p);
    const theta = start ? start.slice() : this.startingParameters(counts, kept, terms);
    if (!theta) return { theta: new Float64Array(p), converged: false, quadratic: false, iterations: 0 };
    const { hessian, step, trial } = this;
    let value = this.evaluate(theta, kept, terms, observed, precision);
    let previous = Number.POSITIVE_INFINITY;
    if (!Number.isFinite(value) && start) return this.fit(counts, kept, terms, observed, null, limit, precision);
    for (let iteration = 1; iteration <= limit; iteration += 1) {
      this.fillHessian(terms, precision);
      if (!factorize(hessian, p)) return { theta, converged: false, quadratic: false, iterations: iteration };
      for (let k = 0; k < p; k += 1) {
        const term = terms[k] as number;
        step[k] = (observed[term] as number) - (this.margin[term] as number);
        if (precision) step[k] = (step[k] as number) - (precision[k] as number) * (theta[k] as number);
      }
      solveLower(hessian, p, step);
      let decrement = 0;
      for (let k = 0; k < p; k += 1) decrement += (step[k] as number) ** 2;
      solveUpper(hessian, p, step);
      let scale = 1;
      let next = Number.NEGATIVE_INFINITY;
      for (let halving = 0; halving < 40; halving += 1) {
        for (let k = 0; k < p; k += 1) trial[k] = (theta[k] as number) + scale * (step[k] as number);
        next = this.evaluate(trial, kept, terms, observed, precision);
        if (next >= value - 1e-10 * Math.abs(value) || decrement < 1e-9) break;
        scale /= 2;
      }
      if (!Number.isFinite(next)) return { theta, converged: false, quadratic: false, iterations: iteration };
      theta.set(trial);
      value = next;
      // The error after a full step is of the order of the decrement squared, far below what is reported.
      if (decrement < 1e-10 && scale === 1)
        return { theta, converged: true, quadratic: decrement <= 0.01 * previous, iterations: iteration };
      previous = decrement;
    }
    return { theta, converged: false, quadratic: false, iterations: limit };
  }

  /**
   * Standard error of one parameter at the last fit of these terms: the root of the diagonal of the inverse information. The
   * parameter of the empty set, position 0, is the log of the unseen.
   */
  standardError(terms: Int32Array, position: number): number {
    const p = terms.length;
    if (this.hessian.length < p * p) this.hessian = new Float64Array(p * p);
    this.fillHessian(terms);
    if (!factorize(this.hessian, p)) return Number.NaN;
    const unit = new Float64Array(p);
    unit[position] = 1;
    solveLower(this.hessian, p, unit);
    let sum = 0;
    for (const value of unit) sum += value * value;
    return Math.sqrt(sum);
  }

  /** Cholesky factor (lower triangle by rows) of the information, plus prior precisions, at the last fit or evaluation. */
  informationFactor(terms: Int32Array, precision: Float64Array | null): Float64Array | null {
    const p = terms.length;
    if (this.hessian.length < p * p) this.hessian = new Float64Array(p * p);
    this.fillHessian(terms, precision);
    return factorize(this.hessian, p) ? this.hessian.slice(0, p * p) : null;
  }

  /** Fitted cells and margins at theta; returns the log-likelihood (or log posterior) without its constant. */
  evaluate(
    theta: Float64Array,
    kept: Uint8Array | null,
    terms: Int32Array,
    observed: Float64Array,
    precision: Float64Array | null = null,
  ): number {
    const { mean, margin, size } = this;
    mean.fill(0);
    let linear = 0;
    for (let k = 0; k < terms.length; k += 1) {
      const term = terms[k] as number;
      mean[term] = theta[k] as number;
      linear += (theta[k] as number) * (observed[term] as number);
      if (precision) linear -= 0.5 * (precision[k] as number) * (theta[k] as number) ** 2;
    }
    sumSubsets(mean);
    if (kept) for (let w = 0; w < size; w += 1) mean[w] = kept[w] ? Math.exp(mean[w] as number) : 0;
    else {
      mean[0] = 0;
      for (let w = 1; w < size; w += 1) mean[w] = Math.exp(mean[w] as number);
    }
    margin.set(mean);
    sumSupersets(margin);
    return linear - (margin[0] as number);
  }

  private fillHessian(terms: Int32Array, precision: Float64Array | null = null): void {
    const { hessian, margin } = this;
    const p = terms.length;
    for (let i = 0; i < p; i += 1) {
      const term = terms[i] as number;
      const row = i * p;
      for (let j = 0; j <= i; j += 1) hessian[row + j] = margin[term | (terms[j] as number)] as number;
      if (precision) hessian[row + i] = (hessian[row + i] as number) + (precision[i] as number);
    }
  }

  /** One step of iteratively reweighted least squares from means counts + 0.1 (McCullagh & Nelder 1989, section 2.5). */
  private startingParameters(counts: Float64Array, kept: Uint8Array | null, terms: Int32Array): Float64Array | null {
    const { margin, scratch, size, hessian } = this;
    const p = terms.length;
    for (let w = 0; w < size; w += 1) {
      const inFit = kept === null ? w > 0 : kept[w] === 1;
      const count = counts[w] as number;
      const weight = inFit ? count + 0.1 : 0;
      margin[w] = weight;
      scratch[w] = inFit ? weight * Math.log(weight) + (count - weight) : 0;
    }
    sumSupersets(margin);
    sumSupersets(scratch);
    this.fillHessian(terms);
    if (!factorize(hessian, p)) return null;
    const theta = new Float64Array(p);
    for (let k = 0; k < p; k += 1) theta[k] = scratch[terms[k] as number] as number;
    solveLower(hessian, p, theta);
    solveUpper(hessian, p, theta);
    return theta;
  }
}

export interface NewtonFit {
  /** Parameters in the order of the terms; the first is the log of the unseen. */
  theta: Float64Array;
  converged: boolean;
  /**
   * Whether the last step shrank the Newton decrement more than a hundredfold. A fit that runs away to infinity shrinks it by
   * a factor e a step, however long it runs, so this tells a maximum that exists from one that does not.
   */
  quadratic: boolean;
  iterations: number;
}
