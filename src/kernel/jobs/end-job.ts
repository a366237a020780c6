import { sql } from 'kysely';
import { type Connection, type Json, jsonb } from '../db/index.js';
import { JobFailure, type JobProblem } from './job.js';
import { jobTables } from './store.js';

/** What became of one run. */
export type RunEnd =
  | { kind: 'done'; result: Json }
  | { kind: 'cancelled' }
  /** The program stops; the job is to go on with the next one. */
  | { kind: 'put-back' }
  | { kind: 'interrupted' }
  | { kind: 'failed'; problem: JobProblem; again: boolean };

const FIRST_PAUSE_SECONDS = 5;

/** Writes down the end of a run. @returns false when the job is no longer this worker's: then nothing is written. */
export async function endJob(
  c: Connection,
  id: string,
  holder: string,
  attempt: number,
  end: RunEnd,
): Promise<boolean> {
  const row = await jobTables(c)
    .updateTable('job')
    .set({ ...columnsFor(end, attempt), lease_holder: null, lease_until: null })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .where('lease_holder', '=', holder)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

function columnsFor(end: RunEnd, attempt: number) {
  const now = sql<Date>`now()`;
  switch (end.kind) {
    case 'done':
      return { state: 'done' as const, result: jsonb(end.result), problem: null, finished: now };
    case 'cancelled':
      return { state: 'cancelled' as const, finished: now };
    case 'interrupted':
      return {
        state: 'interrupted' as const,
        problem: jsonb({ code: 'job.interrupted', text: null, values: {} }),
        finished: now,
      };
    case 'put-back':
      return { state: 'waiting' as const, attempts: sql<number>`attempts - 1` };
    case 'failed': {
      const problem = jsonb({ ...end.problem });
      if (!end.again) return { state: 'failed' as const, problem, finished: now };
      const seconds = FIRST_PAUSE_SECONDS * 2 ** (attempt - 1);
      return {
        state: 'waiting' as const,
        problem,
        not_before: sql<Date>`now() + make_interval(secs => ${sql.lit(seconds)})`,
      };
    }
  }
}

/** What people are told about something thrown: only what was written for them, since messages may hold contents. */
export function problemOf(thrown: unknown): JobProblem {
  if (thrown instanceof JobFailure) return { code: thrown.code, text: thrown.text, values: thrown.values };
  const code =
    thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : 'job.failed';
  return { code, text: null, values: {} };
}
