import { sql } from 'kysely';
import type { Connection } from '../../../kernel/db/index.js';
import type { Join, Member } from '../lines/lines-of.js';
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
