import { type ListSet, sizeOf } from '../data/histories.js';
import type { Model } from '../loglinear/model.js';
import type { Strata } from './strata.js';

/** A parameter that adds to the log mean of the histories holding `set`, in the strata where `inStrata` is 1. */
export interface StratumTerm {
  set: ListSet;
  inStrata: Uint8Array;
}

/** A stratified model on one table, after extended maximum likelihood has taken out what is at minus infinity. */
export interface StratifiedModel {
  lists: number;
  strata: number;
  /** Finite parameters; the first are the logs of the unseen of the strata that hold someone, in order. */
  terms: StratumTerm[];
  /** Strata of those first parameters. */
  intercepts: number[];
  /** All parameters, those at minus infinity too. */
  parameters: number;
  /** Interactions of lists at minus infinity. */
  negInfinite: ListSet[];
  /** 1 for the cells in the fit, by stratum and history. */
  kept: Uint8Array;
}

/**
 * Every stratum has its own number of unseen; the chance to be on a list depends on every covariate (one parameter for each level but
 * the one that the list sees most); interactions between lists are common to all strata. A level that a list never saw has its
 * parameter at minus infinity, as a pair without overlap has, and the cells concerned leave the fit (Chan, Silverman & Vincent
 * 2021, section 3.2, applied to a log-linear model with explanatory variables: Bishop, Fienberg & Holland 1975, section 6.2).
 *
 * @param margins superset sums by stratum and set
 */
export function stratifyModel(
  model: Model,
  { covariates, levelsOf }: Pick<Strata, 'covariates' | 'levelsOf'>,
  margins: Float64Array,
): StratifiedModel {
  const size = 1 << model.lists;
  const strata = levelsOf.length;
  const kept = new Uint8Array(strata * size).fill(1);
  for (let g = 0; g < strata; g += 1) kept[g * size] = 0;
  const marginOf = ({ set, inStrata }: StratumTerm): number =>
    inStrata.reduce((sum, within, g) => sum + within * (margins[g * size + set] as number), 0);
  const drop = ({ set, inStrata }: StratumTerm): void => {
    for (let g = 0; g < strata; g += 1)
      if (inStrata[g]) for (let w = 0; w < size; w += 1) if ((w & set) === set) kept[g * size + w] = 0;
  };
  const everywhere = new Uint8Array(strata).fill(1);
  const candidates: StratumTerm[] = levelsOf.map((_, g) => ({
    set: 0,
    inStrata: everywhere.map((_, h) => (h === g ? 1 : 0)),
  }));
  for (const set of model.terms) if (set !== 0) candidates.push({ set, inStrata: everywhere });
  for (let list = 0; list < model.lists; list += 1) {
    covariates.forEach(({ levels }, c) => {
      const byLevel = levels.map((_, level) => ({
        set: 1 << list,
        inStrata: Uint8Array.from(levelsOf, (of) => (of[c] === level ? 1 : 0)),
      }));
      const occurring = byLevel.filter(({ inStrata }) => inStrata.includes(1));
      const seenMost = occurring.reduce(
        (most, term) => (marginOf(term) > marginOf(most) ? term : most),
        occurring[0] as StratumTerm,
      );
      candidates.push(...occurring.filter((term) => term !== seenMost));
    });
  }
  const terms: StratumTerm[] = [];
  const negInfinite: ListSet[] = [];
  for (const term of candidates) {
    if (marginOf(term) > 0) {
      terms.push(term);
      continue;
    }
    drop(term);
    if (sizeOf(term.set) > 1) negInfinite.push(term.set);
  }
  const intercepts = levelsOf.map((_, g) => g).filter((g) => (margins[g * size] as number) > 0);
  return { lists: model.lists, strata, terms, intercepts, parameters: candidates.length, negInfinite, kept };
}

/** Rows of the design over the kept cells, for the checks: one row a cell. */
export function designRows(model: StratifiedModel): Uint8Array[] {
  const size = 1 << model.lists;
  const rows: Uint8Array[] = [];
  model.kept.forEach((kept, cell) => {
    if (!kept) return;
    const w = cell % size;
    const g = (cell - w) / size;
    rows.push(Uint8Array.from(model.terms, ({ set, inStrata }) => ((w & set) === set && inStrata[g] ? 1 : 0)));
  });
  return rows;
}
