import type { ColumnType } from 'kysely';
import { type Connection, tables } from '../../../kernel/db/index.js';
import type {
  Agreement,
  ConsultativeStatus,
  JoiningKind,
  NameIn,
  RegistrationAct,
  RegistrationState,
} from '../registration.js';

/** Rows of `migrations/`. */
export interface JoiningTables {
  registration: RegistrationRow;
  registration_step: StepRow;
  registration_file: FileRow;
  joining_rule: RuleRow;
}

export interface RegistrationRow {
  id: string;
  state: RegistrationState;
  version: number;
  kind: JoiningKind;
  names: ColumnType<NameIn[], unknown, unknown>;
  acronym: string | null;
  seat: string;
  about: string;
  website: string | null;
  consultative: ConsultativeStatus;
  applicant_name: string;
  applicant_email: string;
  lang: string;
  made: Date;
  confirmed: Date | null;
  ended: Date | null;
  code: string | null;
  silence_after: string | null;
  party_id: string | null;
}

export interface StepRow {
  id: string;
  registration_id: string;
  act: RegistrationAct;
  made_by: string | null;
  made: Date;
  words: string;
  for_applicant: boolean;
}

interface FileRow {
  registration_id: string;
  sha256: string;
  name: string;
  size: number;
  media_type: string;
  added: Date;
}

interface RuleRow {
  kind: JoiningKind;
  agreement: Agreement;
  days: number;
  changed_by: string | null;
  changed: Date | null;
}

export const joiningTables = (c: Connection) => tables<JoiningTables>(c);
