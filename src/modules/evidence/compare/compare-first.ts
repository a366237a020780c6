import { forEachMarginal } from '../marginals/count-marginals.js';
import type { CodedTable, FilledCells } from '../marginals/marginal.js';

/** What a comparison adds up, whole numbers all: parts of it may be added in any order. */
export interface ComparedSums {
  apart: number;
  truth: number;
  published: number;
  suppressed: number;
  fabricated: number;
  fabricatedSum: number;
  combinations: number;
}

/**
 * Compares all marginals of `order` columns that begin with the column `first`. Those of one table are in memory, those of the other are
 * looked at one by one.
 */
export function compareFirst(
  truth: CodedTable,
  published: CodedTable,
  { order, first }: { order: number; first: number },
): ComparedSums {
  const sums: ComparedSums = {
    apart: 0,
    truth: 0,
    published: 0,
    suppressed: 0,
    fabricated: 0,
    fabricatedSum: 0,
    combinations: 0,
  };
  const kept: FilledCells[] = [];
  forEachMarginal(truth, order, (_, cells) => kept.push(copyOf(cells)), { first });
  let at = 0;
  const compare = (columns: readonly number[], cells: FilledCells): void => {
    const sizes = columns.map((column) => truth.columns[column]?.size ?? 1);
    const mine = kept[at];
    if (mine) addTo(sums, said(mine, sizes), said(cells, sizes));
    at += 1;
  };
  forEachMarginal(published, order, compare, { first });
  return sums;
}

const copyOf = ({ keys, counts, length }: FilledCells): FilledCells => ({
  keys: keys.slice(0, length),
  counts: counts.slice(0, length),
  length,
});

/** Without the cells in which some column is missing. */
function said({ keys, counts, length }: FilledCells, sizes: readonly number[]): FilledCells {
  const kept: FilledCells = { keys: new Float64Array(length), counts: new Int32Array(length), length: 0 };
  for (let at = 0; at < length; at += 1) {
    let rest = keys[at] ?? 0;
    let whole = true;
    for (let place = sizes.length - 1; place >= 0 && whole; place -= 1) {
      const size = sizes[place] ?? 1;
      whole = rest % size !== 0;
      rest = Math.floor(rest / size);
    }
    if (!whole) continue;
    kept.keys[kept.length] = keys[at] ?? 0;
    kept.counts[kept.length] = counts[at] ?? 0;
    kept.length += 1;
  }
  return kept;
}

/** Both lists of keys rise: one walk along both. */
function addTo(sums: ComparedSums, truth: FilledCells, published: FilledCells): void {
  let a = 0;
  let b = 0;
  while (a < truth.length || b < published.length) {
    const left = a < truth.length ? (truth.keys[a] ?? 0) : Number.POSITIVE_INFINITY;
    const right = b < published.length ? (published.keys[b] ?? 0) : Number.POSITIVE_INFINITY;
    const mine = left <= right ? (truth.counts[a] ?? 0) : 0;
    const theirs = right <= left ? (published.counts[b] ?? 0) : 0;
    sums.apart += Math.abs(theirs - mine);
    sums.truth += mine;
    sums.published += theirs;
    if (mine > 0) sums.combinations += 1;
    if (theirs === 0) sums.suppressed += 1;
    if (mine === 0) {
      sums.fabricated += 1;
      sums.fabricatedSum += theirs;
    }
    if (left <= right) a += 1;
    if (right <= left) b += 1;
  }
}
