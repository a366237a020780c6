/** Works on jobs until it is killed, in ways that a test wants to see survive. */
import { type Database, execute, openDatabase } from '../../../src/kernel/db/index.js';
import { type JobHandler, startWorker } from '../../../src/kernel/jobs/index.js';

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const never = (): Promise<never> => new Promise(() => {});
const keepAlive = setInterval(() => {}, 1000);

const hang: JobHandler = async (job) => {
  await job.progress({ done: 1, total: 3, message: 'test.half' });
  say('running');
  return never();
};
const dieInFinish: JobHandler = async (job) =>
  job.finish(async (c) => {
    await execute(c, `insert into result values ('${job.id}')`);
    say('running');
    return never();
  });
const dieAfterFinish: JobHandler = async (job) => {
  await job.finish(async (c) => {
    await execute(c, `insert into result values ('${job.id}')`);
    return { whole: true };
  });
  say('running');
  return never();
};

const db: Database = await openDatabase({
  url: process.env.DATABASE_URL || undefined,
  folder: process.env.CONCORDANCE_DATA,
});
const silent = { debug() {}, info() {}, warn() {}, error() {} };
await startWorker({
  db,
  log: silent,
  handlers: {
    resumable: hang,
    once: { run: hang, options: { resumable: false } },
    'die-in-finish': dieInFinish,
    'die-after-finish': dieAfterFinish,
  },
});
say('ready');
process.once('exit', () => clearInterval(keepAlive));
