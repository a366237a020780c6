import type { Connection } from '../../../kernel/db/index.js';
import { isUuid } from '../is-uuid.js';
import type { ImportState, StagedRow } from '../sheet/staged-row.js';
import { type StatusesBefore, treatiesTables } from './tables.js';

export interface TreatyImport {
  id: string;
  state: ImportState;
  file_name: string;
  file_sha256: string;
  instrument_id: string | null;
  as_of: string;
  source: string;
  rows: StagedRow[];
  before: StatusesBefore | null;
  begun_by: string;
  begun_at: Date;
}

export async function insertImport(c: Connection, one: Omit<TreatyImport, 'before'>): Promise<void> {
  await treatiesTables(c)
    .insertInto('treaty_import')
    .values({ ...one, rows: JSON.stringify(one.rows), before: null, applied_at: null, undone_at: null })
    .execute();
}

const LISTED = [
  'id',
  'state',
  'file_name',
  'file_sha256',
  'instrument_id',
  'as_of',
  'source',
  'before',
  'begun_by',
  'begun_at',
] as const;

export async function findImport(
  c: Connection,
  id: string,
  { lock = false }: { lock?: boolean } = {},
): Promise<TreatyImport | null> {
  if (!isUuid(id)) return null;
  const query = treatiesTables(c)
    .selectFrom('treaty_import')
    .select([...LISTED, 'rows'])
    .where('id', '=', id);
  return (await (lock ? query.forUpdate() : query).executeTakeFirst()) ?? null;
}

export async function setStaged(c: Connection, id: string, rows: readonly StagedRow[]): Promise<void> {
  await treatiesTables(c)
    .updateTable('treaty_import')
    .set({ rows: JSON.stringify(rows) })
    .where('id', '=', id)
    .execute();
}

export async function setImport(
  c: Connection,
  id: string,
  { state, rows, before }: { state: ImportState; rows: readonly StagedRow[]; before: StatusesBefore },
): Promise<void> {
  const moment = state === 'applied' ? { applied_at: new Date() } : { undone_at: new Date() };
  await treatiesTables(c)
    .updateTable('treaty_import')
    .set({ state, rows: JSON.stringify(rows), before: JSON.stringify(before), ...moment })
    .where('id', '=', id)
    .execute();
}

/** The latest, without their rows. */
export async function listImports(c: Connection, limit: number): Promise<Omit<TreatyImport, 'rows'>[]> {
  return treatiesTables(c)
    .selectFrom('treaty_import')
    .select([...LISTED])
    .orderBy('begun_at', 'desc')
    .limit(limit)
    .execute();
}

/** Which of these files, by digest, an import still refers to. */
export async function digestsHeld(c: Connection, digests: readonly string[]): Promise<string[]> {
  if (digests.length === 0) return [];
  const rows = await Promise.all(
    (['treaty_import', 'treaty_instrument_import', 'treaty_law_import'] as const).map((table) =>
      treatiesTables(c)
        .selectFrom(table)
        .select('file_sha256')
        .where('file_sha256', 'in', [...digests])
        .execute(),
    ),
  );
  return [...new Set(rows.flat().map(({ file_sha256 }) => file_sha256))];
}
