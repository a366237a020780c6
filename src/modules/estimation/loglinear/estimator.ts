import { type ListSet, sumSupersets } from '../data/histories.js';
import { logFactorial } from '../numbers/special.js';
import { type ExtendedModel, estimateExists, extend, type Identifiability, isIdentifiable } from './extended.js';
import type { Model } from './model.js';
import { Workspace } from './newton.js';

/** A fitted model whose extended estimate exists and is identifiable. */
export interface Fitted {
  model: Model;
  extended: ExtendedModel;
  /** Parameters of `extended.finite`, the log of the unseen first. */
  theta: Float64Array;
}

export type Examined = { code: 0; fit: Fitted } | { code: Exclude<Identifiability, 0>; fit: null };

/** Newton steps before the linear programme is asked whether going on makes sense; where an estimate exists few need more. */
const PATIENCE = 20;

/**
 * Fits and checks models on tables of one number of lists. Keeps the workspace, and remembers ranks by the pattern of cells, so
 * that thousands of fits on resamples of one table cost little. After `examine` returns a fit, `means` and `margins` are
 * its fitted cells and their superset sums, until the next call.
 */
export class Estimator {
  readonly workspace: Workspace;
  private readonly ranks = new Map<string, boolean>();
  private readonly existences = new Map<string, boolean>();

  constructor(readonly lists: number) {
    this.workspace = new Workspace(lists);
  }

  /** Fitted means of the last fit, by history. */
  get means(): Float64Array {
    return this.workspace.mean;
  }

  /** Fitted persons on every list of each set, at the last fit. */
  get fittedMargins(): Float64Array {
    return this.workspace.margin;
  }

  /**
   * Checks a model on a table, and fits it where it passes.
   *
   * A fit that converged quadratically to positive means is itself the positive table that existence asks for, so the linear
   * programme runs only where the fit drifts or comes to zero.
   * @param warm parameters by ListSet of a neighbouring fit, to start from
   */
  examine(model: Model, table: Table, warm: Float64Array | null = null): Examined {
    const extended = extend(model, table.margins);
    const identifiable = this.identifiable(extended, table.margins.length);
    if (!identifiable) return this.exists(extended, table) ? { code: 2, fit: null } : { code: 3, fit: null };
    const { workspace } = this;
    const counts = table.counts;
    const start = warm ? Float64Array.from(extended.finite, (term) => warm[term] as number) : null;
    let fit = workspace.fit(counts, extended.kept, extended.finite, table.margins, start, PATIENCE);
    if (!fit.quadratic || !this.clearOfZero(extended, table)) {
      if (!this.exists(extended, table)) return { code: 1, fit: null };
      if (!fit.converged) fit = workspace.fit(counts, extended.kept, extended.finite, table.margins, fit.theta, 2000);
      if (!fit.converged) return { code: 1, fit: null };
    }
    return { code: 0, fit: { model, extended, theta: fit.theta } };
  }

  /** The code alone, from the linear programme and the rank, whatever a fit would do. */
  check(model: Model, table: Table): Identifiability {
    const extended = extend(model, table.margins);
    const missing = this.exists(extended, table) ? 0 : 1;
    const deficient = this.identifiable(extended, table.margins.length) ? 0 : 2;
    return (missing + deficient) as Identifiability;
  }

  /** Standard error of the log of the unseen, recomputed at this fit. */
  standardError(fit: Fitted, table: Table): number {
    this.workspace.fit(table.counts, fit.extended.kept, fit.extended.finite, table.margins, fit.theta, 3);
    return this.workspace.standardError(fit.extended.finite, 0);
  }

  /** Deviance of the last fit: twice the sum of y log(y/m) - (y - m) over the cells in it. */
  deviance(table: Table): number {
    const { mean } = this.workspace;
    let sum = 0;
    for (let w = 1; w < mean.length; w += 1) {
      const y = table.counts[w] as number;
      const m = mean[w] as number;
      if (y > 0) sum += y * Math.log(y / m) - y;
      sum += m;
    }
    return 2 * sum;
  }

  private clearOfZero(extended: ExtendedModel, table: Table): boolean {
    const { mean } = this.workspace;
    const floor = 1e-12 * (table.margins[0] as number);
    for (let w = 1; w < mean.length; w += 1) {
      if ((!extended.kept || extended.kept[w]) && !((mean[w] as number) > floor)) return false;
    }
    return true;
  }

  private identifiable(extended: ExtendedModel, size: number): boolean {
    if (!extended.kept) return isIdentifiable(extended, size);
    return remember(this.ranks, `${extended.finite}|${extended.negInfinite}`, () => isIdentifiable(extended, size));
  }

  /** Existence depends on the data only by which cells are empty, so it is remembered by that pattern. */
  private exists(extended: ExtendedModel, table: Table): boolean {
    const key = `${extended.finite}|${extended.negInfinite}|${supportOf(table.counts)}`;
    return remember(this.existences, key, () => estimateExists(extended, table.margins));
  }
}

function remember(memory: Map<string, boolean>, key: string, find: () => boolean): boolean {
  const known = memory.get(key);
  if (known !== undefined) return known;
  const found = find();
  if (memory.size > 20000) memory.clear();
  memory.set(key, found);
  return found;
}

function supportOf(counts: Float64Array): string {
  let key = '';
  for (let w = 1; w < counts.length; w += 1) if ((counts[w] as number) > 0) key += String.fromCharCode(w);
  return key;
}

/** A table of histories with its margins: observed persons on every list of each set; entry 0 is all observed. */
export interface Table {
  counts: Float64Array;
  margins: Float64Array;
}

export function tableOf(counts: Float64Array): Table {
  return { counts, margins: sumSupersets(counts.slice()) };
}

/** Parameters by ListSet, 0 where a term is not in the fit: the warm start of a larger or smaller model. */
export function parametersBySet(fit: Fitted, size: number): Float64Array {
  const bySet = new Float64Array(size);
  fit.extended.finite.forEach((term, k) => {
    bySet[term] = fit.theta[k] as number;
  });
  return bySet;
}

/** Observed and unseen persons together. */
export function populationOf(fit: Fitted, table: Table): number {
  return (table.margins[0] as number) + Math.exp(fit.theta[0] as number);
}

/** Poisson log-likelihood of the saturated table: the constant between deviance and log-likelihood. */
export function saturatedLogLikelihood(counts: Float64Array): number {
  let sum = 0;
  for (const y of counts) if (y > 0) sum += y * Math.log(y) - y - logFactorial(y);
  return sum;
}

/** Interactions of a fit with a finite parameter. */
export function finiteInteractions(fit: Fitted): ListSet[] {
  return Array.from(fit.extended.finite).filter((term) => (term & (term - 1)) !== 0);
}
