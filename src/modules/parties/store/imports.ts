import type { Connection } from '../../../kernel/db/index.js';
import type { ImportState, StagedRow } from '../sheet/staged-row.js';
import { partiesTables } from './tables.js';

export interface PartyImport {
  id: string;
  state: ImportState;
  file_name: string;
  rows: StagedRow[];
  begun_by: string;
  begun_at: Date;
}

export async function insertImport(c: Connection, one: PartyImport & { file_sha256: string }): Promise<void> {
  await partiesTables(c)
    .insertInto('party_import')
    .values({ ...one, rows: JSON.stringify(one.rows), applied_at: null, undone_at: null })
    .execute();
}

export async function findImport(
  c: Connection,
  id: string,
  { lock = false }: { lock?: boolean } = {},
): Promise<PartyImport | null> {
  if (!/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/u.test(id)) return null;
  const query = partiesTables(c)
    .selectFrom('party_import')
    .select(['id', 'state', 'file_name', 'rows', 'begun_by', 'begun_at'])
    .where('id', '=', id);
  return (await (lock ? query.forUpdate() : query).executeTakeFirst()) ?? null;
}

export async function setImport(
  c: Connection,
  id: string,
  { state, rows }: { state: ImportState; rows: readonly StagedRow[] },
): Promise<void> {
  const moment = state === 'applied' ? { applied_at: new Date() } : { undone_at: new Date() };
  await partiesTables(c)
    .updateTable('party_import')
    .set({ state, rows: JSON.stringify(rows), ...moment })
    .where('id', '=', id)
    .execute();
}

/** The latest, without their rows. */
export async function listImports(c: Connection, limit: number): Promise<Omit<PartyImport, 'rows'>[]> {
  return partiesTables(c)
    .selectFrom('party_import')
    .select(['id', 'state', 'file_name', 'begun_by', 'begun_at'])
    .orderBy('begun_at', 'desc')
    .limit(limit)
    .execute();
}
