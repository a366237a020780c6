import { open, rename, rm } from 'node:fs/promises';
import { csvOf } from '../synthesize/csv-of.js';

/** Writes rows of codes as csv with the same header as the cases; a full disk leaves nothing half written. */
export async function writeRows(
  file: string,
  header: readonly string[],
  values: readonly (readonly string[])[],
  rows: readonly ArrayLike<number>[],
): Promise<void> {
  const beside = `${file}.part`;
  try {
    const out = await open(beside, 'w');
    try {
      for await (const piece of csvOf(header, values, rows)) await out.writeFile(piece);
    } finally {
      await out.close();
    }
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}
