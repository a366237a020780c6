import { sql } from 'kysely';
import { type Connection, type Json, jsonb, newId } from '../db/index.js';
import type { JobState } from './job.js';
import { jobTables } from './store.js';

export interface EnqueueJobOptions {
  /** Names the handler: `documents.read-text`. */
  kind: string;
  /** What the handler needs: ids rather than contents. */
  payload: Json;
  /** While a job of this kind and key waits or runs, no second one is made. */
  key?: string;
  notBefore?: Date;
}

/** Asks for a job, in the transaction of what it belongs to. @returns its id, or that of the one already asked for. */
export async function enqueueJob(c: Connection, { kind, payload, key, notBefore }: EnqueueJobOptions): Promise<string> {
  const db = jobTables(c);
  for (;;) {
    const id = newId();
    const added = await db
      .insertInto('job')
      .values({
        id,
        kind,
        key: key ?? null,
        payload: jsonb(payload),
        state: 'waiting',
        not_before: notBefore ?? sql<Date>`now()`,
        created: sql<Date>`now()`,
      })
      .onConflict((conflict) =>
        conflict
          .columns(['kind', 'key'])
          .where('state', 'in', [sql.lit<JobState>('waiting'), sql.lit<JobState>('running')])
          .doNothing(),
      )
      .returning('id')
      .executeTakeFirst();
    if (added) return id;
    const there = await db
      .selectFrom('job')
      .select('id')
      .where('kind', '=', kind)
      .where('key', '=', key ?? null)
      .where('state', 'in', ['waiting', 'running'])
      .executeTakeFirst();
    // Neither made nor found: the other one has just ended.
    if (there) return there.id;
  }
}
