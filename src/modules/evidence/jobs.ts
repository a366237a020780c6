import type { JobHandler } from '../../kernel/jobs/index.js';
import type { House } from '../../kernel/module/index.js';
import { shredWhatIsOver } from './datasets/shred-data-set.js';
import { breakOffRuns } from './store/runs.js';

/** `evidence.shred`: destroys the rows that have had their time. */
export async function evidenceJobs({ db, log }: House): Promise<Record<string, JobHandler>> {
  // Keys are in the memory of the process that was: what it was doing cannot go on.
  const broken = await breakOffRuns(db.connection);
  if (broken > 0) log.info('evidence runs broken off', { runs: broken });
  return {
    'evidence.shred': {
      options: { resumable: true, attempts: 3 },
      run: async (job) => {
        const shredded = await shredWhatIsOver(db, new Date());
        return job.finish(async () => ({ shredded }));
      },
    },
  };
}
