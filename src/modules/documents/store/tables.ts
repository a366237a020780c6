import type { ColumnType } from 'kysely';
import { type Connection, tables } from '../../../kernel/db/index.js';
import type { DocumentKind, DocumentOrigin, TextState, TitleKind } from '../document.js';
import type { PreparedReading } from '../prepared.js';
import type { CorrectionChange } from '../reader/correct/index.js';
import type { DocumentStatus, Lang, Organ, Reading } from '../reader/reading.js';

/** Rows as they stand in the tables of `migrations/`. JSON goes in as text and comes out parsed. */
export interface DocumentsTables {
  document: DocumentRow;
  document_title: TitleRow;
  document_text: TextRow;
  paragraph: ParagraphRow;
  citation: CitationRow;
  correction: CorrectionRow;
  text_import: ImportRow;
}

type Json<T> = ColumnType<T, string, string>;

export interface DocumentRow {
  id: string;
  slug: string;
  fact_key: string | null;
  symbol: string | null;
  organ: Organ | null;
  session: number | null;
  kind: DocumentKind;
  status: DocumentStatus;
  adopted: string | null;
  year: number | null;
  draft_of: string | null;
  sponsors: string[];
  in_thread: boolean;
  origin: DocumentOrigin;
  shown: boolean;
  created_at: Date;
}

export interface TitleRow {
  document_id: string;
  lang: Lang;
  kind: TitleKind;
  title: string;
  search: string;
}

export interface TextRow {
  id: string;
  document_id: string;
  lang: Lang;
  state: TextState;
  state_before: TextState | null;
  file_sha256: string;
  file_name: string;
  media_type: string;
  source_text: string;
  reader_version: string;
  rule_reading: Json<Reading>;
  reading: Json<Reading>;
  prepared: Json<PreparedReading>;
  act_count: number;
  date_count: number;
  revision: number;
  duplicate_of: string | null;
  duplicate_choice: DuplicateChoice | null;
  brought_at: Date;
  confirmed_at: Date | null;
}

/** Beside the text that was there, in its place, or as a document of its own. */
export type DuplicateChoice = 'attach' | 'replace' | 'keep';

export interface ParagraphRow {
  text_id: string;
  position: number;
  document_id: string;
  lang: Lang;
  section: 'preamble' | 'operative' | 'annex';
  eid: string;
  part: string | null;
  n: number;
  body: string;
  acts: string[];
  addressees: string[];
  citations: string[];
  version: string;
  search: string;
}

export interface CitationRow {
  id: string;
  from_id: string;
  to_symbol: string;
  source: 'fact' | 'reading';
  text_id: string | null;
}

export interface CorrectionRow {
  id: string;
  text_id: string;
  ordinal: number;
  change: Json<CorrectionChange>;
  eid: string | null;
  version: string | null;
  made_by: string;
  made_at: Date;
  undone_at: Date | null;
}

export interface ImportRow {
  id: string;
  job_id: string | null;
  state: 'waiting' | 'done' | 'refused';
  file_sha256: string;
  file_name: string;
  pasted: boolean;
  lang: Lang | null;
  symbol: string | null;
  document_id: string | null;
  text_id: string | null;
  problem: ColumnType<ImportProblem | null, string | null, string | null>;
  begun_at: Date;
  ended_at: Date | null;
}

/** Why a file could not be read; `code` is the reader's. */
export interface ImportProblem {
  code: string;
  message: string;
}

export function documentsTables(c: Connection) {
  return tables<DocumentsTables>(c);
}
