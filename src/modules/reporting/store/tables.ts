import type { ColumnType, Kysely } from 'kysely';
import { type Connection, tables } from '../../../kernel/db/index.js';
import type { Lang } from '../../../kernel/i18n/index.js';
import type { SheetFinding } from '../../../kernel/sheets/index.js';
import type { BroughtParagraph } from '../brought-in/brought-document.js';
import type { CallEntry, CallState } from '../calls/call.js';
import type { CallContent } from '../calls/content.js';
import type { RecipientEntry, RecipientState } from '../calls/recipient.js';
import type { BroughtChange } from '../offline/brought-back.js';
import type { QuestionnaireChange } from '../questionnaire/compare.js';
import type { QuestionnaireFault } from '../questionnaire/fault.js';
import type { AnswerAudience, AnswerSource, AnswerValue } from '../submissions/answer-value.js';
import type { SubmissionEntry, SubmissionState } from '../submissions/submission.js';

/** Rows of `migrations/`. */
export interface ReportingTables {
  input_call: CallRow;
  input_call_entry: { call_id: string } & EntryRow<CallEntry>;
  input_call_version: CallVersionRow;
  input_call_subject: { call_id: string; question_id: string; subject: string };
  call_recipient: RecipientRow;
  call_recipient_entry: { party_id: string; call_id: string } & EntryRow<RecipientEntry>;
  submission: SubmissionRow;
  submission_entry: { submission_id: string } & EntryRow<SubmissionEntry>;
  submission_answer: SubmissionAnswerRow;
  submission_section: { submission_id: string; section_id: string; person_id: string | null; ministry: string };
  submission_version: SubmissionVersionRow;
  sent_answer: SentAnswerRow;
  submission_file: { submission_id: string; sha256: string };
  submission_import: ImportRow;
  questionnaire_import: QuestionnaireImportRow;
  answer_code: AnswerCodeRow;
  brought_document: BroughtDocumentRow;
  answer_mark: AnswerMarkRow;
  answer_translation: AnswerTranslationRow;
}

/** Goes in as text and comes out parsed. */
type JsonColumn<T> = ColumnType<T, string, string>;

export interface EntryRow<E> {
  n: number;
  entry: JsonColumn<E>;
  made_by: string;
  made_at: Date;
}

export interface CallRow {
  id: string;
  key: string;
  state: CallState;
  revision: number;
  version: number;
  /** YYYY-MM-DD */
  deadline: string | null;
  sent_on: string | null;
  changed: boolean;
  content: JsonColumn<CallContent>;
  made_by: string;
  changed_at: Date;
}

export interface CallVersionRow {
  call_id: string;
  n: number;
  content: JsonColumn<CallContent>;
  sha256: string;
  sent_by: string;
  sent_at: Date;
}

export interface RecipientRow {
  party_id: string;
  call_id: string;
  revision: number;
  state: RecipientState;
  deadline: string | null;
  asked_until: string | null;
  asked_why: string;
  extended: boolean;
  lang: Lang | null;
  address: string | null;
  told: number;
  reminders: number;
  bounce: string;
  changed_at: Date;
}

export interface SubmissionRow {
  id: string;
  party_id: string;
  call_id: string;
  origin: 'written' | 'brought-in';
  state: SubmissionState;
  revision: number;
  version: number;
  signed: string | null;
  reason: string;
  source_file: string | null;
  source_name: string | null;
  sent_at: Date | null;
  changed_at: Date;
}

export interface SubmissionAnswerRow {
  submission_id: string;
  question_id: string;
  version: number;
  value: ColumnType<AnswerValue | null, string | null, string | null>;
  lang: Lang;
  audience: AnswerAudience;
  source: ColumnType<AnswerSource | null, string | null, string | null>;
  written_by: string;
  written_at: Date;
}

export interface ImportRow {
  id: string;
  party_id: string;
  call_id: string;
  state: 'compared' | 'applied' | 'undone';
  file_name: string;
  changes: JsonColumn<BroughtChange[]>;
  findings: JsonColumn<SheetFinding[]>;
  made_by: string;
  made_at: Date;
  ended_at: Date | null;
}

export interface SubmissionVersionRow {
  submission_id: string;
  n: number;
  number: string;
  call_version: number;
  sha256: string;
  signed_by: string;
  sent_by: string;
  sent_at: Date;
  reason: string;
}

export interface SentAnswerRow {
  party_id: string;
  call_id: string;
  submission_id: string;
  version: number;
  question_id: string;
  value: JsonColumn<AnswerValue>;
  lang: Lang;
  audience: AnswerAudience;
  sha256: string;
  current: boolean;
}

export interface QuestionnaireImportRow {
  id: string;
  call_id: string;
  state: 'compared' | 'applied' | 'undone';
  file_name: string;
  revision: number;
  content: JsonColumn<CallContent>;
  before: ColumnType<CallContent | null, string | null, string | null>;
  changes: JsonColumn<QuestionnaireChange[]>;
  faults: JsonColumn<QuestionnaireFault[]>;
  findings: JsonColumn<SheetFinding[]>;
  made_by: string;
  made_at: Date;
  ended_at: Date | null;
}

export interface BroughtDocumentRow {
  submission_id: string;
  lang: Lang;
  audience: AnswerAudience;
  sent_on: string;
  origin: string;
  paragraphs: JsonColumn<BroughtParagraph[]>;
  revision: number;
  made_by: string;
  made_at: Date;
}

export interface AnswerCodeRow {
  id: string;
  call_id: string;
  name: string;
  note: string;
  revision: number;
  made_by: string;
  made_at: Date;
}

export interface AnswerMarkRow {
  id: string;
  party_id: string;
  call_id: string;
  submission_id: string;
  version: number;
  question_id: string;
  code_id: string | null;
  start_at: number;
  end_at: number;
  quote: string;
  note: string;
  made_by: string;
  made_at: Date;
}

export interface AnswerTranslationRow {
  party_id: string;
  submission_id: string;
  version: number;
  question_id: string;
  lang: Lang;
  kind: 'official' | 'unofficial' | 'machine';
  text: string;
  revision: number;
  made_by: string;
  made_at: Date;
}

export function reportingTables(c: Connection): Kysely<ReportingTables> {
  return tables<ReportingTables>(c);
}
