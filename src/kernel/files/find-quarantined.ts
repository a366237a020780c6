import { type Connection, tables } from '../db/index.js';

interface Held {
  file: { sha256: string; quarantine: string | null; stored: Date };
}

/** Digests of files in quarantine that were stored before this moment, after `after` in their order; at most so many. */
export async function findQuarantined(
  c: Connection,
  { before, after = '', limit }: { before: Date; after?: string; limit: number },
): Promise<string[]> {
  const rows = await tables<Held>(c)
    .selectFrom('file')
    .select('sha256')
    .where('quarantine', 'is not', null)
    .where('stored', '<', before)
    .where('sha256', '>', after)
    .orderBy('sha256')
    .limit(limit)
    .execute();
  return rows.map(({ sha256 }) => sha256);
}
