import { sql } from 'kysely';
import type { Connection } from './connection.js';

/**
 * Reads a long result in batches, in bounded memory. Must run inside of a transaction, since a cursor lives in one.
 *
 * @param query SQL without parameters; names in it are the caller's own, never a user's.
 */
export async function* readInBatches<T>(c: Connection, query: string, size: number): AsyncGenerator<T[]> {
  await sql.raw(`declare batches no scroll cursor for ${query}`).execute(c.queries);
  try {
    for (;;) {
      const { rows } = await sql.raw<T>(`fetch ${size} from batches`).execute(c.queries);
      if (rows.length > 0) yield rows;
      if (rows.length < size) break;
    }
  } finally {
    await sql
      .raw('close batches')
      .execute(c.queries)
      .catch(() => {});
  }
}
