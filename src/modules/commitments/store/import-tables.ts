import type { ColumnType } from 'kysely';
import { type Connection, tables } from '../../../kernel/db/index.js';
import type { Place } from '../commitment.js';
import type { RowProblem, Said } from '../sheet/read-row.js';
import type { Change, RowKind } from '../sheet/stage-row.js';
import type { Before } from '../sheet/whole.js';
import type { CommitmentsTables } from './tables.js';

/** Rows of `0004-imports.sql`. JSON goes in as text and comes out parsed. */
export interface ImportTables extends CommitmentsTables {
  register_import: ImportRow;
  register_import_row: ImportRowRow;
  /** Of answers; read only. */
  commitment_answer_version: { evidence_file: string | null };
  /** Of documents; read only. */
  document: { id: string; slug: string; symbol: string | null; draft_of: string | null };
}

type Json<T> = ColumnType<T, string, string>;

export const IMPORT_STATES = ['comparing', 'refused', 'compared', 'applying', 'applied', 'undoing', 'undone'] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

/** What was found in a file: of `kernel/sheets`, or of the register (`unknown-column`). */
export interface ImportNote {
  family: 'sheets' | 'commitments';
  code: string;
  place: string | null;
  values: Readonly<Record<string, string | number>>;
}

export interface ImportRow {
  id: string;
  job_id: string | null;
  state: ImportState;
  file_sha256: string;
  file_name: string;
  problem: Json<ImportNote | null>;
  findings: Json<ImportNote[]>;
  in_the_way: string[];
  begun_by: string;
  begun_at: Date;
  compared_at: Date | null;
  applied_at: Date | null;
  undone_at: Date | null;
}

export interface ImportRowRow {
  import_id: string;
  position: number;
  line: number;
  kind: RowKind;
  key: string;
  commitment_id: string | null;
  version: number | null;
  place: Json<(Place & { documentId: string }) | null>;
  changes: Json<Change[]>;
  said: Json<Said | null>;
  problems: Json<RowProblem[]>;
  before: Json<Before | null>;
  version_after: number | null;
}

export const importTables = (c: Connection) => tables<ImportTables>(c);
