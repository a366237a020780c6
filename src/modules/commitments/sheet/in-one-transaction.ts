import type { Connection } from '../../../kernel/db/index.js';
import type { RunningJob } from '../../../kernel/jobs/index.js';
import type { ImportState } from '../store/import-tables.js';
import { findImport, type RegisterImport } from '../store/imports.js';

/** How often the job says how far it is and hears whether to stop. */
const BEAT_MS = 700;

/**
 * Does all of `work` in one transaction, telling beside it how far it is. The job's own row is not held meanwhile, so that it can be
 * renewed, watched and cancelled; a job that runs again finds the import moved on and does nothing. On the embedded engine, which does one
 * thing at a time, progress is seen only between transactions.
 */
export async function inOneTransaction(
  job: RunningJob,
  importId: string,
  { state, message }: { state: ImportState; message: string },
  work: (c: Connection, found: RegisterImport, step: (done: number, total: number) => void) => Promise<void>,
): Promise<void> {
  const how = { done: 0, total: 100 };
  await job.progress({ done: 0, total: null, message });
  const beat = setInterval(() => {
    // A job that is to stop throws here and has its signal set, which `step` heeds.
    job.progress({ ...how }).catch(() => {});
  }, BEAT_MS);
  try {
    await job.db.transaction(async (c) => {
      const found = await findImport(c, importId, { lock: true });
      if (found === null || found.state !== state) return;
      await work(c, found, (done, total) => {
        job.signal.throwIfAborted();
        how.done = done;
        how.total = total;
      });
    });
  } finally {
    clearInterval(beat);
  }
}
