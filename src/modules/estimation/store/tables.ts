import type { ColumnType } from 'kysely';
import { type Connection, tables } from '../../../kernel/db/index.js';
import type { EstimateOptions } from '../options.js';
import type { Checklist } from '../publish/checklist.js';
import type { RunProblem, RunResult, StudyColumn } from '../studies/study.js';

/** JSON goes in as a cast parameter and comes out as the value. */
type Stored<T> = ColumnType<T, unknown, unknown>;

export interface StudyRow {
  id: string;
  party_id: string | null;
  made_by: string | null;
  title: string;
  created_at: Date;
  file_name: string;
  table_sha256: string;
  table_content: Uint8Array | null;
  table_deleted_at: Date | null;
  columns: Stored<StudyColumn[] | null>;
  checklist: Stored<Checklist | null>;
  published_run: string | null;
  published_at: Date | null;
}

export interface RunRow {
  id: string;
  study_id: string;
  job_id: string | null;
  state: 'waiting' | 'done' | 'refused';
  options: Stored<EstimateOptions>;
  result: Stored<RunResult | null>;
  problem: Stored<RunProblem | null>;
  asked_at: Date;
  ended_at: Date | null;
}

export function studyTables(c: Connection) {
  return tables<{ estimation_study: StudyRow; estimation_run: RunRow }>(c);
}
