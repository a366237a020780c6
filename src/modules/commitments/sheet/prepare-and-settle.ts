import type { Connection } from '../../../kernel/db/index.js';
import type { RunningJob } from '../../../kernel/jobs/index.js';
import { nextRevision } from '../store/commitments.js';
import type { ImportState } from '../store/import-tables.js';
import {
  countRows,
  findImport,
  findLateRows,
  findRows,
  findRowsAt,
  type LateRow,
  type RegisterImport,
  type StoredRow,
} from '../store/imports.js';
import { settleStaged } from '../store/settle-staged.js';
import {
  clearStaged,
  findStale,
  lockStaged,
  measureRows,
  measureStaged,
  stage,
  tidyRegister,
  unstage,
} from '../store/staged.js';
import type { Prepared } from './prepared.js';

/** Rows worked out in one transaction. */
const BATCH = 500;

export interface Plan {
  /** The state in which the import is meanwhile. */
  state: ImportState;
  /** Message key of what is being done. */
  message: string;
  /** The version that a commitment has unless somebody changed it: of the comparison, or as this import left it. */
  expects: 'version' | 'version_after';
  /** What rows come to. Commitments that are not as expected are left out. Runs again where something changed meanwhile. */
  prepare(c: Connection, found: RegisterImport, rows: readonly StoredRow[]): Promise<Prepared[]>;
  /** Says what becomes of rows that came late. @returns whether the others go ahead. */
  late(c: Connection, found: RegisterImport, rows: readonly LateRow[]): Promise<boolean>;
  /** Moves the import on, last of all. */
  end(c: Connection, found: RegisterImport, now: Date): Promise<void>;
}

/**
 * Does what an import does to the register in two parts. Everything that takes long is worked out in small transactions and staged: how far
 * it is can be seen, others read and write between, it can be cancelled, and killed it begins anew, for nothing of it counts. Then all of it
 * is moved into the register in one short transaction that ends the job, so that it is there as a whole or not at all.
 */
export async function prepareAndSettle(job: RunningJob, importId: string, plan: Plan): Promise<void> {
  const found = await findImport(job.db.connection, importId);
  if (found === null || found.state !== plan.state) return;
  await job.progress({ done: 0, total: null, message: plan.message });
  await clearStaged(job.db.connection, importId);
  await measureRows(job.db.connection);
  try {
    await prepareAll(job, found, plan);
    await job.progress({ done: 0, total: null, message: 'commitments.progress.settling' });
    await measureStaged(job.db.connection);
    await job.finish(async (c) => {
      await settle(c, importId, plan);
      return { importId };
    });
    await tidyRegister(job.db.connection);
  } finally {
    await clearStaged(job.db.connection, importId);
  }
}

async function prepareAll(job: RunningJob, found: RegisterImport, plan: Plan): Promise<void> {
  const counts = await countRows(job.db.connection, found.id);
  const total = counts.new + counts.changed;
  let after = 0;
  let done = 0;
  for (;;) {
    const rows = await job.db.transaction(async (c) => {
      const some = await findRows(c, found.id, ['new', 'changed'], { after, limit: BATCH });
      await stage(c, found.id, found.begun_by, await plan.prepare(c, found, some));
      return some;
    });
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.position;
    done += rows.length;
    await job.progress({ done, total });
  }
}

async function settle(c: Connection, importId: string, plan: Plan): Promise<void> {
  const found = await findImport(c, importId, { lock: true });
  if (found === null || found.state !== plan.state) return;
  // Commitments first and the register after them, as everybody who changes one does.
  await lockStaged(c, importId);
  const revision = await nextRevision(c);
  const now = new Date();
  const late = await findLateRows(c, importId, plan.expects);
  if (!(await plan.late(c, found, late))) return;
  await unstage(
    c,
    importId,
    late.map(({ position }) => position),
  );
  const stale = await findStale(c, importId);
  for (let at = 0; at < stale.length; at += BATCH) {
    const some = stale.slice(at, at + BATCH);
    await unstage(c, importId, some);
    await stage(c, importId, found.begun_by, await plan.prepare(c, found, await findRowsAt(c, importId, some)));
  }
  await settleStaged(c, importId, { revision, now });
  await plan.end(c, found, now);
}
