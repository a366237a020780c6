import type { Generated } from 'kysely';
import { type Connection, type Json, tables } from '../db/index.js';
import type { Job, JobProblem, JobState } from './job.js';

export interface JobTables {
  job: JobColumns;
  daily_job: { kind: string; day: string };
}

interface JobColumns {
  id: string;
  kind: string;
  key: string | null;
  payload: Json;
  state: JobState;
  progress_done: Generated<number>;
  progress_total: number | null;
  progress_message: string | null;
  result: Json;
  problem: Json;
  attempts: Generated<number>;
  interruptions: Generated<number>;
  not_before: Date;
  cancel_asked: Generated<boolean>;
  lease_holder: string | null;
  lease_until: Date | null;
  created: Date;
  started: Date | null;
  finished: Date | null;
}

export const jobTables = (c: Connection) => tables<JobTables>(c);

export const JOB_COLUMNS = [
  'id',
  'kind',
  'key',
  'payload',
  'state',
  'progress_done',
  'progress_total',
  'progress_message',
  'result',
  'problem',
  'attempts',
  'cancel_asked',
  'created',
  'started',
  'finished',
] as const;

export interface JobRow {
  id: string;
  kind: string;
  key: string | null;
  payload: Json;
  state: JobState;
  progress_done: number;
  progress_total: number | null;
  progress_message: string | null;
  result: Json;
  problem: Json;
  attempts: number;
  cancel_asked: boolean;
  created: Date;
  started: Date | null;
  finished: Date | null;
}

export function jobOf(row: JobRow): Job {
  return {
    id: row.id,
    kind: row.kind,
    key: row.key,
    payload: row.payload,
    state: row.state,
    progress: { done: row.progress_done, total: row.progress_total, message: row.progress_message },
    result: row.result,
    problem: row.problem as JobProblem | null,
    attempts: row.attempts,
    cancelAsked: row.cancel_asked,
    created: row.created,
    started: row.started,
    finished: row.finished,
  };
}
