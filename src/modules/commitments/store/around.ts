import { sql } from 'kysely';
import type { Connection } from '../../../kernel/db/index.js';
import type { CommitmentAct, Place, Standing } from '../commitment.js';
import { commitmentsTables } from './tables.js';

/** What stands round a commitment: those before and after it in its document, its twins, the documents that it cites. */

export type Neighbour = Place & { key: string; act: CommitmentAct };

/** The commitments before and after in the order of the text; `hidden`: also those that the public does not see. */
export async function findNeighbours(
  c: Connection,
  commitment: { id: string; documentId: string },
  hidden: boolean,
): Promise<{ previous: Neighbour | null; next: Neighbour | null }> {
  const { rows } = await sql<{ previous: Neighbour | null; next: Neighbour | null }>`
    select previous, next from (
      select k.id, lag(k.place) over w as previous, lead(k.place) over w as next from (
        select id, section, part, n, ordinal,
          json_build_object('key', key, 'section', section, 'part', part, 'n', n, 'ordinal', ordinal, 'act', act) as place
        from commitment where document_id = ${commitment.documentId} and (shown or ${hidden} or id = ${commitment.id})) k
      window w as (order by k.section = 'annex', k.part nulls first, k.n, k.ordinal)) found
    where id = ${commitment.id}`.execute(commitmentsTables(c));
  return rows[0] ?? { previous: null, next: null };
}

export interface Twin extends Neighbour {
  standing: Standing;
}

/** Commitments of the same document that nearly say the same; rejected ones are left out. */
export async function findTwins(c: Connection, commitmentId: string, hidden: boolean): Promise<Twin[]> {
  const { rows } = await sql<Twin>`
    select k.key, k.section, k.part, k.n, k.ordinal, k.act, l.standing from commitment_link l
    join commitment k on k.id = case when l.earlier_id = ${commitmentId} then l.later_id else l.earlier_id end
    where l.kind = 'twin' and l.standing <> 'rejected' and ${commitmentId} in (l.earlier_id, l.later_id) and (k.shown or ${hidden})
    order by k.section = 'annex', k.part nulls first, k.n, k.ordinal`.execute(commitmentsTables(c));
  return rows;
}

export interface CitedBySymbol {
  symbol: string;
  /** Null where the document is not here, or not to be seen. */
  slug: string | null;
}

/** The documents of these symbols, in their order. */
export async function findCited(c: Connection, symbols: readonly string[], hidden: boolean): Promise<CitedBySymbol[]> {
  if (symbols.length === 0) return [];
  const { rows } = await sql<{ symbol: string; slug: string }>`
    select symbol, slug from document where symbol = any(${sql.val([...symbols])}::text[]) and (shown or ${hidden})`.execute(
    commitmentsTables(c),
  );
  const slugs = new Map(rows.map(({ symbol, slug }) => [symbol, slug]));
  return symbols.map((symbol) => ({ symbol, slug: slugs.get(symbol) ?? null }));
}
