import type { JobHandler } from '../../kernel/jobs/index.js';
import type { House, Work } from '../../kernel/module/index.js';
import { sendDigestJob } from './digest/send-digest-job.js';
import { sweepDigestsJob } from './digest/sweep-digests-job.js';
import { remindJob } from './reminders/remind-job.js';
import { TELL, tellJob } from './tell-people.js';
import { SEND_DIGEST } from './write-notices.js';

/** All may be run again: what was told, sent or mailed is not once more. */
export function noticesJobs(house: House, work: Work): Readonly<Record<string, JobHandler>> {
  return {
    [TELL]: { run: tellJob(house, work), options: { attempts: 5 } },
    [SEND_DIGEST]: { run: sendDigestJob(house, work), options: { attempts: 5 } },
    'notices.remind': { run: remindJob(house, work), options: { attempts: 3 } },
    'notices.sweep-digests': sweepDigestsJob(),
  };
}
