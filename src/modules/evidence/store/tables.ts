import type { ColumnType, RawBuilder } from 'kysely';
import { type Connection, type Json, jsonb, tables } from '../../../kernel/db/index.js';
import type { Lang } from '../../../kernel/i18n/index.js';
import type { StoredDictionary } from '../cases/dictionary.js';
import type { Finding } from '../cases/finding.js';
import type { Mapping } from '../cases/mapping.js';
import type { ConceptRow } from '../concepts/concept.js';
import type { About, ColumnShape, CountingRule, DataSetKind } from '../datasets/data-set.js';
import type { PopulationSex } from '../indicator/population.js';
import type { ImportState, StagedRow } from '../indicator/staged-row.js';
import type {
  ReleaseChecks,
  ReleaseColumn,
  ReleaseEntry,
  ReleaseKind,
  ReleaseMethod,
  ReleaseState,
} from '../releases/release.js';

/** JSON goes in as a cast parameter and comes out as the value. */
type Stored<T> = ColumnType<T, RawBuilder<Json>, RawBuilder<Json>>;

/** A value as a parameter for such a column. */
export const stored = (value: object): RawBuilder<Json> => jsonb(JSON.parse(JSON.stringify(value)) as Json);

/** Rows of the migrations. Days come as YYYY-MM-DD, whole numbers of any size as text. */
interface EvidenceTables {
  evidence_key: { party_id: string; recipient: string; made_by: string; made_at: Date };
  evidence_key_copy: { party_id: string; person_id: string; wrapped: Uint8Array; made_by: string; made_at: Date };
  evidence_data_set: DataSetRow;
  evidence_code_list: {
    name: string;
    rows: Stored<readonly ConceptRow[]>;
    source: string;
    made_by: string;
    made_at: Date;
  };
  evidence_chunk: { data_set_id: string; n: number; bytes: Uint8Array };
  evidence_release: ReleaseRow;
  evidence_release_entry: {
    release_id: string;
    n: number;
    entry: Stored<ReleaseEntry>;
    made_by: string;
    made_at: Date;
  };
  evidence_spent: {
    data_set_id: string;
    id: string;
    rho: string;
    what: string;
    release_id: string | null;
    spent_at: Date;
  };
  evidence_run: RunRow;
  evidence_dictionary: {
    party_id: string;
    name: string;
    dictionary: Stored<StoredDictionary>;
    made_by: string;
    made_at: Date;
  };
  evidence_population: PopulationRow;
  evidence_population_import: {
    id: string;
    state: ImportState;
    file_name: string;
    source: string;
    as_of: string;
    rows: Stored<readonly StagedRow[]>;
    unchanged: number;
    begun_by: string;
    begun_at: Date;
    decided_at: Date | null;
  };
  evidence_mapping: { party_id: string; dictionary: string; mapping: Stored<Mapping>; made_by: string; made_at: Date };
}

/** A denominator: persons of a sex and an age in a country and a year. */
export interface PopulationRow {
  country: string;
  year: number;
  sex: PopulationSex;
  age: string;
  persons: number;
  source: string;
  as_of: string;
}

export interface DataSetRow {
  party_id: string;
  id: string;
  kind: DataSetKind;
  name: string;
  lang: Lang;
  dictionary: string | null;
  mapping: Stored<Mapping>;
  period_from: string | null;
  period_to: string | null;
  counting_rule: CountingRule;
  unit: string;
  source: string;
  coverage: string;
  biases: string;
  keep_until: string;
  epsilon_cap: string;
  delta_cap: string;
  rho_cap: string;
  recipient: string;
  wrapped_identity: Uint8Array | null;
  file_name: string;
  file_bytes: number;
  rows: number;
  columns: Stored<readonly ColumnShape[]>;
  findings: Stored<readonly Finding[]>;
  state: 'bringing' | 'kept' | 'shredded';
  version: number;
  made_by: string;
  made_at: Date;
  shredded_at: Date | null;
}

export interface ReleaseRow {
  party_id: string;
  id: string;
  slug: string;
  version: number;
  data_set_id: string | null;
  kind: ReleaseKind;
  titles: Stored<Partial<Record<Lang, string>>>;
  method: Stored<ReleaseMethod>;
  checks: Stored<ReleaseChecks>;
  about: Stored<About>;
  columns: Stored<readonly ReleaseColumn[]>;
  rows: number;
  file_sha256: string;
  licence: string;
  rho: string | null;
  epsilon: string | null;
  delta: string | null;
  generated: boolean;
  state: ReleaseState;
  notice: ColumnType<{ words: string; lang: Lang } | null, null, RawBuilder<Json>>;
  proposed_by: string;
  proposed_at: Date;
  published_at: Date | null;
  withdrawn_at: Date | null;
  entry: number;
}

export interface RunRow {
  party_id: string;
  id: string;
  data_set_id: string;
  kind: ReleaseKind;
  options: Stored<unknown>;
  state: 'running' | 'done' | 'locked' | 'refused' | 'failed' | 'cancelled';
  progress: number;
  problem: ColumnType<{ code: string; values: Record<string, string | number> } | null, null, RawBuilder<Json>>;
  release_id: string | null;
  checkpoint: Uint8Array | null;
  spent_id: string | null;
  asked_by: string;
  asked_at: Date;
  ended_at: Date | null;
}

export const evidenceTables = (c: Connection) => tables<EvidenceTables>(c);
