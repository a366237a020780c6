import { type ListSet, sizeOf } from '../data/histories.js';
import { EXISTENCE_TOLERANCE, largestCommonMargin } from './existence.js';
import type { Model } from './model.js';
import { rankOf } from './rank.js';

/**
 * Whether an estimate exists and is identifiable: 0 both; 1 no extended estimate exists; 2 the design on the remaining cells
 * is rank deficient; 3 neither (Chan, Silverman & Vincent 2021, section 3.4).
 */
export type Identifiability = 0 | 1 | 2 | 3;

/**
 * A model as extended maximum likelihood sees it on one table: an interaction whose lists share no one has its parameter at
 * minus infinity, and the cells on all of its lists have mean zero and leave the fit (Chan, Silverman & Vincent 2021, 3.2).
 */
export interface ExtendedModel {
  /** Terms with a finite parameter, the empty set first. */
  finite: Int32Array;
  /** Interactions at minus infinity. */
  negInfinite: ListSet[];
  /** 1 for the cells in the fit, by ListSet; null where all are. */
  kept: Uint8Array | null;
}

/** @param margins observed persons on every list of each set */
export function extend(model: Model, margins: Float64Array): ExtendedModel {
  const negInfinite: ListSet[] = [];
  for (const term of model.terms) if ((margins[term] as number) <= 0 && sizeOf(term) > 1) negInfinite.push(term);
  if (negInfinite.length === 0) return { finite: model.terms, negInfinite, kept: null };
  const minimal = negInfinite.filter(
    (term) => !negInfinite.some((other) => other !== term && (other & term) === other),
  );
  const kept = new Uint8Array(margins.length).fill(1);
  kept[0] = 0;
  for (let w = 1; w < kept.length; w += 1) if (minimal.some((term) => (w & term) === term)) kept[w] = 0;
  return { finite: model.terms.filter((term) => !negInfinite.includes(term)), negInfinite, kept };
}

/** The cells in the fit. */
function keptCells(extended: ExtendedModel, size: number): ListSet[] {
  const cells: ListSet[] = [];
  for (let w = 1; w < size; w += 1) if (!extended.kept || extended.kept[w]) cells.push(w);
  return cells;
}

/** Whether the linear programme finds a positive table with the model's margins. */
export function estimateExists(extended: ExtendedModel, margins: Float64Array): boolean {
  const cells = keptCells(extended, margins.length);
  const design = Array.from(extended.finite, (term) => Uint8Array.from(cells, (w) => ((w & term) === term ? 1 : 0)));
  const statistics = Float64Array.from(extended.finite, (term) => margins[term] as number);
  return largestCommonMargin(design, statistics, margins[0] as number) > EXISTENCE_TOLERANCE;
}

/**
 * Whether the parameters follow from the means of the cells in the fit. A model without its full interaction, on all cells, is:
 * the parameters of all proper terms are differences of log means. Else the rank of the design decides.
 */
export function isIdentifiable(extended: ExtendedModel, size: number): boolean {
  if (!extended.kept) return extended.finite.at(-1) !== size - 1;
  const cells = keptCells(extended, size);
  const p = extended.finite.length;
  if (cells.length < p) return false;
  return (
    rankOf(
      cells.map((w) => Uint8Array.from(extended.finite, (term) => ((w & term) === term ? 1 : 0))),
      p,
    ) === p
  );
}
