import type { Connection } from '../../../kernel/db/index.js';
import { type LinkRow, planTables } from './tables.js';

/** What people said about which commitments meet which measures. */
export async function readLinks(c: Connection): Promise<LinkRow[]> {
  return planTables(c).selectFrom('plan_link').selectAll().orderBy('measure').orderBy('decided_at').execute();
}

export async function putLink(c: Connection, row: LinkRow): Promise<void> {
  const { standing, decided_by, decided_at } = row;
  await planTables(c)
    .insertInto('plan_link')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['measure', 'commitment_id']).doUpdateSet({ standing, decided_by, decided_at }),
    )
    .execute();
}

/** @returns whether there was one. */
export async function removeLink(c: Connection, measure: number, commitmentId: string): Promise<boolean> {
  const { numDeletedRows } = await planTables(c)
    .deleteFrom('plan_link')
    .where('measure', '=', measure)
    .where('commitment_id', '=', commitmentId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
