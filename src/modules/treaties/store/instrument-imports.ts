import type { Connection } from '../../../kernel/db/index.js';
import type { NamedFile } from '../../../kernel/files/index.js';
import type { StagedInstrument } from '../instruments/staged-instrument.js';
import { isUuid } from '../is-uuid.js';
import type { ImportState } from '../sheet/staged-row.js';
import { treatiesTables } from './tables.js';

/** A file of instruments that was brought in. */
export interface InstrumentImport {
  id: string;
  state: ImportState;
  file_name: string;
  begun_by: string;
  begun_at: Date;
  rows: StagedInstrument[];
}

export async function insertInstrumentImport(
  c: Connection,
  { id, file, rows, by }: { id: string; file: NamedFile; rows: readonly StagedInstrument[]; by: string },
): Promise<void> {
  await treatiesTables(c)
    .insertInto('treaty_instrument_import')
    .values({
      ...{ id, state: 'compared', file_name: file.name, file_sha256: file.sha256, rows: JSON.stringify(rows) },
      ...{ begun_by: by, begun_at: new Date(), applied_at: null, undone_at: null },
    })
    .execute();
}

const LISTED = ['id', 'state', 'file_name', 'begun_by', 'begun_at'] as const;

export async function findInstrumentImport(
  c: Connection,
  id: string,
  { lock = false }: { lock?: boolean } = {},
): Promise<InstrumentImport | null> {
  if (!isUuid(id)) return null;
  const query = treatiesTables(c)
    .selectFrom('treaty_instrument_import')
    .select([...LISTED, 'rows'])
    .where('id', '=', id);
  return (await (lock ? query.forUpdate() : query).executeTakeFirst()) ?? null;
}

export async function setInstrumentImport(
  c: Connection,
  id: string,
  { state, rows }: { state: 'applied' | 'undone'; rows: readonly StagedInstrument[] },
): Promise<void> {
  await treatiesTables(c)
    .updateTable('treaty_instrument_import')
    .set({ state, rows: JSON.stringify(rows), [`${state}_at`]: new Date() })
    .where('id', '=', id)
    .execute();
}

export async function listInstrumentImports(c: Connection, limit: number): Promise<Omit<InstrumentImport, 'rows'>[]> {
  const query = treatiesTables(c)
    .selectFrom('treaty_instrument_import')
    .select([...LISTED]);
  return query.orderBy('begun_at', 'desc').limit(limit).execute();
}
