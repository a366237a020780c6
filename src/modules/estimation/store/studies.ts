import { sql } from 'kysely';
import { type Reach, rowsReached } from '../../../kernel/access/index.js';
import { type Connection, jsonb } from '../../../kernel/db/index.js';
import type { Checklist } from '../publish/checklist.js';
import type { Study, StudyColumn } from '../studies/study.js';
import { studyTables } from './tables.js';

const COLUMNS = [
  'id',
  'party_id',
  'made_by',
  'title',
  'created_at',
  'file_name',
  'table_sha256',
  'table_deleted_at',
  'columns',
  'checklist',
  'published_run',
  'published_at',
] as const;

interface Read {
  id: string;
  party_id: string | null;
  made_by: string | null;
  title: string;
  created_at: Date;
  file_name: string;
  table_sha256: string;
  table_deleted_at: Date | null;
  columns: StudyColumn[] | null;
  checklist: Checklist | null;
  published_run: string | null;
  published_at: Date | null;
}

function studyOf(row: Read): Study {
  return {
    id: row.id,
    partyId: row.party_id,
    madeBy: row.made_by,
    title: row.title,
    createdAt: row.created_at,
    fileName: row.file_name,
    sha256: row.table_sha256,
    hasTable: row.table_deleted_at === null,
    tableDeletedAt: row.table_deleted_at,
    columns: row.columns,
    checklist: row.checklist,
    publishedRun: row.published_run,
    publishedAt: row.published_at,
  };
}

export interface NewStudy {
  id: string;
  partyId: string | null;
  madeBy: string;
  title: string;
  fileName: string;
  sha256: string;
  content: Uint8Array;
}

export async function insertStudy(c: Connection, study: NewStudy): Promise<void> {
  const { id, partyId, madeBy, title, fileName, sha256, content } = study;
  await studyTables(c)
    .insertInto('estimation_study')
    .values({
      id,
      party_id: partyId,
      made_by: madeBy,
      title,
      created_at: new Date(),
      file_name: fileName,
      table_sha256: sha256,
      table_content: content,
      table_deleted_at: null,
      columns: null,
      checklist: null,
      published_run: null,
      published_at: null,
    })
    .execute();
}

/** A study by id. `lock`: until the end of the transaction nobody else changes it. */
export async function findStudy(c: Connection, id: string, { lock = false } = {}): Promise<Study | null> {
  if (!/^[0-9a-f-]{36}$/u.test(id)) return null;
  const query = studyTables(c).selectFrom('estimation_study').select(COLUMNS).where('id', '=', id);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  return row ? studyOf(row) : null;
}

/** These studies, as far as there are such. */
export async function findStudiesById(c: Connection, ids: readonly string[]): Promise<Study[]> {
  const whole = ids.filter((id) => /^[0-9a-f-]{36}$/u.test(id));
  const query = studyTables(c).selectFrom('estimation_study').select(COLUMNS);
  return whole.length === 0 ? [] : (await query.where('id', 'in', whole).execute()).map(studyOf);
}

/** Newest first: what is published, and what one of `seen` reaches. */
export async function findStudyPage(
  c: Connection,
  { seen, offset, limit }: { seen: readonly Reach[]; offset: number; limit: number },
): Promise<{ rows: Study[]; total: number }> {
  const query = studyTables(c)
    .selectFrom('estimation_study')
    .where(({ or, eb }) => or([eb('published_run', 'is not', null), ...seen.map((reach) => rowsReached(reach))]));
  const counted = await query.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow();
  const rows = await query
    .select(COLUMNS)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .offset(offset)
    .execute();
  return { rows: rows.map(studyOf), total: counted.total };
}

/** The brought table; null once it was deleted. */
export async function loadTable(c: Connection, id: string): Promise<Uint8Array | null> {
  const row = await studyTables(c)
    .selectFrom('estimation_study')
    .select('table_content')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.table_content ?? null;
}

export async function setColumns(c: Connection, id: string, columns: StudyColumn[]): Promise<void> {
  const value = columns.map(({ name, role }) => ({ name, role }));
  await studyTables(c)
    .updateTable('estimation_study')
    .set({ columns: jsonb(value) })
    .where('id', '=', id)
    .execute();
}

export async function setChecklist(c: Connection, id: string, checklist: Checklist): Promise<void> {
  const { answers, signedBy, signedOn } = checklist;
  await studyTables(c)
    .updateTable('estimation_study')
    .set({ checklist: jsonb({ answers: { ...answers }, signedBy, signedOn }) })
    .where('id', '=', id)
    .execute();
}

export async function setPublished(c: Connection, id: string, run: string | null): Promise<void> {
  await studyTables(c)
    .updateTable('estimation_study')
    .set({ published_run: run, published_at: run === null ? null : new Date() })
    .where('id', '=', id)
    .execute();
}

export async function clearTable(c: Connection, id: string): Promise<void> {
  await studyTables(c)
    .updateTable('estimation_study')
    .set({ table_content: null, table_deleted_at: new Date() })
    .where('id', '=', id)
    .execute();
}
