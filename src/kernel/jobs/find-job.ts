import type { Connection } from '../db/index.js';
import type { Job, JobState } from './job.js';
import { JOB_COLUMNS, jobOf, jobTables } from './store.js';

export async function findJob(c: Connection, id: string): Promise<Job | null> {
  const row = await jobTables(c).selectFrom('job').select(JOB_COLUMNS).where('id', '=', id).executeTakeFirst();
  return row ? jobOf(row) : null;
}

export interface FindJobsOptions {
  kind?: string;
  states?: readonly JobState[];
  limit?: number;
}

/** Jobs, newest first. */
export async function findJobs(c: Connection, { kind, states, limit = 50 }: FindJobsOptions): Promise<Job[]> {
  let query = jobTables(c).selectFrom('job').select(JOB_COLUMNS);
  if (kind !== undefined) query = query.where('kind', '=', kind);
  if (states !== undefined) query = query.where('state', 'in', states);
  return (await query.orderBy('created', 'desc').orderBy('id', 'desc').limit(limit).execute()).map(jobOf);
}
