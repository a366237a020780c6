import type { ColumnType, Generated } from 'kysely';
import { type Connection, tables } from '../../../kernel/db/index.js';
import type { Lang } from '../../../kernel/i18n/index.js';
import type { Body, NameKind, PartyContent, PartyKind, PartyOrigin, PartyState, Standing } from '../party.js';
import type { ImportState, StagedRow } from '../sheet/staged-row.js';

/** Rows of `migrations/`. */
export interface PartiesTables {
  party_register: { name: string; revision: number };
  party: PartyRow;
  party_name: NameRow;
  party_membership: MembershipRow;
  party_before: BeforeRow;
  party_import: ImportRow;
}

export interface PartyRow {
  id: string;
  code: string;
  kind: PartyKind;
  alpha2: string | null;
  alpha3: string | null;
  m49: string | null;
  region: string | null;
  subregion: string | null;
  website: string | null;
  state: PartyState;
  origin: PartyOrigin;
  addressees: string[];
  fact_digest: string | null;
  changed_by: string | null;
  version: Generated<number>;
  revision: number;
  made_at: Date;
  changed_at: Date;
}

export interface NameRow {
  id: string;
  party_id: string;
  lang: Lang;
  kind: NameKind;
  name: string;
  from_date: string | null;
  to_date: string | null;
  place: number;
}

export interface MembershipRow {
  id: string;
  party_id: string;
  body: Body;
  standing: Standing;
  since: string | null;
  until: string | null;
  as_of: string | null;
  source: string;
  place: number;
}

interface BeforeRow {
  party_id: string;
  version: number;
  content: ColumnType<PartyContent, string, string>;
  changed_by: string | null;
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

export const partiesTables = (c: Connection) => tables<PartiesTables>(c);
