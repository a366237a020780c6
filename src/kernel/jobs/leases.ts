import { sql } from 'kysely';
import { type Connection, type Database, type Json, jsonb } from '../db/index.js';
import type { JobOptions, JobProblem } from './job.js';
import { jobTables } from './store.js';

/** A worker that has not shown itself for so long is taken for dead, and its jobs are free. */
export const LEASE_SECONDS = 30;

/** Starts that end with the end of the program: after so many it is the job that ends the program. */
const MOST_INTERRUPTIONS = 5;

const INTERRUPTED: JobProblem = { code: 'job.interrupted', text: null, values: {} };

/** A job that this worker has taken. */
export interface TakenJob {
  id: string;
  kind: string;
  payload: Json;
  attempts: number;
}

const leaseEnd = sql<Date>`now() + make_interval(secs => ${sql.lit(LEASE_SECONDS)})`;

/** Takes the next job of these kinds that is due; null when there is none. Two workers never take the same. */
export async function takeJob(c: Connection, holder: string, kinds: readonly string[]): Promise<TakenJob | null> {
  const db = jobTables(c);
  const next = db
    .selectFrom('job')
    .select('id')
    .where('state', '=', 'waiting')
    .where('not_before', '<=', sql<Date>`now()`)
    .where('kind', 'in', kinds)
    .orderBy('not_before')
    .orderBy('id')
    .limit(1)
    .forUpdate()
    .skipLocked();
  const taken = await db
    .updateTable('job')
    .set({
      state: 'running',
      attempts: sql`attempts + 1`,
      lease_holder: holder,
      lease_until: leaseEnd,
      started: sql<Date>`coalesce(started, now())`,
    })
    .where('id', 'in', next)
    .returning(['id', 'kind', 'payload', 'attempts'])
    .executeTakeFirst();
  return taken ?? null;
}

/** Keeps the job for another while. @returns `lost` when it is no longer this worker's, `cancel` when someone wants it stopped. */
export async function renewLease(c: Connection, id: string, holder: string): Promise<'kept' | 'cancel' | 'lost'> {
  const row = await jobTables(c)
    .updateTable('job')
    .set({ lease_until: leaseEnd })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .where('lease_holder', '=', holder)
    .returning('cancel_asked')
    .executeTakeFirst();
  if (!row) return 'lost';
  return row.cancel_asked ? 'cancel' : 'kept';
}

/**
 * Decides about the jobs whose worker has died: cancelled if someone asked for it, run again if the handler can resume, else
 * interrupted. Each keeps in its problem that it was interrupted.
 *
 * @param optionsOf of the handler; undefined for kinds that this worker does not know and leaves alone.
 * @returns how many.
 */
export async function freeExpiredJobs(
  db: Database,
  optionsOf: (kind: string) => JobOptions | undefined,
): Promise<number> {
  return db.transaction(async (c) => {
    const expired = await jobTables(c)
      .selectFrom('job')
      .select(['id', 'kind', 'cancel_asked', 'interruptions'])
      .where('state', '=', 'running')
      .where('lease_until', '<', sql<Date>`now()`)
      .orderBy('id')
      .forUpdate()
      .skipLocked()
      .execute();
    const known = expired.filter(({ kind }) => optionsOf(kind) !== undefined);
    for (const job of known) {
      const again = (optionsOf(job.kind)?.resumable ?? true) && job.interruptions + 1 < MOST_INTERRUPTIONS;
      const state = job.cancel_asked ? 'cancelled' : again ? 'waiting' : 'interrupted';
      await jobTables(c)
        .updateTable('job')
        .set({
          state,
          interruptions: sql`interruptions + 1`,
          problem: jsonb({ ...INTERRUPTED }),
          lease_holder: null,
          lease_until: null,
          finished: state === 'waiting' ? null : sql<Date>`now()`,
        })
        .where('id', '=', job.id)
        .execute();
    }
    return known.length;
  });
}

/**
 * Ends every lease now. Right only where no other worker can be alive: at the start of a program that has the embedded database
 * for itself.
 */
export async function expireAllLeases(c: Connection): Promise<void> {
  await jobTables(c)
    .updateTable('job')
    .set({ lease_until: sql<Date>`now() - interval '1 second'` })
    .where('state', '=', 'running')
    .execute();
}
