import { sql } from 'kysely';
import type { Connection } from '../../../kernel/db/index.js';
import type { ConceptRow } from '../concepts/concept.js';
import { evidenceTables, stored } from './tables.js';

/** Codes of others that somebody loaded beside ours. */
export interface CodeList {
  name: string;
  rows: readonly ConceptRow[];
  source: string;
  madeBy: string;
  madeAt: Date;
}

/** All that were loaded, by name. */
export async function listCodeLists(c: Connection): Promise<CodeList[]> {
  const rows = await evidenceTables(c).selectFrom('evidence_code_list').selectAll().orderBy('name').execute();
  return rows.map(({ name, rows: lines, source, made_by, made_at }) => ({
    ...{ name, rows: lines, source },
    ...{ madeBy: made_by, madeAt: made_at },
  }));
}

/** Puts a list in the place of the one of the same name. */
export async function keepCodeList(c: Connection, { name, rows, source, madeBy, madeAt }: CodeList): Promise<void> {
  await evidenceTables(c)
    .insertInto('evidence_code_list')
    .values({ name, rows: stored(rows), source, made_by: madeBy, made_at: madeAt })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet({
        rows: stored(rows),
        source: sql`excluded.source`,
        made_by: sql`excluded.made_by`,
        made_at: sql`excluded.made_at`,
      }),
    )
    .execute();
}
