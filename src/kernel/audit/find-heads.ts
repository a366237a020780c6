import type { Connection } from '../db/index.js';
import { type SignedHead, signedHeadOf } from './signed-head.js';
import { auditTables } from './store.js';

export interface FindHeadsOptions {
  /** Only of days before this one: the last day of the page before. */
  before?: string | undefined;
  /** At most so many; 100 where nothing is said. */
  limit?: number;
}

/** Signed heads, newest day first. */
export async function findHeads(c: Connection, { before, limit = 100 }: FindHeadsOptions): Promise<SignedHead[]> {
  let query = auditTables(c).selectFrom('action_head_signed').selectAll();
  if (before !== undefined) query = query.where('day', '<', before);
  const rows = await query.orderBy('day', 'desc').limit(limit).execute();
  return rows.map(signedHeadOf);
}

/** The head of a day (YYYY-MM-DD). */
export async function findHead(c: Connection, day: string): Promise<SignedHead | null> {
  const row = await auditTables(c)
    .selectFrom('action_head_signed')
    .selectAll()
    .where('day', '=', day)
    .executeTakeFirst();
  return row ? signedHeadOf(row) : null;
}
