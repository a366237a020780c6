import { sumSupersets } from '../data/histories.js';
import type { ReadHistories } from '../data/read-histories.js';
import { EstimationRefusal } from '../data/refusal.js';

/** Combinations of covariate levels that can be estimated at once. */
export const MOST_STRATA = 120;

/** Persons by capture history within each combination of covariate levels that occurs. */
export interface Strata {
  lists: string[];
  covariates: { name: string; levels: string[] }[];
  /** For each stratum the level of each covariate. */
  levelsOf: number[][];
  /** Persons by stratum and history: stratum * 2^lists + history. */
  counts: Float64Array;
  /** For each row of the file its place in `counts`. */
  rowCells: Int32Array;
}

/** Groups by covariates: within each the chances are more alike (Sekar & Deming 1949, JASA 44:101). */
export function stratify(data: ReadHistories): Strata {
  const size = data.counts.length;
  const numbers = new Map<string, number>();
  const levelsOf: number[][] = [];
  const rowStrata = Int32Array.from(data.rowHistories, (_, row) => {
    const levels = data.covariates.map((covariate) => covariate.rowLevels[row] as number);
    // A combination that holds no one is no stratum; its rows count for nothing wherever they are put.
    if ((data.rowCounts[row] as number) === 0 && !numbers.has(levels.join())) return -1;
    const known = numbers.get(levels.join());
    if (known !== undefined) return known;
    numbers.set(levels.join(), levelsOf.length);
    levelsOf.push(levels);
    return levelsOf.length - 1;
  });
  if (levelsOf.length > MOST_STRATA)
    throw new EstimationRefusal('too-many-strata', { strata: levelsOf.length, most: MOST_STRATA });
  const counts = new Float64Array(levelsOf.length * size);
  const rowCells = Int32Array.from(rowStrata, (stratum, row) => {
    const cell = stratum < 0 ? findStratum(data, row, numbers) : stratum * size + (data.rowHistories[row] as number);
    counts[cell] = (counts[cell] as number) + (data.rowCounts[row] as number);
    return cell;
  });
  return {
    lists: data.lists,
    covariates: data.covariates.map(({ name, levels }) => ({ name, levels })),
    levelsOf,
    counts,
    rowCells,
  };
}

/** A row without persons may belong to a stratum that a later row opened; else it goes to cell 0, which holds no one. */
function findStratum(data: ReadHistories, row: number, numbers: Map<string, number>): number {
  const stratum = numbers.get(data.covariates.map((covariate) => covariate.rowLevels[row] as number).join());
  return stratum === undefined ? 0 : stratum * data.counts.length + (data.rowHistories[row] as number);
}

/** Superset sums within each stratum, by stratum and set. */
export function marginsByStratum(counts: Float64Array, size: number): Float64Array {
  const margins = counts.slice();
  for (let from = 0; from < margins.length; from += size) sumSupersets(margins.subarray(from, from + size));
  return margins;
}
