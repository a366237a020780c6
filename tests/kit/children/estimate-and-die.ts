/** Works on an estimate until it is killed at the moment named: while estimating, inside of the transaction, or after its commit. */
import { openDatabase } from '../../../src/kernel/db/index.js';
import { type JobHandler, type RunningJob, startWorker } from '../../../src/kernel/jobs/index.js';
import { estimateJob } from '../../../src/modules/estimation/studies/estimate-job.js';

const moment = process.argv[2];
const never = (): Promise<never> => {
  process.stdout.write('there\n');
  return new Promise(() => {});
};
setInterval(() => {}, 1000);

const handler = estimateJob();
const estimate = typeof handler === 'function' ? handler : handler.run;
/** The job as the handler sees it, with an end of ours put into the way. */
const dying = (job: RunningJob): RunningJob => ({
  ...job,
  progress: async (progress) => (moment === 'while-estimating' ? never() : job.progress(progress)),
  finish: async (work) => {
    const done = await job.finish(async (c) => {
      const result = await work(c);
      return moment === 'in-the-transaction' ? never() : result;
    });
    return moment === 'after-the-commit' ? never() : done;
  },
});
const handlers: Record<string, JobHandler> = { 'estimation.estimate': (job) => estimate(dying(job)) };

const db = await openDatabase({ url: process.env.DATABASE_URL || undefined, folder: process.env.CONCORDANCE_DATA });
await startWorker({ db, log: { debug() {}, info() {}, warn() {}, error() {} }, handlers });
