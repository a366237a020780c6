import { dayOf } from '../../kernel/calendar/index.js';
import type { JobHandler } from '../../kernel/jobs/index.js';
import { remindOfReports } from './report/remind-of-reports.js';

/** Once a day: drafts that are to be finished; run again, it reminds nobody twice. */
export function reportsJobs(): Readonly<Record<string, JobHandler>> {
  return { 'reports.remind': async ({ db }) => ({ reminded: await remindOfReports(db, dayOf(new Date())) }) };
}
