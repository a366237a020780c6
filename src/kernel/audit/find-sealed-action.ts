import type { Connection } from '../db/index.js';
import type { Action } from './action.js';
import { actionOf, auditTables } from './store.js';

export interface SealedAction {
  action: Action;
  /** Its seal, hex. */
  hash: string;
  previousHash: string;
}

/** The entry at a position of the log, with its seal. */
export async function findSealedAction(c: Connection, position: number): Promise<SealedAction | null> {
  const row = await auditTables(c).selectFrom('action').selectAll().where('position', '=', position).executeTakeFirst();
  return row ? { action: actionOf(row), hash: row.hash, previousHash: row.previous_hash } : null;
}
