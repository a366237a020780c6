import type { Connection, Database } from '../../src/kernel/db/index.js';
import type { JobHandler, RunningJob } from '../../src/kernel/jobs/index.js';

/** Says that the moment has come at which the process is to be killed, and goes no further. */
function never(): Promise<never> {
  process.stdout.write('there\n');
  return new Promise(() => {});
}

/** The database as the handler sees it, with an end of ours put into the way of its transaction. */
const dyingDatabase = (db: Database, moment: string | undefined): Database => ({
  ...db,
  transaction: async (work, options) => {
    const result = await db.transaction(async (c: Connection) => {
      const value = await work(c);
      return moment === 'in-the-transaction' ? never() : value;
    }, options);
    return moment === 'after-the-commit' ? never() : result;
  },
});

/** Handlers that come to a halt at a moment: inside of a transaction, or after its commit. */
export function dyingJobs(
  given: Readonly<Record<string, JobHandler>>,
  moment: string | undefined,
): Record<string, JobHandler> {
  const dying = (job: RunningJob): RunningJob => ({
    ...job,
    db: dyingDatabase(job.db, moment),
    finish: async (work) => {
      const done = await job.finish(async (c) => {
        const result = await work(c);
        return moment === 'in-the-transaction' ? never() : result;
      });
      return moment === 'after-the-commit' ? never() : done;
    },
  });
  return Object.fromEntries(
    Object.entries(given).map(([kind, handler]) => {
      const run = typeof handler === 'function' ? handler : handler.run;
      return [kind, (job: RunningJob) => run(dying(job))];
    }),
  );
}
