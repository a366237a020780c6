import type { Connection } from '../../../kernel/db/index.js';
import type { NamedFile } from '../../../kernel/files/index.js';
import { isUuid } from '../is-uuid.js';
import type { ImportState } from '../sheet/staged-row.js';
import { treatiesTables } from './tables.js';

/** A file of instruments or of laws that was brought in. */
export interface RowsImport<Row> {
  id: string;
  state: ImportState;
  file_name: string;
  begun_by: string;
  begun_at: Date;
  rows: Row[];
}

const LISTED = ['id', 'state', 'file_name', 'begun_by', 'begun_at'] as const;

/** What is kept of files that are brought, by their table. */
export function rowsImports<Row>(table: 'treaty_instrument_import' | 'treaty_law_import') {
  return {
    async insert(
      c: Connection,
      { id, file, rows, by }: { id: string; file: NamedFile; rows: readonly Row[]; by: string },
    ): Promise<void> {
      await treatiesTables(c)
        .insertInto(table)
        .values({
          ...{ id, state: 'compared', file_name: file.name, file_sha256: file.sha256, rows: JSON.stringify(rows) },
          ...{ begun_by: by, begun_at: new Date(), applied_at: null, undone_at: null },
        })
        .execute();
    },

    async find(c: Connection, id: string, { lock = false } = {}): Promise<RowsImport<Row> | null> {
      if (!isUuid(id)) return null;
      const query = treatiesTables(c)
        .selectFrom(table)
        .select([...LISTED, 'rows'])
        .where('id', '=', id);
      const found = await (lock ? query.forUpdate() : query).executeTakeFirst();
      return found === undefined ? null : { ...found, rows: found.rows as Row[] };
    },

    async set(
      c: Connection,
      id: string,
      { state, rows }: { state: 'applied' | 'undone'; rows: readonly Row[] },
    ): Promise<void> {
      await treatiesTables(c)
        .updateTable(table)
        .set({ state, rows: JSON.stringify(rows), [`${state}_at`]: new Date() })
        .where('id', '=', id)
        .execute();
    },

    /** The latest of one person, or of all, without their rows. */
    async list(
      c: Connection,
      { by, limit }: { by: string | null; limit: number },
    ): Promise<Omit<RowsImport<Row>, 'rows'>[]> {
      return treatiesTables(c)
        .selectFrom(table)
        .select([...LISTED])
        .$if(by !== null, (query) => query.where('begun_by', '=', by ?? ''))
        .orderBy('begun_at', 'desc')
        .limit(limit)
        .execute();
    },
  };
}

/**
 * Takes files away that were brought before a moment and never applied, or undone. Tables of depositaries that were undone stay: the history
 * names them. @returns the digests of their files.
 */
export async function dropImportsBefore(c: Connection, before: Date): Promise<string[]> {
  const dropped = await Promise.all(
    (['treaty_import', 'treaty_instrument_import', 'treaty_law_import'] as const).map((table) =>
      treatiesTables(c)
        .deleteFrom(table)
        .where('begun_at', '<', before)
        .where('state', 'in', table === 'treaty_import' ? ['compared'] : ['compared', 'undone'])
        .returning('file_sha256')
        .execute(),
    ),
  );
  return dropped.flat().map(({ file_sha256 }) => file_sha256);
}
