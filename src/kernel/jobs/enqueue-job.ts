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
export async function enqueueJob(c: Connection, asked: EnqueueJobOptions): Promise<string> {
  const { kind, key } = asked;
  for (;;) {
    const [added] = await insertWaiting(c, [asked]);
    if (added !== undefined) return added;
    const there = await jobTables(c)
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

/** Fewer parameters than a statement takes. */
const BATCH = 1000;

/** Asks for many jobs, a thousand in a statement; those that wait or run already are left as they are. */
export async function enqueueJobs(c: Connection, asked: readonly EnqueueJobOptions[]): Promise<void> {
  for (let at = 0; at < asked.length; at += BATCH) await insertWaiting(c, asked.slice(at, at + BATCH));
  // The embedded engine counts its rows for nobody: taken for few, thousands that wait would be sorted to take one. A role that does not own
  // the table is passed over with a warning, and PostgreSQL counts by itself.
  if (asked.length >= BATCH) await sql`analyze job`.execute(c.queries);
}

/** @returns ids of those that were not there. */
async function insertWaiting(c: Connection, asked: readonly EnqueueJobOptions[]): Promise<string[]> {
  const added = await jobTables(c)
    .insertInto('job')
    .values(
      asked.map(({ kind, key, payload, notBefore }) => ({
        id: newId(),
        kind,
        key: key ?? null,
        payload: jsonb(payload),
        state: 'waiting' as const,
        not_before: notBefore ?? sql<Date>`now()`,
        created: sql<Date>`now()`,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['kind', 'key'])
        .where('state', 'in', [sql.lit<JobState>('waiting'), sql.lit<JobState>('running')])
        .doNothing(),
    )
    .returning('id')
    .execute();
  return added.map(({ id }) => id);
}
