import { sql } from 'kysely';
import type { Connection } from '../../../kernel/db/index.js';
import type { Lang } from '../../../kernel/i18n/index.js';
import { type AnswerCodeRow, type AnswerTranslationRow, reportingTables } from './tables.js';

/** What officers do with answers: codes, marks, translations. */

export interface AnswerCode {
  id: string;
  callId: string;
  name: string;
  note: string;
  revision: number;
}

const codeOf = ({ id, call_id, name, note, revision }: AnswerCodeRow): AnswerCode => ({
  ...{ id, name, note, revision },
  callId: call_id,
});

/** The codes of a call by name, each with how many passages have it. */
export async function listCodes(c: Connection, callId: string): Promise<(AnswerCode & { passages: number })[]> {
  const { rows } = await sql<AnswerCodeRow & { passages: number }>`
    select k.*, (select count(*)::int from answer_mark m where m.call_id = k.call_id and m.code_id = k.id) as passages
    from answer_code k where k.call_id = ${callId} order by lower(k.name), k.id`.execute(reportingTables(c));
  return rows.map((row) => ({ ...codeOf(row), passages: row.passages }));
}

/** A code, held until the end of the transaction. */
export async function findCode(c: Connection, id: string): Promise<AnswerCode | null> {
  const row = await reportingTables(c)
    .selectFrom('answer_code')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? null : codeOf(row);
}

/** Which answer of which version something belongs to. */
export interface AnswerPlace {
  partyId: string;
  submissionId: string;
  version: number;
  questionId: string;
}

export interface AnswerMark extends AnswerPlace {
  id: string;
  callId: string;
  codeId: string | null;
  start: number;
  end: number;
  quote: string;
  note: string;
  madeBy: string;
  madeAt: Date;
}

export async function insertMark(c: Connection, mark: AnswerMark): Promise<void> {
  await reportingTables(c)
    .insertInto('answer_mark')
    .values({
      id: mark.id,
      party_id: mark.partyId,
      call_id: mark.callId,
      submission_id: mark.submissionId,
      version: mark.version,
      question_id: mark.questionId,
      code_id: mark.codeId,
      start_at: mark.start,
      end_at: mark.end,
      quote: mark.quote,
      note: mark.note,
      made_by: mark.madeBy,
      made_at: mark.madeAt,
    })
    .execute();
}

/** A passage that was marked, and whether its answer still counts as it was. */
export interface MarkedPassage extends AnswerMark {
  /** Name of its code; null without. */
  code: string | null;
  current: boolean;
  lang: Lang;
  audience: 'public' | 'parties' | 'confidential';
}

/** Passages of one answer, or of a call by code (null: of whatever code), or these. */
export type WhichMarks =
  | { submissionId: string; questionId: string }
  | { callId: string; codeId: string | null }
  | { ids: readonly string[] };

export async function listMarks(
  c: Connection,
  of: WhichMarks,
  page: { offset: number; limit: number } = { offset: 0, limit: 10_000 },
): Promise<MarkedPassage[]> {
  const { rows } = await sql<MarkedPassage>`
    select m.id, m.party_id as "partyId", m.call_id as "callId", m.submission_id as "submissionId", m.version,
      m.question_id as "questionId", m.code_id as "codeId", m.start_at as start, m.end_at as "end", m.quote, m.note, m.made_by as "madeBy",
      m.made_at as "madeAt", k.name as code, a.current, a.lang, a.audience
    from answer_mark m left join answer_code k on k.id = m.code_id
    join sent_answer a on a.party_id = m.party_id and a.submission_id = m.submission_id and a.version = m.version
      and a.question_id = m.question_id
    where ${whichMarks(of)}
    order by lower(k.name) nulls last, m.party_id, m.question_id, m.start_at, m.id
    limit ${page.limit} offset ${page.offset}`.execute(reportingTables(c));
  return rows;
}

function whichMarks(of: WhichMarks) {
  if ('submissionId' in of) return sql`m.submission_id = ${of.submissionId} and m.question_id = ${of.questionId}`;
  if ('ids' in of) return sql`m.id = any(${[...of.ids]}::uuid[])`;
  const ofCode = of.codeId === null ? sql`` : sql`and m.code_id = ${of.codeId}`;
  return sql`m.call_id = ${of.callId} ${ofCode}`;
}

export async function countMarks(c: Connection, of: WhichMarks): Promise<number> {
  const { rows } = await sql<{
    n: number;
  }>`select count(*)::int as n from answer_mark m where ${whichMarks(of)}`.execute(reportingTables(c));
  return rows[0]?.n ?? 0;
}

/** @returns whether there was one of this call. */
export async function deleteMark(c: Connection, callId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await reportingTables(c)
    .deleteFrom('answer_mark')
    .where('id', '=', id)
    .where('call_id', '=', callId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

export const TRANSLATION_KINDS = ['official', 'unofficial', 'machine'] as const;
export type AnswerTranslationKind = (typeof TRANSLATION_KINDS)[number];

export interface AnswerTranslation extends AnswerPlace {
  lang: Lang;
  kind: AnswerTranslationKind;
  text: string;
  /** How often it was written; what two who write it compare. */
  revision: number;
  madeBy: string;
  madeAt: Date;
}

const translationOf = (row: AnswerTranslationRow): AnswerTranslation => ({
  partyId: row.party_id,
  submissionId: row.submission_id,
  version: row.version,
  questionId: row.question_id,
  lang: row.lang,
  kind: row.kind,
  text: row.text,
  revision: row.revision,
  madeBy: row.made_by,
  madeAt: row.made_at,
});

/** Of one answer as one version has it. */
export async function listTranslations(c: Connection, place: AnswerPlace): Promise<AnswerTranslation[]> {
  const rows = await reportingTables(c)
    .selectFrom('answer_translation')
    .selectAll()
    .where('party_id', '=', place.partyId)
    .where('submission_id', '=', place.submissionId)
    .where('version', '=', place.version)
    .where('question_id', '=', place.questionId)
    .orderBy('lang')
    .execute();
  return rows.map(translationOf);
}

/** Of many answers to one question into one language. */
export async function findTranslations(
  c: Connection,
  questionId: string,
  submissionIds: readonly string[],
  lang: Lang,
): Promise<AnswerTranslation[]> {
  if (submissionIds.length === 0) return [];
  const rows = await reportingTables(c)
    .selectFrom('answer_translation')
    .selectAll()
    .where('submission_id', 'in', [...submissionIds])
    .where('question_id', '=', questionId)
    .where('lang', '=', lang)
    .execute();
  return rows.map(translationOf);
}

/** Keeps it, or takes it away where the text is empty. The caller holds the row of the submission. */
export async function putTranslation(c: Connection, translation: AnswerTranslation): Promise<void> {
  const { partyId, submissionId, version, questionId, lang, kind, text, revision, madeBy, madeAt } = translation;
  const columns = { kind, text, revision, made_by: madeBy, made_at: madeAt };
  const key = { party_id: partyId, submission_id: submissionId, version, question_id: questionId, lang };
  const db = reportingTables(c);
  if (text === '') {
    await db
      .deleteFrom('answer_translation')
      .where('party_id', '=', partyId)
      .where('submission_id', '=', submissionId)
      .where('version', '=', version)
      .where('question_id', '=', questionId)
      .where('lang', '=', lang)
      .execute();
    return;
  }
  await db
    .insertInto('answer_translation')
    .values({ ...key, ...columns })
    .onConflict((conflict) =>
      conflict.columns(['party_id', 'submission_id', 'version', 'question_id', 'lang']).doUpdateSet(columns),
    )
    .execute();
}
