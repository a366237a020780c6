import { sql } from 'kysely';
import type { Connection } from '../../../kernel/db/index.js';
import { commitmentsTables } from './tables.js';

/** Slug of the latest adopted resolution of the thread that asks something of an addressee; null where there is none. */
export async function findLatestAsking(c: Connection, addressee: string, hidden: boolean): Promise<string | null> {
  const { rows } = await sql<{ slug: string }>`
    select d.slug from document d
    where d.in_thread and d.status <> 'draft' and (d.shown or ${hidden}) and exists (
      select 1 from commitment k join commitment_addressee a on a.commitment_id = k.id
      where k.document_id = d.id and a.addressee = ${addressee} and (k.shown or ${hidden}) and k.state <> 'no-action')
    order by d.year desc nulls last, d.adopted desc nulls last, d.slug desc limit 1`.execute(commitmentsTables(c));
  return rows[0]?.slug ?? null;
}
