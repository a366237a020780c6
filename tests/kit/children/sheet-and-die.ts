/** Works on a sheet until it is killed at the moment named: within a batch or between two, inside of the last transaction, or after its commit. */
import { type Connection, type Database, openDatabase } from '../../../src/kernel/db/index.js';
import { addMessages } from '../../../src/kernel/i18n/index.js';
import { type JobHandler, type RunningJob, startWorker } from '../../../src/kernel/jobs/index.js';
import { sheetJobs } from '../../../src/modules/commitments/sheet-jobs.js';

for (const module of ['commitments', 'documents'])
  addMessages(module, new URL(`../../../src/modules/${module}/messages/`, import.meta.url));

const moment = process.argv[2];
const never = (): Promise<never> => {
  process.stdout.write('there\n');
  return new Promise(() => {});
};
setInterval(() => {}, 1000);

/** The database as the handler sees it: its transactions are the batches. */
const dyingDatabase = (db: Database): Database => ({
  ...db,
  transaction: (work, options) =>
    db.transaction(async (c: Connection) => {
      const value = await work(c);
      return moment === 'within-a-batch' ? never() : value;
    }, options),
});

/** The job as the handler sees it. */
const dying = (job: RunningJob): RunningJob => ({
  ...job,
  db: dyingDatabase(job.db),
  progress: async (progress) => (moment === 'between-batches' && progress.done > 0 ? never() : job.progress(progress)),
  finish: async (work) => {
    const done = await job.finish(async (c) => {
      const result = await work(c);
      return moment === 'in-the-last-transaction' ? never() : result;
    });
    return moment === 'after-the-commit' ? never() : done;
  },
});

const handlers: Record<string, JobHandler> = Object.fromEntries(
  Object.entries(sheetJobs).map(([kind, handler]) => {
    const run = typeof handler === 'function' ? handler : handler.run;
    return [kind, (job: RunningJob) => run(dying(job))];
  }),
);
const db = await openDatabase({ url: process.env.DATABASE_URL || undefined, folder: process.env.CONCORDANCE_DATA });
await startWorker({ db, log: { debug() {}, info() {}, warn() {}, error() {} }, handlers });
