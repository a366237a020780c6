import type { Connection } from '../db/index.js';
import { NO_HASH, sealOf } from './action.js';
import { actionOf, auditTables } from './store.js';

export interface ChainFault {
  intact: false;
  /** Position of the first entry that is not as it was written. */
  position: number;
  /** `altered`: its content and its seal disagree. `unlinked`: it does not follow the entry before. `missing`: it is not there. */
  fault: 'altered' | 'unlinked' | 'missing';
}

export type ChainVerdict = { intact: true; actions: number; hash: string } | ChainFault;

export interface VerifyChainOptions {
  /** Begin after this entry, whose seal is known to be this: only what came later is walked. */
  from?: { position: number; hash: string } | undefined;
}

const BATCH = 1000;

/** Walks the whole log from its first entry to the end that was written down, and names the first broken link. */
export async function verifyChain(c: Connection, { from }: VerifyChainOptions = {}): Promise<ChainVerdict> {
  const db = auditTables(c);
  // Read first: entries that are added while we walk come after it.
  const head = await db.selectFrom('action_head').select(['position', 'hash']).executeTakeFirst();
  let position = from?.position ?? 0;
  let hash = from?.hash ?? NO_HASH;
  while (position < (head?.position ?? 0)) {
    const rows = await db
      .selectFrom('action')
      .selectAll()
      .where('position', '>', position)
      .orderBy('position')
      .limit(BATCH)
      .execute();
    if (rows.length === 0) return { intact: false, position: position + 1, fault: 'missing' };
    for (const row of rows) {
      if (head && row.position > head.position) break;
      if (row.position !== position + 1) return { intact: false, position: position + 1, fault: 'missing' };
      if (row.previous_hash !== hash) return { intact: false, position: row.position, fault: 'unlinked' };
      if (sealOf(actionOf(row), row.previous_hash) !== row.hash)
        return { intact: false, position: row.position, fault: 'altered' };
      position = row.position;
      hash = row.hash;
    }
  }
  if (!head || head.hash !== hash) return { intact: false, position, fault: 'unlinked' };
  return { intact: true, actions: position, hash };
}
