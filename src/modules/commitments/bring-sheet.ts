import { type Actor, OF_THE_HOUSE, requirePermission } from '../../kernel/access/index.js';
import { type ActionDetails, recordAction } from '../../kernel/audit/index.js';
import { type Connection, type Database, newId } from '../../kernel/db/index.js';
import { LARGEST_FILE, storeFile } from '../../kernel/files/index.js';
import { cancelJob, enqueueJob, findJob, type Job } from '../../kernel/jobs/index.js';
import { may } from './policy.js';
import { Refusal } from './refusal.js';
import type { ImportState } from './store/import-tables.js';
import {
  countRows,
  findImport,
  insertImport,
  listImports,
  type RegisterImport,
  type RowCounts,
  setImport,
} from './store/imports.js';

/** Bringing a spreadsheet of the register back: it is compared first, applied when a person says so, and can be undone. */

export const COMPARE_JOB = 'commitments.compare-sheet';
export const APPLY_JOB = 'commitments.apply-sheet';
export const UNDO_JOB = 'commitments.undo-sheet';

/** Keeps a file and asks for its comparison. @throws Refusal `nothing-given`, `too-large`; NotAllowed. */
export async function bringSheet(
  db: Database,
  actor: Actor,
  given: { bytes: Uint8Array; name: string },
): Promise<{ importId: string }> {
  const { id: person } = requirePermission(actor, 'register.write', OF_THE_HOUSE);
  if (given.bytes.length === 0) throw new Refusal('nothing-given', { field: 'file' });
  if (given.bytes.length > LARGEST_FILE)
    throw new Refusal('too-large', { field: 'file', values: { most: LARGEST_FILE / 2 ** 20 } });
  return db.transaction(async (c) => {
    const file = await storeFile(c, given.bytes, given.name);
    const importId = newId();
    await insertImport(c, {
      id: importId,
      job_id: null,
      file_sha256: file.sha256,
      file_name: file.name,
      begun_by: person,
      begun_at: new Date(),
    });
    await enqueue(c, importId, COMPARE_JOB);
    await recordImport(c, actor, importId, 'commitments.bring-sheet', { sha256: file.sha256, name: file.name });
    return { importId };
  });
}

/** Asks for all new and changed rows to be applied. @throws Refusal `no-such-import`, `already-decided`, `nothing-to-apply`; NotAllowed. */
export async function applySheet(db: Database, actor: Actor, importId: string): Promise<void> {
  await moveOn(db, actor, importId, {
    from: ['compared'],
    to: 'applying',
    job: APPLY_JOB,
    verb: 'commitments.ask-apply-sheet',
  });
}

/** Asks for everything that was applied to be taken back. @throws Refusal `no-such-import`, `nothing-to-undo`; NotAllowed. */
export async function undoSheet(db: Database, actor: Actor, importId: string): Promise<void> {
  await moveOn(db, actor, importId, {
    from: ['applied'],
    to: 'undoing',
    job: UNDO_JOB,
    verb: 'commitments.ask-undo-sheet',
  });
}

/** Stops what is under way. What was compared is dropped, what was being applied or undone is as it was before. */
export async function cancelSheet(db: Database, actor: Actor, importId: string): Promise<void> {
  requirePermission(actor, 'register.write', OF_THE_HOUSE);
  const { found } = await getSheetImport(db, actor, importId);
  if (found.job_id !== null) await cancelJob(db.connection, found.job_id);
}

async function moveOn(
  db: Database,
  actor: Actor,
  importId: string,
  { from, to, job, verb }: { from: readonly ImportState[]; to: ImportState; job: string; verb: string },
): Promise<void> {
  requirePermission(actor, 'register.write', OF_THE_HOUSE);
  await db.transaction(async (c) => {
    const found = isId(importId) ? await findImport(c, importId, { lock: true }) : null;
    if (found === null || !may(actor, 'write', 'import', {})) throw new Refusal('no-such-import');
    const stopped = found.state === to && (await isOver(c, found));
    if (!from.includes(found.state) && !stopped)
      throw new Refusal(to === 'undoing' ? 'nothing-to-undo' : 'already-decided');
    await setImport(c, importId, { state: to, in_the_way: [] });
    await enqueue(c, importId, job);
    await recordImport(c, actor, importId, verb, {});
  });
}

/** The job of the import ended without a result: cancelled, failed or swept away. */
async function isOver(c: Connection, { job_id }: RegisterImport): Promise<boolean> {
  const job = job_id === null ? null : await findJob(c, job_id);
  return job === null || !['waiting', 'running'].includes(job.state);
}

export interface SheetImport {
  found: RegisterImport;
  /** Null once it was swept away. */
  job: Job | null;
  counts: RowCounts;
}

/** An import with its job. @throws Refusal `no-such-import`, also for who may not see imports. */
export async function getSheetImport(db: Database, actor: Actor, importId: string): Promise<SheetImport> {
  const first = isId(importId) ? await findImport(db.connection, importId) : null;
  if (first === null || !may(actor, 'read', 'import', {})) throw new Refusal('no-such-import');
  const job = first.job_id === null ? null : await findJob(db.connection, first.job_id);
  // Read after its job, so that an import whose job is over is not shown as it was before the end.
  const found = (await findImport(db.connection, importId)) ?? first;
  return { found, job, counts: await countRows(db.connection, importId) };
}

/** The latest imports; none for who may not see them. */
export async function findSheetImports(db: Database, actor: Actor, limit: number): Promise<RegisterImport[]> {
  return may(actor, 'read', 'import', {}) ? listImports(db.connection, limit) : [];
}

async function enqueue(c: Connection, importId: string, kind: string): Promise<void> {
  await setImport(c, importId, { job_id: await enqueueJob(c, { kind, payload: { importId }, key: importId }) });
}

export async function recordImport(
  c: Connection,
  actor: Actor,
  importId: string,
  verb: string,
  details: ActionDetails,
): Promise<void> {
  await recordAction(c, { actor, verb, subject: { type: 'register-import', id: importId }, details });
}

function isId(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/u.test(text);
}
