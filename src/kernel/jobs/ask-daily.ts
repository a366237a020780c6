import { sql } from 'kysely';
import type { Database } from '../db/index.js';
import { enqueueJob } from './enqueue-job.js';
import { jobTables } from './store.js';

/** After a start, people come first. */
const REST_MS = 60_000;

/**
 * Asks for the jobs that are due once a day (UTC) and were not asked for today. However many workers ask, each job runs once a day; after
 * days on which no program ran it runs once, and makes up itself for what it missed.
 *
 * @returns kinds that were asked for.
 */
export async function askDaily(db: Database, kinds: readonly string[], now = new Date()): Promise<string[]> {
  const day = now.toISOString().slice(0, 10);
  const asked: string[] = [];
  for (const kind of kinds) {
    const due = await db.transaction(async (c) => {
      const row = await jobTables(c)
        .insertInto('daily_job')
        .values({ kind, day })
        .onConflict((conflict) =>
          conflict.column('kind').doUpdateSet({ day }).where('daily_job.day', '<', sql<string>`excluded.day`),
        )
        .returning('kind')
        .executeTakeFirst();
      if (row === undefined) return false;
      await enqueueJob(c, { kind, payload: { day }, key: 'daily', notBefore: new Date(now.getTime() + REST_MS) });
      return true;
    });
    if (due) asked.push(kind);
  }
  return asked;
}
