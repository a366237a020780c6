import { sql } from 'kysely';
import type { Connection } from '../db/index.js';
import { jobTables } from './store.js';

/**
 * Ends a waiting job at once, and asks a running one to stop, which it does within seconds.
 * @returns what came of it; `ended` when it was over already or is not known.
 */
export async function cancelJob(c: Connection, id: string): Promise<'cancelled' | 'asked' | 'ended'> {
  const row = await jobTables(c)
    .updateTable('job')
    .set({
      cancel_asked: true,
      state: sql`case when state = 'waiting' then 'cancelled' else state end`,
      finished: sql`case when state = 'waiting' then now() else finished end`,
    })
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'running'])
    .returning('state')
    .executeTakeFirst();
  if (!row) return 'ended';
  return row.state === 'cancelled' ? 'cancelled' : 'asked';
}
