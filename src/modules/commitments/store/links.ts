import { sql } from 'kysely';
import type { Connection } from '../../../kernel/db/index.js';
import type { Join, Member } from '../lines/lines-of.js';
import { type Link, linkOf } from './line.js';
import { commitmentsTables, type LinkRow } from './tables.js';

const ROWS = 1000;

/** Writes links; one that is there already stays as a person or an earlier suggestion left it. */
export async function insertLinks(c: Connection, links: readonly LinkRow[]): Promise<void> {
  for (let at = 0; at < links.length; at += ROWS) {
    await commitmentsTables(c)
      .insertInto('commitment_link')
      .values(links.slice(at, at + ROWS))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

/** A commitment with its place in time and the line that it is in now. */
export interface LineMember extends Member {
  lineId: string;
}

/** All commitments of the lines that these are in: by adoption of their documents (a draft before its final text), then by place. */
export async function findLineMembers(c: Connection, ids: readonly string[]): Promise<LineMember[]> {
  const { rows } = await sql<LineMember>`
    select k.id, k.line_id as "lineId", (row_number() over (order by d.year nulls first, d.adopted nulls first,
        d.status <> 'draft', d.slug, k.section = 'annex', k.part nulls first, k.n, k.ordinal))::int as "order"
    from commitment k join document d on d.id = k.document_id
    where k.line_id in (select o.line_id from commitment o where o.id = any(${ids}::uuid[]))`.execute(
    commitmentsTables(c),
  );
  return rows;
}

/** The links of kind `line` among these commitments. */
export async function findJoins(c: Connection, ids: readonly string[]): Promise<Join[]> {
  const { rows } = await sql<Join>`
    select l.earlier_id as "earlierId", l.later_id as "laterId", l.standing from commitment_link l
    where l.kind = 'line' and l.earlier_id = any(${ids}::uuid[]) and l.later_id = any(${ids}::uuid[])`.execute(
    commitmentsTables(c),
  );
  return rows;
}

/** Those of the links that nobody has decided, held until the end of the transaction. */
export async function lockSuggestedLinks(c: Connection, ids: readonly string[]): Promise<Link[]> {
  if (ids.length === 0) return [];
  const rows = await commitmentsTables(c)
    .selectFrom('commitment_link')
    .selectAll()
    .where('id', 'in', [...ids])
    .where('standing', '=', 'suggested')
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map(linkOf);
}

/** The suggested links that a person decided in one moment, held until the end of the transaction. */
export async function lockDecidedLinks(c: Connection, { by, at }: { by: string; at: Date }): Promise<Link[]> {
  const rows = await commitmentsTables(c)
    .selectFrom('commitment_link')
    .selectAll()
    .where('decided_by', '=', by)
    .where('decided_at', '=', at)
    .where('suggested_by', 'is not', null)
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map(linkOf);
}

/** Says the same of many links. */
export async function setLinks(
  c: Connection,
  links: readonly Pick<Link, 'id'>[],
  change: Pick<LinkRow, 'standing' | 'decided_by' | 'decided_at'>,
): Promise<void> {
  if (links.length === 0) return;
  await commitmentsTables(c)
    .updateTable('commitment_link')
    .set(change)
    .where(
      'id',
      'in',
      links.map(({ id }) => id),
    )
    .execute();
}
