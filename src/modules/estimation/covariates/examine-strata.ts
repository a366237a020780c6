import { EXISTENCE_TOLERANCE, largestCommonMargin } from '../loglinear/existence.js';
import type { Identifiability } from '../loglinear/extended.js';
import type { Model } from '../loglinear/model.js';
import { rankOf } from '../loglinear/rank.js';
import { marginsByStratum, type Strata } from './strata.js';
import { fitStrata, type StratifiedFit } from './stratified-fit.js';
import { designRows, type StratifiedModel, stratifyModel } from './stratified-model.js';

export interface ExaminedStrata {
  code: Identifiability;
  model: StratifiedModel;
  /** Null where the code is not 0. */
  fit: StratifiedFit | null;
}

/**
 * Fits a model with covariates, and holds it to the same two checks as one without: existence by the linear programme over
 * the cells of all strata (Fienberg & Rinaldo 2012, section 3), identifiability by the rank of the design (Chan, Silverman & Vincent 2021,
 * section 3.4). A fit that converged well above zero proves existence.
 */
export function examineStrata(
  model: Model,
  strata: Pick<Strata, 'covariates' | 'levelsOf'>,
  counts: Float64Array,
): ExaminedStrata {
  const size = 1 << model.lists;
  const margins = marginsByStratum(counts, size);
  const stratified = stratifyModel(model, strata, margins);
  const rows = designRows(stratified);
  const deficient = rankOf(rows, stratified.terms.length) < stratified.terms.length;
  const exists = (): boolean => strataEstimateExists(stratified, rows, margins);
  if (deficient) return { code: exists() ? 2 : 3, model: stratified, fit: null };
  const fit = fitStrata(stratified, counts, margins);
  if (!fit.converged || !clearOfZero(stratified, fit, counts)) {
    if (!exists()) return { code: 1, model: stratified, fit: null };
    if (!fit.converged) {
      const patient = fitStrata(stratified, counts, margins, 1000);
      return patient.converged
        ? { code: 0, model: stratified, fit: patient }
        : { code: 1, model: stratified, fit: null };
    }
  }
  return { code: 0, model: stratified, fit };
}

function strataEstimateExists(
  { terms, strata, lists }: StratifiedModel,
  rows: Uint8Array[],
  margins: Float64Array,
): boolean {
  const design = terms.map((_, k) => Uint8Array.from(rows, (row) => row[k] as number));
  const statistics = terms.map(({ set, inStrata }) => {
    let sum = 0;
    for (let g = 0; g < strata; g += 1) if (inStrata[g]) sum += margins[(g << lists) + set] as number;
    return sum;
  });
  let persons = 0;
  for (let g = 0; g < strata; g += 1) persons += margins[g << lists] as number;
  return largestCommonMargin(design, statistics, persons) > EXISTENCE_TOLERANCE;
}

function clearOfZero({ kept }: StratifiedModel, { means }: StratifiedFit, counts: Float64Array): boolean {
  const persons = counts.reduce((a, b) => a + b, 0);
  const floor = (10 * EXISTENCE_TOLERANCE * persons) / means.length;
  return means.every((mean, cell) => !kept[cell] || mean > floor);
}
