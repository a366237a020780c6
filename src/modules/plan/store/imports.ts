import type { Connection } from '../../../kernel/db/index.js';
import type { ImportState, StagedRow } from '../sheet/staged-row.js';
import { planTables } from './tables.js';

export interface ConcreteImport {
  id: string;
  state: ImportState;
  file_name: string;
  rows: StagedRow[];
  begun_by: string;
  begun_at: Date;
}

export async function insertImport(c: Connection, one: ConcreteImport & { file_sha256: string }): Promise<void> {
  await planTables(c)
    .insertInto('concrete_measure_import')
    .values({ ...one, rows: JSON.stringify(one.rows), applied_at: null, undone_at: null })
    .execute();
}

export async function findImport(
  c: Connection,
  id: string,
  { lock = false }: { lock?: boolean } = {},
): Promise<ConcreteImport | null> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u.test(id)) return null;
  const query = planTables(c)
    .selectFrom('concrete_measure_import')
    .select(['id', 'state', 'file_name', 'rows', 'begun_by', 'begun_at'])
    .where('id', '=', id);
  return (await (lock ? query.forUpdate() : query).executeTakeFirst()) ?? null;
}

export async function setImport(
  c: Connection,
  id: string,
  { state, rows }: Pick<ConcreteImport, 'state' | 'rows'>,
): Promise<void> {
  const moment = state === 'applied' ? { applied_at: new Date() } : { undone_at: new Date() };
  await planTables(c)
    .updateTable('concrete_measure_import')
    .set({ state, rows: JSON.stringify(rows), ...moment })
    .where('id', '=', id)
    .execute();
}

/** The latest of one person, or of all, without their rows. */
export async function listImports(
  c: Connection,
  { by, limit }: { by: string | null; limit: number },
): Promise<Omit<ConcreteImport, 'rows'>[]> {
  return planTables(c)
    .selectFrom('concrete_measure_import')
    .select(['id', 'state', 'file_name', 'begun_by', 'begun_at'])
    .$if(by !== null, (query) => query.where('begun_by', '=', by ?? ''))
    .orderBy('begun_at', 'desc')
    .limit(limit)
    .execute();
}

/** Takes sheets away that were brought before a moment and never applied, or undone. @returns the digests of their files. */
export async function dropImportsBefore(c: Connection, before: Date): Promise<string[]> {
  const rows = await planTables(c)
    .deleteFrom('concrete_measure_import')
    .where('begun_at', '<', before)
    .where('state', 'in', ['compared', 'undone'])
    .returning('file_sha256')
    .execute();
  return rows.map(({ file_sha256 }) => file_sha256);
}
