import type { Selectable } from 'kysely';
import type { Connection } from '../../../kernel/db/index.js';
import type { ReleaseKind } from '../releases/release.js';
import type { RunOptions } from '../runs/run-options.js';
import { evidenceTables, type RunRow, stored } from './tables.js';

/** Work on the rows of a data set. */
export interface Run {
  id: string;
  partyId: string;
  dataSetId: string;
  kind: ReleaseKind;
  options: RunOptions;
  state: RunRow['state'];
  /** 0 to 1. */
  progress: number;
  problem: { code: string; values: Record<string, string | number> } | null;
  releaseId: string | null;
  /** Entry of the ledger that it has paid with. */
  spentId: string | null;
  askedBy: string;
  askedAt: Date;
  endedAt: Date | null;
}

function runOf(row: Selectable<RunRow>): Run {
  return {
    id: row.id,
    partyId: row.party_id,
    dataSetId: row.data_set_id,
    kind: row.kind,
    options: row.options as RunOptions,
    state: row.state,
    progress: row.progress,
    problem: row.problem,
    releaseId: row.release_id,
    spentId: row.spent_id,
    askedBy: row.asked_by,
    askedAt: row.asked_at,
    endedAt: row.ended_at,
  };
}

export async function insertRun(
  c: Connection,
  run: Pick<Run, 'id' | 'partyId' | 'dataSetId' | 'kind' | 'options' | 'spentId' | 'askedBy' | 'askedAt'>,
): Promise<void> {
  await evidenceTables(c)
    .insertInto('evidence_run')
    .values({
      party_id: run.partyId,
      id: run.id,
      data_set_id: run.dataSetId,
      kind: run.kind,
      options: stored(run.options),
      state: 'running',
      progress: 0,
      problem: null,
      release_id: null,
      checkpoint: null,
      spent_id: run.spentId,
      asked_by: run.askedBy,
      asked_at: run.askedAt,
      ended_at: null,
    })
    .execute();
}

export async function findRun(c: Connection, id: string): Promise<Run | null> {
  if (!/^[0-9a-f-]{36}$/u.test(id)) return null;
  const row = await evidenceTables(c).selectFrom('evidence_run').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : runOf(row);
}

/** The latest first. */
export async function listRuns(c: Connection, dataSetId: string): Promise<Run[]> {
  const rows = await evidenceTables(c)
    .selectFrom('evidence_run')
    .selectAll()
    .where('data_set_id', '=', dataSetId)
    .orderBy('asked_at', 'desc')
    .limit(50)
    .execute();
  return rows.map(runOf);
}

export async function setProgress(c: Connection, id: string, progress: number): Promise<void> {
  await evidenceTables(c)
    .updateTable('evidence_run')
    .set({ progress })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .execute();
}

/** Keeps what a run needs to go on after a stop: private outputs, and nothing of the rows. */
export async function setCheckpoint(c: Connection, id: string, checkpoint: string): Promise<void> {
  await evidenceTables(c)
    .updateTable('evidence_run')
    .set({ checkpoint: new TextEncoder().encode(checkpoint) })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .execute();
}

/** Null where it had not come so far. */
export async function findCheckpoint(c: Connection, id: string): Promise<string | null> {
  const row = await evidenceTables(c)
    .selectFrom('evidence_run')
    .select('checkpoint')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.checkpoint ? new TextDecoder().decode(row.checkpoint) : null;
}

/** Begins a run again that was broken off. @returns whether it was. */
export async function beginAgain(c: Connection, id: string): Promise<boolean> {
  const { numUpdatedRows } = await evidenceTables(c)
    .updateTable('evidence_run')
    .set({ state: 'running', ended_at: null })
    .where('id', '=', id)
    .where('state', '=', 'locked')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Ends a run that is still running. @returns whether it was. */
export async function endRun(
  c: Connection,
  id: string,
  end: { state: Exclude<Run['state'], 'running'>; problem?: Run['problem']; releaseId?: string },
): Promise<boolean> {
  const { numUpdatedRows } = await evidenceTables(c)
    .updateTable('evidence_run')
    .set({
      state: end.state,
      ended_at: new Date(),
      ...(end.state === 'done' ? { progress: 1 } : {}),
      checkpoint: null,
      ...(end.problem ? { problem: stored(end.problem) } : {}),
      ...(end.releaseId === undefined ? {} : { release_id: end.releaseId }),
    })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Ends a run for good, one that goes on or one that was broken off. @returns whether it was one. */
export async function cancelRun(c: Connection, id: string): Promise<boolean> {
  const { numUpdatedRows } = await evidenceTables(c)
    .updateTable('evidence_run')
    .set({ state: 'cancelled', ended_at: new Date(), checkpoint: null })
    .where('id', '=', id)
    .where('state', 'in', ['running', 'locked'])
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Breaks a run off that can go on later from its checkpoint. */
export async function breakOffRun(c: Connection, id: string): Promise<void> {
  await evidenceTables(c)
    .updateTable('evidence_run')
    .set({ state: 'locked', ended_at: new Date() })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .execute();
}

/** Runs that this process cannot be doing any more: at its start, all that are running. @returns how many. */
export async function breakOffRuns(c: Connection): Promise<number> {
  const { numUpdatedRows } = await evidenceTables(c)
    .updateTable('evidence_run')
    .set({ state: 'locked', ended_at: new Date() })
    .where('state', '=', 'running')
    .executeTakeFirst();
  return Number(numUpdatedRows);
}
