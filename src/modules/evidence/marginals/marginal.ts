import type { Codes } from '../cases/case-table.js';

/** Columns as the counting engine wants them: codes below `size`. */
export interface CodedColumn {
  codes: Codes;
  size: number;
}

/** A coded table: what is counted. */
export interface CodedTable {
  rows: number;
  columns: readonly CodedColumn[];
}

/** Cells of one marginal that hold somebody: keys rise; `key = (a * size(b) + b) * size(c) + c`. */
export interface FilledCells {
  keys: Float64Array;
  counts: Int32Array;
  length: number;
}

/** Cells up to which a marginal is counted in an array of all its cells. */
export const MOST_DENSE = 2 ** 24;

/** Cells of the marginal of these columns. */
export function cellsOf(table: CodedTable, columns: readonly number[]): number {
  return columns.reduce((product, column) => product * (table.columns[column]?.size ?? 1), 1);
}

/** Counts one marginal into an array of all its cells, by rows; `cells` must not pass MOST_DENSE. */
export function countDense(table: CodedTable, columns: readonly number[]): Int32Array {
  const counts = new Int32Array(cellsOf(table, columns));
  const keys = new Uint32Array(table.rows);
  for (const column of columns) {
    const { codes, size } = columnAt(table, column);
    for (let row = 0; row < keys.length; row += 1) keys[row] = (keys[row] ?? 0) * size + (codes[row] ?? 0);
  }
  for (let row = 0; row < keys.length; row += 1) {
    const key = keys[row] ?? 0;
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}

/** @throws RangeError for a number that no column has */
export function columnAt(table: CodedTable, column: number): CodedColumn {
  const found = table.columns[column];
  if (!found) throw new RangeError(`there is no column ${column}`);
  return found;
}
