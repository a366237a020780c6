import type { Connection } from '../db/index.js';
import { auditTables } from './store.js';

/**
 * Position of the last action of the log; 0 while there is none. Every change of state is recorded in its own transaction, so what
 * was computed from the database at a position holds until the position changes.
 */
export async function lastPosition(c: Connection): Promise<number> {
  const head = await auditTables(c).selectFrom('action_head').select('position').executeTakeFirst();
  return head?.position ?? 0;
}
