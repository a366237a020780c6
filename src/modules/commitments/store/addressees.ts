import { sql } from 'kysely';
import type { Connection } from '../../../kernel/db/index.js';
import { commitmentsTables } from './tables.js';

/** Slugs of the adopted resolutions of the thread, some dozens; `hidden`: also those that the public does not see. */
export async function findThreadSlugs(c: Connection, hidden: boolean): Promise<string[]> {
  const { rows } = await sql<{ slug: string }>`
    select d.slug from document d where d.in_thread and d.status <> 'draft' and (d.shown or ${hidden})`.execute(
    commitmentsTables(c),
  );
  return rows.map(({ slug }) => slug);
}
