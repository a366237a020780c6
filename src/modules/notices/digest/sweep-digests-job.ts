import { enqueueJob, type RunJob } from '../../../kernel/jobs/index.js';
import { findOverdue } from '../store/notices.js';
import { SEND_DIGEST } from '../write-notices.js';

const PATIENCE_MS = 3_600_000;

/** Once a day: asks again for the mails whose job was lost or failed. */
export function sweepDigestsJob(): RunJob {
  return async (job) => {
    const before = new Date(Date.now() - PATIENCE_MS);
    const people = await findOverdue(job.db.connection, before);
    return job.finish(async (c) => {
      for (const person of people)
        await enqueueJob(c, { kind: SEND_DIGEST, payload: { person }, key: `${person} overdue` });
      return { asked: people.length };
    });
  };
}
