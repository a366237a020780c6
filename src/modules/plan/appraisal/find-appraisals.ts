import type { Actor } from '../../../kernel/access/index.js';
import type { Database } from '../../../kernel/db/index.js';
import { type Appraisal, appraisals } from '../../commitments/index.js';
import { may } from '../policy.js';
import { Refusal } from '../refusal.js';
import { readAppraisals } from '../store/appraisals.js';
import type { AppraisalRow } from '../store/tables.js';
import { changesSince, type Snapshot, type SnapshotChanges } from './snapshot.js';

/** An appraisal that was held, or is to come, and what is kept of it. */
export interface AppraisalOfSession {
  fact: Appraisal;
  /** The view that counts first, then those that were withdrawn; empty where none was ever taken, as for those before Concordance. */
  views: readonly Omit<AppraisalRow, 'snapshot'>[];
}

/** All appraisals that are known of, the latest first, with the views that the actor may see. */
export async function findAppraisals(db: Database, actor: Actor): Promise<AppraisalOfSession[]> {
  const rows = (await readAppraisals(db.connection)).filter((row) => may(actor, 'read', 'appraisal', row));
  return [...appraisals]
    .sort((a, b) => b.session - a.session)
    .map((fact) => ({
      fact,
      views: rows.filter(({ session }) => session === fact.session).map(({ snapshot: _, ...row }) => row),
    }));
}

export interface WholeAppraisal {
  fact: Appraisal;
  row: AppraisalRow;
  snapshot: Snapshot;
  /** Since the last one that is closed; null where there is none. */
  since: { session: number; asOf: string; changes: SnapshotChanges } | null;
  /** What the actor may do with it now. `signs`: whether their signature would be the first, or close it. */
  rights: { sign: 'sign' | 'close' | null; again: boolean; withdraw: boolean };
}

/** @throws Refusal `no-such-appraisal`, also for one that the actor may not see. */
export async function getAppraisal(db: Database, actor: Actor, id: string): Promise<WholeAppraisal> {
  const rows = await readAppraisals(db.connection);
  const row = rows.find((one) => one.id === id);
  const fact = appraisals.find(({ session }) => session === row?.session);
  if (row === undefined || fact === undefined || !may(actor, 'read', 'appraisal', row))
    throw new Refusal('no-such-appraisal');
  const snapshot = JSON.parse(row.snapshot) as Snapshot;
  const last = rows.find(({ session, state }) => session < row.session && state === 'closed');
  const writes = may(actor, 'write', 'appraisal', row) && actor.kind !== 'public';
  const first = row.signed_by === null;
  return {
    fact,
    row,
    snapshot,
    since:
      last === undefined
        ? null
        : {
            session: last.session,
            asOf: last.as_of,
            changes: changesSince(JSON.parse(last.snapshot) as Snapshot, snapshot),
          },
    rights: {
      sign: !writes ? null : first ? 'sign' : row.signed_by === actor.id ? null : 'close',
      again: writes,
      withdraw: may(actor, 'withdraw', 'appraisal', row),
    },
  };
}
