import type { Connection, Database } from '../db/index.js';
import { NO_HASH } from './action.js';
import { type HeadKey, type SignedHead, signedHeadOf, signHead } from './signed-head.js';
import { auditTables } from './store.js';
import { type ChainFault, verifyChain } from './verify-chain.js';

const DAY_MS = 86_400_000;

/** The log is not as it was written, so its end is not signed. */
export class LogBroken extends Error {
  readonly code = 'audit.log-broken';
  readonly fault: ChainFault;

  constructor(fault: ChainFault) {
    super(`The action log is broken at entry ${fault.position} (${fault.fault}); its head was not signed`);
    this.name = 'LogBroken';
    this.fault = fault;
  }
}

/**
 * Signs the head of every day (UTC) that is over and has none: of yesterday, and of the days before on which the program did not run.
 * Before a head is signed, the links since the last one are walked.
 *
 * @returns the new heads, oldest first.
 * @throws LogBroken
 */
export async function signHeads(db: Database, key: HeadKey, now = new Date()): Promise<SignedHead[]> {
  const known = await lastSignedHead(db.connection);
  if (known !== null && nextDay(known.day) >= dayOf(now)) return [];
  // Before the end of the chain is locked: a long walk must not keep others from writing.
  const verdict = await verifyChain(db.connection, { from: known ?? undefined });
  if (!verdict.intact) throw new LogBroken(verdict);
  return db.transaction(async (c) => {
    // Whoever holds the end of the chain signs; a second one finds nothing left to sign.
    await auditTables(c).selectFrom('action_head').select('position').forUpdate().executeTakeFirstOrThrow();
    const last = await lastSignedHead(c);
    const first = last === null ? await dayOfFirstAction(c) : nextDay(last.day);
    const heads: SignedHead[] = [];
    for (let day = first; day !== null && day < dayOf(now); day = nextDay(day)) {
      const end = await endOf(c, day, heads.at(-1) ?? last);
      // Written while we walked, by a clock that is behind: the next run walks over it first.
      if (end.position > verdict.actions) break;
      heads.push(signHead({ day, ...end }, key, now));
    }
    await keep(c, heads);
    return heads;
  });
}

export async function lastSignedHead(c: Connection): Promise<SignedHead | null> {
  const row = await auditTables(c)
    .selectFrom('action_head_signed')
    .selectAll()
    .orderBy('day', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? signedHeadOf(row) : null;
}

/**
 * The last entry of the log that belongs to this day or one before: the entries up to the first that is later, so that clocks that differ
 * by a moment between two servers never leave an entry out.
 */
async function endOf(
  c: Connection,
  day: string,
  before: SignedHead | null,
): Promise<{ position: number; hash: string }> {
  const from = before?.position ?? 0;
  const later = await auditTables(c)
    .selectFrom('action')
    .select('position')
    .where('position', '>', from)
    .where('moment', '>=', new Date(`${nextDay(day)}T00:00:00Z`))
    .orderBy('position')
    .limit(1)
    .executeTakeFirst();
  let query = auditTables(c).selectFrom('action').select(['position', 'hash']).where('position', '>', from);
  if (later !== undefined) query = query.where('position', '<', later.position);
  const end = await query.orderBy('position', 'desc').limit(1).executeTakeFirst();
  return end ?? { position: from, hash: before?.hash ?? NO_HASH };
}

async function dayOfFirstAction(c: Connection): Promise<string | null> {
  const first = await auditTables(c)
    .selectFrom('action')
    .select('moment')
    .orderBy('position')
    .limit(1)
    .executeTakeFirst();
  return first ? dayOf(first.moment) : null;
}

async function keep(c: Connection, heads: readonly SignedHead[]): Promise<void> {
  for (let at = 0; at < heads.length; at += 500) {
    const rows = heads.slice(at, at + 500).map(({ publicKey, ...head }) => ({ ...head, public_key: publicKey }));
    await auditTables(c).insertInto('action_head_signed').values(rows).execute();
  }
}

const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10);
const nextDay = (day: string): string => dayOf(new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS));
