import { sql } from 'kysely';
import { NotAllowed } from '../../../kernel/access/index.js';
import type { Connection } from '../../../kernel/db/index.js';
import { planTables } from './tables.js';

export async function findRevision(c: Connection): Promise<number> {
  const { revision } = await planTables(c).selectFrom('plan_register').select('revision').executeTakeFirstOrThrow();
  return revision;
}

/**
 * Raises the revision and holds it until the transaction ends: changes of the Plan come one after the other.
 *
 * @throws NotAllowed for the public, from whom the policies of PostgreSQL keep the row.
 */
export async function nextRevision(c: Connection): Promise<number> {
  const { revision } = await planTables(c)
    .updateTable('plan_register')
    .set({ revision: sql<number>`revision + 1` })
    .returning('revision')
    .executeTakeFirstOrThrow(() => new NotAllowed());
  return revision;
}
