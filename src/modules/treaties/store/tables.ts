import type { ColumnType, RawBuilder } from 'kysely';
import { type Connection, tables } from '../../../kernel/db/index.js';
import type { Lang } from '../../../kernel/i18n/index.js';
import type { ActionKind, Extent, TargetKind } from '../action.js';
import type { Area, InstrumentContent, PartyCount } from '../instrument.js';
import type { LawContent, LawState } from '../laws/law.js';
import type { ImportState, StagedRow } from '../sheet/staged-row.js';

/** Rows of `migrations/`. */
export interface TreatiesTables {
  treaty_register: { name: string; revision: number };
  treaty_instrument: InstrumentRow;
  treaty_action: ActionRow;
  treaty_participant_name: { folded: string; party_id: string; made_by: string; made_at: Date };
  treaty_import: ImportRow;
  treaty_instrument_import: RowsImportRow;
  treaty_law_import: RowsImportRow;
  treaty_law: LawRow;
}

export interface InstrumentRow {
  id: string;
  code: string;
  place: number;
  content: ColumnType<InstrumentContent, string, string>;
  counts: ColumnType<PartyCount[], string, string>;
  fact_digest: string | null;
  statuses_as_of: string | null;
  statuses_source: string;
  changed_at: Date;
}

export interface ActionRow {
  id: string;
  party_id: string;
  instrument_id: string;
  kind: ActionKind;
  date: string;
  effective: string | null;
  words: string;
  lang: Lang | null;
  named_as: string;
  source: string;
  target_party_id: string | null;
  target_kind: TargetKind | null;
  target_date: string | null;
  territory: string;
  extent: Extent | null;
  corrects: string | null;
  struck: boolean;
  import_id: string | null;
  made_by: string;
  made_at: Date;
}

/** What instruments said of their statuses, by id. */
export type StatusesBefore = Record<string, { asOf: string | null; source: string }>;

interface ImportRow {
  id: string;
  state: ImportState;
  file_name: string;
  file_sha256: string;
  instrument_id: string | null;
  as_of: string;
  source: string;
  rows: ColumnType<StagedRow[], string, string>;
  before: ColumnType<StatusesBefore | null, string | null, string | null>;
  begun_by: string;
  begun_at: Date;
  applied_at: Date | null;
  undone_at: Date | null;
}

/** Of a file whose rows are kept as they were compared. */
interface RowsImportRow {
  id: string;
  state: ImportState;
  file_name: string;
  file_sha256: string;
  rows: ColumnType<unknown[], string, string>;
  begun_by: string;
  begun_at: Date;
  applied_at: Date | null;
  undone_at: Date | null;
}

interface LawRow {
  id: string;
  /** Of its State: by which files know it again. */
  key: string;
  party_id: string;
  instrument_id: string;
  area: Area;
  state: LawState;
  content: ColumnType<LawContent, RawBuilder<unknown>, RawBuilder<unknown>>;
  remark: string | null;
  version: number;
  made_by: string;
  written_by: string;
  made_at: Date;
  changed_at: Date;
  reviewed_by: string | null;
  reviewed_at: Date | null;
}

export const treatiesTables = (c: Connection) => tables<TreatiesTables>(c);
