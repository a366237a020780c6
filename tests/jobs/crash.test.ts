import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Database, execute, migrate, openDatabase } from '../../src/kernel/db/index.js';
import { enqueueJob, findJob, JOB_MIGRATIONS, type JobHandler, startWorker } from '../../src/kernel/jobs/index.js';
import { startChild } from '../kit/child.js';
import { describeOnBoth, openTestDatabase, type TestDatabase } from '../kit/databases.js';

const silent = { debug() {}, info() {}, warn() {}, error() {} };

describeOnBoth('a job in whose middle the program is killed', (engine) => {
  let test: TestDatabase;
  let after: Database | null = null;
  beforeEach(async () => {
    test = await openTestDatabase(engine);
    await migrate(test.db, [JOB_MIGRATIONS]);
    await execute(test.db.connection, 'create table result (id text)');
  });
  afterEach(async () => {
    await after?.close();
    after = null;
    await test.drop();
  });

  /** Asks for a job, lets another process run it, kills that in the middle, and starts again with these handlers. */
  async function killed(kind: string, handlers: Record<string, JobHandler>) {
    const id = await test.db.transaction((c) => enqueueJob(c, { kind, payload: null }));
    // The embedded database has one process at a time.
    if (engine === 'pglite') await test.db.close();
    const child = startChild('work-on-jobs', [], test.env);
    expect(await child.line()).toBe('ready');
    expect(await child.line()).toBe('running');
    await child.kill();
    const db = await openDatabase(test.place);
    after = db;
    // Another server may hold a lease for half a minute after its death; here it has passed.
    await execute(db.connection, `update job set lease_until = now() - interval '1 second' where state = 'running'`);
    const worker = await startWorker({ db, log: silent, handlers });
    const state = async () => (await findJob(db.connection, id))?.state;
    await expect.poll(state, { timeout: 60_000, interval: 50 }).not.toMatch(/waiting|running/);
    await worker.stop();
    const { rows } = await sql<{ n: number }>`select count(*) as n from result`.execute(db.connection.queries);
    return { job: await findJob(db.connection, id), results: rows[0]?.n };
  }

  const whole: JobHandler = async (job) =>
    job.finish(async (c) => {
      await execute(c, `insert into result values ('${job.id}')`);
      return { attempt: job.attempt };
    });

  it('runs again when its handler can resume', async () => {
    const { job, results } = await killed('resumable', { resumable: whole });
    expect(job).toMatchObject({ state: 'done', attempts: 2, result: { attempt: 2 } });
    expect(results).toBe(1);
  });

  it('says that it was interrupted when its handler cannot', async () => {
    const { job, results } = await killed('once', { once: { run: whole, options: { resumable: false } } });
    expect(job).toMatchObject({
      state: 'interrupted',
      problem: { code: 'job.interrupted' },
      progress: { done: 1, total: 3, message: 'test.half' },
    });
    expect(results).toBe(0);
  });

  it('leaves nothing of a last step that was not whole, and does it again', async () => {
    const { job, results } = await killed('die-in-finish', { 'die-in-finish': whole });
    expect(job).toMatchObject({ state: 'done', result: { attempt: 2 } });
    expect(results).toBe(1);
  });

  it('is done once when its last step was whole', async () => {
    const { job, results } = await killed('die-after-finish', { 'die-after-finish': whole });
    expect(job).toMatchObject({ state: 'done', attempts: 1, result: { whole: true } });
    expect(results).toBe(1);
  });
});
