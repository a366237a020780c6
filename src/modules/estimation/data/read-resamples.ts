import { type ReadHistories, readCount } from './read-histories.js';
import { readRecords } from './read-table.js';
import { EstimationRefusal } from './refusal.js';

/**
 * Reads `--resamples`: no header, each row holding counts for the rows of the data file in order. Returns the counts
 * by row of the data file, one array a resample.
 */
export function readResamples(text: string, { rowHistories }: Pick<ReadHistories, 'rowHistories'>): Float64Array[] {
  return readRecords(text).map((row, r) => {
    if (row.length !== rowHistories.length)
      throw new EstimationRefusal('bad-resamples', { row: r + 1, found: row.length, expected: rowHistories.length });
    return Float64Array.from(row, (cell, k) => readCount(cell, () => ({ row: r + 1, column: k + 1 })));
  });
}

/** Adds up counts given by row into a table of cells. */
export function gatherRows(rowCounts: Float64Array, rowCells: Int32Array, cells: number): Float64Array {
  const table = new Float64Array(cells);
  rowCounts.forEach((count, row) => {
    const cell = rowCells[row] as number;
    table[cell] = (table[cell] as number) + count;
  });
  return table;
}
