import type { Actor } from '../../../kernel/access/index.js';
import type { Database } from '../../../kernel/db/index.js';
import type { Appraisal } from '../../commitments/index.js';
import type { Party } from '../../parties/index.js';
import { partiesById } from '../concrete/find-concrete.js';
import { may } from '../policy.js';
import { Refusal } from '../refusal.js';
import { readAppraisals } from '../store/appraisals.js';
import type { AppraisalRow } from '../store/tables.js';
import { appraisalsToHold } from './appraisal.js';
import { changesSince, readSnapshot, type Snapshot, type SnapshotChanges } from './snapshot.js';

/** An appraisal that was held, or is to come, and what is kept of it. */
export interface AppraisalOfSession {
  fact: Appraisal;
  /** The view that counts first, then those that were withdrawn; empty where none was ever taken, as for those before Concordance. */
  views: readonly Omit<AppraisalRow, 'snapshot'>[];
}

/** All appraisals that are known of, the latest first, with the views that the actor may see. */
export async function findAppraisals(db: Database, actor: Actor): Promise<AppraisalOfSession[]> {
  const rows = (await readAppraisals(db.connection)).filter((row) => may(actor, 'read', 'appraisal', row));
  return appraisalsToHold(rows)
    .sort((a, b) => b.session - a.session)
    .map((fact) => ({
      fact,
      views: rows.filter(({ session }) => session === fact.session).map(({ snapshot: _, ...row }) => row),
    }));
}

export interface WholeAppraisal {
  row: AppraisalRow;
  snapshot: Snapshot;
  /** By code, for the names that they have today. */
  parties: ReadonlyMap<string, Party>;
  /** Since the last one that was closed when this one was taken; null where there was none. */
  since: { session: number; asOf: string; changes: SnapshotChanges } | null;
  /** What the actor may do with it now. `signs`: whether their signature would be the first, or close it. */
  rights: { sign: 'sign' | 'close' | null; again: boolean; withdraw: boolean };
}

/** @throws Refusal `no-such-appraisal`, also for one that the actor may not see. */
export async function getAppraisal(db: Database, actor: Actor, id: string): Promise<WholeAppraisal> {
  const rows = await readAppraisals(db.connection);
  const row = rows.find((one) => one.id === id);
  if (row === undefined || !may(actor, 'read', 'appraisal', row)) throw new Refusal('no-such-appraisal');
  const snapshot = readSnapshot(row.snapshot);
  // By its digest: it is compared with what it was compared with when it was signed, also where that was withdrawn since.
  const last = rows.find(({ sha256 }) => sha256 === snapshot.since?.sha256);
  const writes = may(actor, 'write', 'appraisal', row) && actor.kind !== 'public';
  const first = row.signed_by === null;
  return {
    row,
    snapshot,
    parties: new Map([...(await partiesById(db, actor)).values()].map((party) => [party.code, party])),
    since:
      last === undefined
        ? null
        : {
            session: last.session,
            asOf: last.as_of,
            changes: changesSince(readSnapshot(last.snapshot), snapshot),
          },
    rights: {
      sign: !writes ? null : first ? 'sign' : row.signed_by === actor.id ? null : 'close',
      again: writes,
      withdraw: may(actor, 'withdraw', 'appraisal', row),
    },
  };
}
