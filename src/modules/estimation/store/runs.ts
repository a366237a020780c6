import { sql } from 'kysely';
import { type Connection, jsonb } from '../../../kernel/db/index.js';
import type { EstimateOptions } from '../options.js';
import type { Run, RunProblem, RunResult } from '../studies/study.js';
import { type RunRow, studyTables } from './tables.js';

type Read = Omit<RunRow, 'options' | 'result' | 'problem'> & {
  options: EstimateOptions;
  result: RunResult | null;
  problem: RunProblem | null;
};

function runOf(row: Read): Run {
  return {
    id: row.id,
    studyId: row.study_id,
    jobId: row.job_id,
    state: row.state,
    options: row.options,
    result: row.result,
    problem: row.problem,
    askedAt: row.asked_at,
    endedAt: row.ended_at,
  };
}

export async function insertRun(
  c: Connection,
  { id, studyId, options }: { id: string; studyId: string; options: EstimateOptions },
): Promise<void> {
  await studyTables(c)
    .insertInto('estimation_run')
    .values({
      id,
      study_id: studyId,
      job_id: null,
      state: 'waiting',
      options: jsonb({ ...options }),
      result: null,
      problem: null,
      asked_at: new Date(),
      ended_at: null,
    })
    .execute();
}

export async function setRunJob(c: Connection, id: string, jobId: string): Promise<void> {
  await studyTables(c).updateTable('estimation_run').set({ job_id: jobId }).where('id', '=', id).execute();
}

export async function findRun(c: Connection, id: string, { lock = false } = {}): Promise<Run | null> {
  const query = studyTables(c).selectFrom('estimation_run').selectAll().where('id', '=', id);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  return row ? runOf(row) : null;
}

/** The run that was asked for last; with `state`, the last one in it. */
export async function findLastRun(c: Connection, studyId: string, state?: Run['state']): Promise<Run | null> {
  let query = studyTables(c).selectFrom('estimation_run').selectAll().where('study_id', '=', studyId);
  if (state !== undefined) query = query.where('state', '=', state);
  const row = await query.orderBy('asked_at', 'desc').orderBy('id', 'desc').limit(1).executeTakeFirst();
  return row ? runOf(row) : null;
}

/** Ends a run that still waits. */
export async function endRun(
  c: Connection,
  id: string,
  end: { result: RunResult } | { problem: RunProblem },
): Promise<void> {
  await studyTables(c)
    .updateTable('estimation_run')
    .set(
      'result' in end
        ? { state: 'done', result: sql`cast(${JSON.stringify(end.result)} as json)`, ended_at: new Date() }
        : { state: 'refused', problem: jsonb({ ...end.problem }), ended_at: new Date() },
    )
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .execute();
}

/** Takes small numbers out of all results of a study, when its table goes. */
export async function stripRuns(
  c: Connection,
  studyId: string,
  strip: (result: RunResult) => RunResult,
): Promise<void> {
  const rows = await studyTables(c)
    .selectFrom('estimation_run')
    .select(['id', 'result'])
    .where('study_id', '=', studyId)
    .where('state', '=', 'done')
    .execute();
  for (const { id, result } of rows) {
    if (result === null) continue;
    await studyTables(c)
      .updateTable('estimation_run')
      .set({ result: sql`cast(${JSON.stringify(strip(result))} as json)` })
      .where('id', '=', id)
      .execute();
  }
}
