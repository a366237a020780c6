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

/** By what a commitment names those whom it asks. */
export interface AddressedBy {
  id: string;
  addressees: string[];
  /** Treaties among them, by volume and registration. */
  citations: string[];
}

/** In no order. */
export async function readAddressedBy(c: Connection, ids: readonly string[]): Promise<AddressedBy[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<AddressedBy>`
    select k.id, k.citations, array_agg(a.addressee order by a.position) as addressees
    from commitment k join commitment_addressee a on a.commitment_id = k.id
    where k.id = any(${[...ids]}::uuid[]) group by k.id, k.citations`.execute(commitmentsTables(c));
  return rows;
}
