import type { ColumnType, Generated } from 'kysely';
import { type Connection, tables } from '../../../kernel/db/index.js';
import type { Lang } from '../../../kernel/i18n/index.js';
import type { DateMention } from '../../documents/index.js';
import type {
  CommitmentAct,
  CommitmentOrigin,
  CommitmentState,
  Editable,
  Scheme,
  Section,
  Standing,
} from '../commitment.js';
import type { StepKind } from '../steps.js';

/** Rows as they stand in the tables of `migrations/`. JSON goes in as text and comes out parsed. */
export interface CommitmentsTables {
  register: { name: string; revision: number };
  commitment: CommitmentRow;
  commitment_title: TitleRow;
  commitment_addressee: { commitment_id: string; position: number; addressee: string };
  commitment_filing: FilingRow;
  commitment_wording: WordingRow;
  commitment_step: StepRow;
  commitment_link: LinkRow;
  commitment_difference: DifferenceRow;
  /** Of documents; read only. */
  document_text: { id: string; document_id: string; lang: Lang; duplicate_of: string | null };
}

type Json<T> = ColumnType<T, string, string>;

export interface CommitmentRow {
  id: string;
  key: string;
  fact_key: string | null;
  document_id: string;
  section: Section;
  part: string | null;
  n: number;
  ordinal: number;
  eid: string;
  act: CommitmentAct;
  dates: Json<DateMention[]>;
  citations: string[];
  origin: CommitmentOrigin;
  source_text: string | null;
  state: CommitmentState;
  shown: boolean;
  edited: ColumnType<Editable[], Editable[] | undefined, Editable[]>;
  line_id: string;
  version: Generated<number>;
  revision: number;
  created_at: Date;
  changed_at: Date;
}

export interface TitleRow {
  commitment_id: string;
  lang: Lang;
  title: string;
  search: string;
}

export interface FilingRow {
  commitment_id: string;
  scheme: Scheme;
  code: string;
  standing: Standing;
  suggested_by: string | null;
  decided_by: string | null;
  decided_at: Date | null;
}

export interface WordingRow {
  commitment_id: string;
  text_id: string;
  lang: Lang;
  position: number;
  act_index: number;
  words: string;
  spans: Json<[number, number][]>;
  search: string;
}

export interface StepRow {
  id: string;
  commitment_id: string;
  ordinal: number;
  kind: StepKind;
  happened: string | null;
  note: string;
  evidence_link: string | null;
  evidence_file: string | null;
  evidence_name: string | null;
  takes_back: string | null;
  import_id: string | null;
  made_by: string;
  made_at: Date;
}

export interface LinkRow {
  id: string;
  kind: 'line' | 'twin';
  earlier_id: string;
  later_id: string;
  standing: Standing;
  similarity: number | null;
  suggested_by: string | null;
  decided_by: string | null;
  decided_at: Date | null;
}

export interface DifferenceRow {
  id: string;
  commitment_id: string;
  text_id: string;
  what: 'act' | 'addressees' | 'dates' | 'not-in-text' | 'not-in-register';
  stated: Json<unknown>;
  read: Json<unknown>;
  decision: 'keep' | 'take' | null;
  decided_by: string | null;
  decided_at: Date | null;
  found_at: Date;
}

export const commitmentsTables = (c: Connection) => tables<CommitmentsTables>(c);
