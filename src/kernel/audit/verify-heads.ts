import type { Connection } from '../db/index.js';
import { NO_HASH } from './action.js';
import { isSignatureGood, type SignedHead, signedHeadOf } from './signed-head.js';
import { auditTables } from './store.js';

/**
 * `forged`: its signature is not of what it says. `foreign`: signed with another key than the house's. `rewritten`: the log has another
 * entry there. `missing`: the log ends before it, or the day has no head though days before and after it have.
 */
export type HeadFault = 'forged' | 'foreign' | 'rewritten' | 'missing';

export type HeadsVerdict =
  | { intact: true; heads: number; last: string | null }
  | { intact: false; day: string; position: number; fault: HeadFault };

const BATCH = 500;
const DAY_MS = 86_400_000;

/**
 * Compares all signed heads, oldest first, with the log, and names the first that is broken.
 * @param publicKey of the house, base64url.
 */
export async function verifyHeads(c: Connection, publicKey: string): Promise<HeadsVerdict> {
  let heads = 0;
  let last: string | null = null;
  for (;;) {
    let query = auditTables(c).selectFrom('action_head_signed').selectAll();
    if (last !== null) query = query.where('day', '>', last);
    const rows = await query.orderBy('day').limit(BATCH).execute();
    const hashes = await hashesAt(
      c,
      rows.map(({ position }) => position),
    );
    for (const row of rows) {
      const expected: string = last === null ? row.day : nextDay(last);
      if (row.day !== expected) return { intact: false, day: expected, position: row.position, fault: 'missing' };
      const fault = faultOf(signedHeadOf(row), publicKey, hashes.get(row.position));
      if (fault !== null) return { intact: false, day: row.day, position: row.position, fault };
      last = row.day;
      heads += 1;
    }
    if (rows.length < BATCH) return { intact: true, heads, last };
  }
}

/**
 * Compares the log with a head that somebody kept elsewhere: the one proof that holds against who can write into the database.
 * @returns null where all is well.
 */
export async function verifyKeptHead(
  c: Connection,
  head: Omit<SignedHead, 'signed'>,
  publicKey: string,
): Promise<HeadFault | null> {
  const hashes = await hashesAt(c, [head.position]);
  return faultOf(head, publicKey, hashes.get(head.position));
}

function faultOf(head: Omit<SignedHead, 'signed'>, publicKey: string, hashInLog: string | undefined): HeadFault | null {
  if (!isSignatureGood(head)) return 'forged';
  if (hashInLog === undefined) return 'missing';
  if (hashInLog !== head.hash) return 'rewritten';
  return head.publicKey === publicKey ? null : 'foreign';
}

/** Seals of the entries at these positions; before the first one stands `NO_HASH`. */
async function hashesAt(c: Connection, positions: readonly number[]): Promise<ReadonlyMap<number, string>> {
  const wanted = [...new Set(positions)];
  const rows =
    wanted.length === 0
      ? []
      : await auditTables(c)
          .selectFrom('action')
          .select(['position', 'hash'])
          .where('position', 'in', wanted)
          .execute();
  return new Map([[0, NO_HASH], ...rows.map(({ position, hash }) => [position, hash] as const)]);
}

const nextDay = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
