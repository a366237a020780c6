import { type Selectable, sql } from 'kysely';
import type { Connection } from '../../../kernel/db/index.js';
import type { RowKind, StagedRow } from '../sheet/stage-row.js';
import { type ImportNote, type ImportRow, type ImportRowRow, type ImportState, importTables } from './import-tables.js';

export type RegisterImport = Selectable<ImportRow>;
export type StoredRow = Selectable<ImportRowRow>;

export type NewImport = Pick<ImportRow, 'id' | 'job_id' | 'file_sha256' | 'file_name' | 'begun_by' | 'begun_at'>;

export async function insertImport(c: Connection, row: NewImport): Promise<void> {
  await importTables(c)
    .insertInto('register_import')
    .values({
      ...row,
      state: 'comparing',
      problem: null as never,
      findings: '[]',
      in_the_way: [],
      compared_at: null,
      applied_at: null,
      undone_at: null,
    })
    .execute();
}

/** An import by id. `lock`: until the end of the transaction nobody else moves it on. */
export async function findImport(
  c: Connection,
  id: string,
  options: { lock?: boolean } = {},
): Promise<RegisterImport | null> {
  const query = importTables(c).selectFrom('register_import').selectAll().where('id', '=', id);
  return (await (options.lock ? query.forUpdate() : query).executeTakeFirst()) ?? null;
}

export async function listImports(c: Connection, limit: number): Promise<RegisterImport[]> {
  return importTables(c).selectFrom('register_import').selectAll().orderBy('begun_at', 'desc').limit(limit).execute();
}

export interface ImportChange {
  state?: ImportState;
  job_id?: string;
  problem?: ImportNote | null;
  findings?: readonly ImportNote[];
  in_the_way?: string[];
  compared_at?: Date;
  applied_at?: Date;
  undone_at?: Date;
}

export async function setImport(c: Connection, id: string, change: ImportChange): Promise<void> {
  const { problem, findings, ...columns } = change;
  await importTables(c)
    .updateTable('register_import')
    .set({
      ...columns,
      ...(problem ? { problem: JSON.stringify(problem) } : {}),
      ...(findings ? { findings: JSON.stringify(findings) } : {}),
    })
    .where('id', '=', id)
    .execute();
}

export async function clearRows(c: Connection, importId: string): Promise<void> {
  await importTables(c).deleteFrom('register_import_row').where('import_id', '=', importId).execute();
}

/** Adds rows; `position` of the first one counts from 1. */
export async function insertRows(
  c: Connection,
  importId: string,
  position: number,
  rows: readonly StagedRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const list = rows.map(({ commitmentId, ...row }, k) => ({
    ...row,
    commitment_id: commitmentId,
    position: position + k,
  }));
  await sql`insert into register_import_row (import_id, position, line, kind, key, commitment_id, version, place, changes, said, problems)
    select ${importId}::uuid, v.position, v.line, v.kind, v.key, v.commitment_id, v.version, v.place, v.changes, v.said, v.problems
    from jsonb_to_recordset(${JSON.stringify(list)}::jsonb) as v(position integer, line integer, kind text, key text, commitment_id uuid,
      version integer, place jsonb, changes jsonb, said jsonb, problems jsonb)`.execute(importTables(c));
}

export type RowCounts = Record<RowKind, number>;

export async function countRows(c: Connection, importId: string): Promise<RowCounts> {
  const rows = await importTables(c)
    .selectFrom('register_import_row')
    .select(['kind', (eb) => eb.fn.countAll<number>().as('n')])
    .where('import_id', '=', importId)
    .groupBy('kind')
    .execute();
  const counts: RowCounts = { new: 0, changed: 0, unchanged: 0, refused: 0 };
  for (const { kind, n } of rows) counts[kind] = Number(n);
  return counts;
}

/** Rows of a kind in their order, for a page or for the next batch (`after` a position). */
export async function findRows(
  c: Connection,
  importId: string,
  kinds: readonly RowKind[],
  { after = 0, offset = 0, limit }: { after?: number; offset?: number; limit: number },
): Promise<StoredRow[]> {
  return importTables(c)
    .selectFrom('register_import_row')
    .selectAll()
    .where('import_id', '=', importId)
    .where('kind', 'in', [...kinds])
    .where('position', '>', after)
    .orderBy('position')
    .offset(offset)
    .limit(limit)
    .execute();
}

/** The rows at these places. */
export async function findRowsAt(c: Connection, importId: string, positions: readonly number[]): Promise<StoredRow[]> {
  return importTables(c)
    .selectFrom('register_import_row')
    .selectAll()
    .where('import_id', '=', importId)
    .where('position', 'in', [...positions])
    .orderBy('position')
    .execute();
}

