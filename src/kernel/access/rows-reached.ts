import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Reach } from './actor.js';

/**
 * The condition that cuts a list to the rows that a permission reaches, so that the database decides and no row is read to be left out.
 * The rows have a `party_id`, and `by` names the column of who made them.
 */
export function rowsReached(
  { all, parties, own }: Reach,
  by: 'made_by' | 'proposed_by' = 'made_by',
): RawBuilder<SqlBool> {
  if (all) return sql<SqlBool>`true`;
  const mine =
    own === null
      ? sql`false`
      : sql`${sql.ref(by)} = ${own.by} and (${own.all} or party_id = any(${own.parties}::uuid[]))`;
  return sql<SqlBool>`(party_id = any(${parties}::uuid[]) or (${mine}))`;
}
