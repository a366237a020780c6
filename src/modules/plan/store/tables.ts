import type { ColumnType } from 'kysely';
import { type Connection, tables } from '../../../kernel/db/index.js';
import type { ConcreteState, WrittenContent } from '../concrete/content.js';
import type { LogKind, ReviewState } from '../concrete/log.js';
import type { ImportState, StagedRow } from '../sheet/staged-row.js';

/** Rows of `migrations/`. */
interface PlanTables {
  plan_register: { name: string; revision: number };
  plan_link: LinkRow;
  concrete_measure: MeasureRow;
  concrete_measure_entry: EntryRow;
  concrete_measure_import: ImportRow;
  plan_appraisal: AppraisalRow;
}

export interface LinkRow {
  measure: number;
  commitment_id: string;
  standing: 'confirmed' | 'rejected';
  decided_by: string;
  decided_at: Date;
}

export interface MeasureRow {
  id: string;
  key: string;
  party_id: string;
  version: number;
  review: ReviewState;
  state: ConcreteState;
  published: boolean;
  made_at: Date;
}

export interface EntryRow {
  measure_id: string;
  n: number;
  kind: LogKind;
  content: ColumnType<WrittenContent | null, string | null, never>;
  state: Exclude<ConcreteState, 'proposed'> | null;
  happened: string | null;
  evidence_link: string | null;
  evidence_file: string | null;
  evidence_name: string | null;
  note: string;
  takes_back: number[];
  import_id: string | null;
  made_by: string;
  made_at: Date;
  revision: number;
}

interface ImportRow {
  id: string;
  state: ImportState;
  file_name: string;
  file_sha256: string;
  rows: ColumnType<StagedRow[], string, string>;
  begun_by: string;
  begun_at: Date;
  applied_at: Date | null;
  undone_at: Date | null;
}

export interface AppraisalRow {
  id: string;
  session: number;
  as_of: string;
  state: 'prepared' | 'closed' | 'withdrawn';
  snapshot: string;
  sha256: string;
  prepared_by: string;
  prepared_at: Date;
  signed_by: string | null;
  signed_at: Date | null;
  closed_by: string | null;
  closed_at: Date | null;
  notice: string;
  withdrawn_by: string | null;
  withdrawn_at: Date | null;
}

export const planTables = (c: Connection) => tables<PlanTables>(c);