/** A row whose commitment was edited since: `version` is the one that it has now. */
export interface LateRow {
  position: number;
  key: string;
  version: number;
}

/** Rows to be applied, or to be undone, whose commitments are there in another version than expected. */
export async function findLateRows(
  c: Connection,
  importId: string,
  expects: 'version' | 'version_after',
): Promise<LateRow[]> {
  const { rows } = await sql<LateRow>`select r.position, r.key, k.version from register_import_row r
    join commitment k on k.key = r.key
    where r.import_id = ${importId} and r.kind in ('new', 'changed') and k.version is distinct from ${sql.ref(`r.${expects}`)}
      ${expects === 'version' ? sql`` : sql`and r.before is not null`}
    order by r.position`.execute(importTables(c));
  return rows;
}

/** Marks rows that stand inside of merged cells: what the first cell says may have been meant for them too. */
export async function refuseMerged(
  c: Connection,
  importId: string,
  range: { fromLine: number; toLine: number; column: string; ref: string },
): Promise<void> {
  const problem = JSON.stringify([
    { column: range.column, ref: range.ref, code: 'merged', values: { range: range.ref } },
  ]);
  await sql`update register_import_row set kind = 'refused', problems = problems || ${problem}::jsonb
    where import_id = ${importId} and line between ${range.fromLine} and ${range.toLine}`.execute(importTables(c));
}

/** Refuses rows after all, with one problem each. */
export async function refuseRows(
  c: Connection,
  importId: string,
  refused: readonly { position: number; problem: StoredRow['problems'][number] }[],
): Promise<void> {
  if (refused.length === 0) return;
  const list = JSON.stringify(refused.map(({ position, problem }) => ({ position, problems: [problem] })));
  await sql`update register_import_row r set kind = 'refused', problems = r.problems || v.problems
    from jsonb_to_recordset(${list}::jsonb) as v(position integer, problems jsonb)
    where r.import_id = ${importId} and r.position = v.position`.execute(importTables(c));
}

/** Keeps what rows replaced, and the versions that they led to. */
export async function keepBefore(
  c: Connection,
  importId: string,
  kept: readonly { position: number; commitment_id: string; before: StoredRow['before']; version_after: number }[],
): Promise<void> {
  if (kept.length === 0) return;
  await sql`update register_import_row r
    set before = v.before, version_after = v.version_after, commitment_id = v.commitment_id
    from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb)
      as v(position integer, commitment_id uuid, before jsonb, version_after integer)
    where r.import_id = ${importId} and r.position = v.position`.execute(importTables(c));
}

/** Takes away imports, with their rows, that began before this moment and led to nothing that stands. */
export async function dropImportsBefore(c: Connection, before: Date): Promise<{ count: number; digests: string[] }> {
  const db = importTables(c);
  const over = db
    .selectFrom('register_import')
    .select('id')
    .where('state', 'in', ['refused', 'compared', 'undone'])
    .where('begun_at', '<', before);
  await db.deleteFrom('register_import_row').where('import_id', 'in', over).execute();
  const gone = await db.deleteFrom('register_import').where('id', 'in', over).returning('file_sha256').execute();
  return { count: gone.length, digests: [...new Set(gone.map(({ file_sha256 }) => file_sha256))] };
}

/** Which of these files are evidence of a step or of an answer, or a spreadsheet that was brought. */
export async function digestsHeld(c: Connection, digests: readonly string[]): Promise<string[]> {
  if (digests.length === 0) return [];
  const db = importTables(c);
  const evidence = await db
    .selectFrom('commitment_step')
    .select('evidence_file as digest')
    .where('evidence_file', 'in', digests)
    .execute();
  const answers = await db
    .selectFrom('commitment_answer_version')
    .select('evidence_file as digest')
    .where('evidence_file', 'in', digests)
    .execute();
  const sheets = await db
    .selectFrom('register_import')
    .select('file_sha256 as digest')
    .where('file_sha256', 'in', digests)
    .execute();
  return [...new Set([...evidence, ...answers, ...sheets].flatMap(({ digest }) => digest ?? []))];
}

/** Sheets that a person brought, the latest first. */
export function findSheetsBy(c: Connection, personId: string) {
  return importTables(c)
    .selectFrom('register_import')
    .select(['file_name as file', 'state', 'begun_at as made'])
    .where('begun_by', '=', personId)
    .orderBy('begun_at', 'desc')
    .execute();
}
