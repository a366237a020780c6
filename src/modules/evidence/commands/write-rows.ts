import { csvOf } from '../synthesize/csv-of.js';
import { writeWhole } from './write-whole.js';

/** Writes rows of codes as csv with the same header as the cases; a full disk leaves nothing half written. */
export async function writeRows(
  file: string,
  header: readonly string[],
  values: readonly (readonly string[])[],
  rows: readonly ArrayLike<number>[],
): Promise<void> {
  await writeWhole(file, csvOf(header, values, rows));
}
