import type { CaseTable } from '../cases/case-table.js';
import { forEachMarginal } from '../marginals/count-marginals.js';
import type { CodedTable, FilledCells } from '../marginals/marginal.js';

/** How two tables differ over all combinations of `k` columns. */
export interface OrderComparison {
  k: number;
  /** Sum of |published - true| over all combinations, by the sum of what is true. */
  l1: number;
  /** Combinations that stand in the true table and not in the published one. */
  suppressed: number;
  /** Combinations that stand in the published table and in no true record. */
  fabricated: number;
  /** Combinations in the true table. */
  combinations: number;
  /** Share of the published combinations, each counted as often as it stands there, that no true record has. */
  fabricatedShare: number;
}

/**
 * Compares a published table with the true one: for each order up to `order`, all combinations of values that are not missing.
 *
 * @param unsaid values by column that say nothing ("0" and "-99" in the CTDC file); combinations with them stay out
 */
export function compareTables(
  truth: CaseTable,
  published: CaseTable,
  { order = 3, unsaid = () => false }: { order?: number; unsaid?: (column: string, value: string) => boolean } = {},
): OrderComparison[] {
  const [a, b] = codeTogether(truth, published, unsaid);
  return Array.from({ length: order }, (_, at) => compareOrder(a, b, at + 1));
}

/** Both tables in one coding, code 0 for what is missing or unsaid. Columns of the true table that the other lacks are missing there. */
function codeTogether(
  truth: CaseTable,
  published: CaseTable,
  unsaid: (column: string, value: string) => boolean,
): [CodedTable, CodedTable] {
  const others = new Map(published.columns.map((column) => [column.name, column]));
  const coded = truth.columns.map((column) => {
    const other = others.get(column.name);
    const values = [...new Set([...column.values, ...(other?.values ?? [])])].filter(
      (value) => value !== '' && !unsaid(column.name, value),
    );
    const codes = new Map(values.map((value, at) => [value, at + 1]));
    const recoded = (rows: number, from: typeof column | undefined) => {
      const map = [0, ...(from?.values ?? []).map((value) => codes.get(value) ?? 0)];
      const made = values.length < 255 ? new Uint8Array(rows) : new Uint16Array(rows);
      if (from) for (let row = 0; row < rows; row += 1) made[row] = map[from.codes[row] ?? 0] ?? 0;
      return { codes: made, size: values.length + 1 };
    };
    return [recoded(truth.rows, column), recoded(published.rows, other)] as const;
  });
  return [
    { rows: truth.rows, columns: coded.map(([first]) => first) },
    { rows: published.rows, columns: coded.map(([, second]) => second) },
  ];
}

interface Sums {
  apart: number;
  truth: number;
  published: number;
  suppressed: number;
  fabricated: number;
  fabricatedSum: number;
  combinations: number;
}

function compareOrder(truth: CodedTable, published: CodedTable, k: number): OrderComparison {
  const sums: Sums = {
    apart: 0,
    truth: 0,
    published: 0,
    suppressed: 0,
    fabricated: 0,
    fabricatedSum: 0,
    combinations: 0,
  };
  for (let first = 0; first + k <= truth.columns.length; first += 1) {
    // The marginals of both tables that begin with one column at a time, so that few are in memory.
    const kept: FilledCells[] = [];
    forEachMarginal(
      truth,
      k,
      (_, cells) => kept.push(copyOf(cells)),
      (column) => column === first,
    );
    let at = 0;
    forEachMarginal(
      published,
      k,
      (columns, cells) => {
        const sizes = columns.map((column) => truth.columns[column]?.size ?? 1);
        const mine = kept[at];
        if (mine) addTo(sums, said(mine, sizes), said(cells, sizes));
        at += 1;
      },
      (column) => column === first,
    );
  }
  return {
    k,
    l1: sums.truth === 0 ? 0 : sums.apart / sums.truth,
    suppressed: sums.suppressed,
    fabricated: sums.fabricated,
    combinations: sums.combinations,
    fabricatedShare: sums.published === 0 ? 0 : sums.fabricatedSum / sums.published,
  };
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
function addTo(sums: Sums, truth: FilledCells, published: FilledCells): void {
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
