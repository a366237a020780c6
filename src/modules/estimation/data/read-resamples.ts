import { type ReadHistories, readCount } from './read-histories.js';
import { readRecords } from './read-table.js';
import { EstimationRefusal } from './refusal.js';

/**
 * Reads `--resamples`: no header, each row holding counts for the rows of the data file in order. Returns one table of
 * histories a row (indexed by ListSet), equal histories added up.
 */
export function readResamples(text: string, data: ReadHistories): Float64Array[] {
  return readRecords(text).map((row, r) => {
    if (row.length !== data.rowHistories.length)
      throw new EstimationRefusal('bad-resamples', {
        row: r + 1,
        found: row.length,
        expected: data.rowHistories.length,
      });
    const counts = new Float64Array(data.counts.length);
    row.forEach((cell, k) => {
      const history = data.rowHistories[k] as number;
      counts[history] = (counts[history] as number) + readCount(cell, { row: r + 1, column: k + 1 });
    });
    return counts;
  });
}
