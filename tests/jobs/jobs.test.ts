import { afterEach, beforeEach, expect, it } from 'vitest';
import { execute, migrate } from '../../src/kernel/db/index.js';
import {
  cancelJob,
  enqueueJob,
  findJob,
  findJobs,
  JOB_CLEARINGS,
  JOB_MIGRATIONS,
  JobFailure,
  type JobHandler,
  startWorker,
  type Worker,
} from '../../src/kernel/jobs/index.js';
import { clearedBefore } from '../../src/kernel/privacy/index.js';
import { describeOnBoth, openTestDatabase, type TestDatabase } from '../kit/databases.js';

/** A promise, and what opens it. */
function gateFor<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let open: (value: T) => void = () => {};
  const promise = new Promise<T>((resolve) => {
    open = resolve;
  });
  return { promise, resolve: (value) => open(value) };
}

const silent = { debug() {}, info() {}, warn() {}, error() {} };

describeOnBoth('jobs', (engine) => {
  let test: TestDatabase;
  const workers: Worker[] = [];
  beforeEach(async () => {
    test = await openTestDatabase(engine);
    await migrate(test.db, [JOB_MIGRATIONS]);
  });
  afterEach(async () => {
    for (const worker of workers.splice(0)) await worker.stop();
    await test.drop();
  });
  const work = async (handlers: Record<string, JobHandler>, slots = 2): Promise<Worker> => {
    const worker = await startWorker({ db: test.db, log: silent, handlers, slots });
    workers.push(worker);
    return worker;
  };
  const enqueue = (kind: string, payload = {}, key?: string) =>
    test.db.transaction((c) => enqueueJob(c, { kind, payload, ...(key !== undefined && { key }) }));
  const job = async (id: string) => {
    const found = await findJob(test.db.connection, id);
    if (!found) throw new Error('The job is gone');
    return found;
  };
  const becomes = (id: string, state: string) =>
    expect.poll(async () => (await job(id)).state, { timeout: 60_000, interval: 50 }).toBe(state);

  it('run once each, with what they were given, and keep what they came to', async () => {
    const runs: unknown[] = [];
    await work({
      double: async ({ payload }) => {
        runs.push(payload);
        return { twice: payload };
      },
    });
    const ids = await Promise.all([1, 2, 3, 4, 5].map((n) => enqueue('double', { n })));
    for (const id of ids) await becomes(id, 'done');
    expect(runs).toHaveLength(5);
    const [first = ''] = ids;
    expect(await job(first)).toMatchObject({ result: { twice: { n: 1 } }, attempts: 1, problem: null });
  });

  it('are not there when the transaction that asked for them fails', async () => {
    await expect(
      test.db.transaction(async (c) => {
        await enqueueJob(c, { kind: 'x', payload: null });
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await findJobs(test.db.connection, {})).toEqual([]);
  });

  it('of one key wait only once, until they have ended', async () => {
    const first = await enqueue('x', {}, 'k');
    expect(await enqueue('x', {}, 'k')).toBe(first);
    expect(await enqueue('y', {}, 'k')).not.toBe(first);
    await work({ x: async () => null });
    await becomes(first, 'done');
    expect(await enqueue('x', {}, 'k')).not.toBe(first);
  });

  it('tell how far they are', async () => {
    const gate = gateFor<null>();
    await work({
      long: async ({ progress }) => {
        await progress({ done: 2, total: 7, message: 'test.reading' });
        return gate.promise;
      },
    });
    const id = await enqueue('long');
    await expect
      .poll(async () => (await job(id)).progress, { timeout: 60_000 })
      .toEqual({ done: 2, total: 7, message: 'test.reading' });
    gate.resolve(null);
    await becomes(id, 'done');
  });

  it('say why they failed in words that are meant for people, and nothing else', async () => {
    await work({
      known: async () => {
        throw new JobFailure('test.encrypted', 'test.encrypted.text', { pages: 3 });
      },
      unknown: async () => {
        throw new Error('secret words of a text');
      },
    });
    const [known, unknown] = [await enqueue('known'), await enqueue('unknown')];
    await becomes(known, 'failed');
    await becomes(unknown, 'failed');
    expect((await job(known)).problem).toEqual({
      code: 'test.encrypted',
      text: 'test.encrypted.text',
      values: { pages: 3 },
    });
    expect((await job(unknown)).problem).toEqual({ code: 'job.failed', text: null, values: {} });
  });

  it('are tried again, later, as often as their handler allows', async () => {
    await work({
      flaky: {
        options: { attempts: 2 },
        run: async () => {
          throw new Error('not yet');
        },
      },
    });
    const id = await enqueue('flaky');
    await expect.poll(async () => (await job(id)).problem?.code, { timeout: 60_000 }).toBe('job.failed');
    expect(await job(id)).toMatchObject({ state: 'waiting', attempts: 1 });
    await execute(test.db.connection, 'update job set not_before = now()');
    await becomes(id, 'failed');
    expect((await job(id)).attempts).toBe(2);
  });

  it('are cancelled while they wait, and while they run', async () => {
    const waiting = await enqueue('nobody');
    expect(await cancelJob(test.db.connection, waiting)).toBe('cancelled');
    expect(await cancelJob(test.db.connection, waiting)).toBe('ended');
    const started = gateFor<void>();
    await work({
      long: ({ signal }) =>
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason));
          started.resolve();
        }),
    });
    const running = await enqueue('long');
    await started.promise;
    expect(await cancelJob(test.db.connection, running)).toBe('asked');
    await becomes(running, 'cancelled');
  });

  it('keep nothing of their last step when they were cancelled before it', async () => {
    await execute(test.db.connection, 'create table result (id text)');
    const cancelled = gateFor<void>();
    const started = gateFor<void>();
    await work({
      last: async ({ finish }) => {
        started.resolve();
        await cancelled.promise;
        return finish(async (c) => {
          await execute(c, `insert into result values ('x')`);
          return null;
        });
      },
    });
    const id = await enqueue('last');
    await started.promise;
    await cancelJob(test.db.connection, id);
    cancelled.resolve();
    await becomes(id, 'cancelled');
    await execute(test.db.connection, `do $$ begin assert not exists (select from result); end $$`);
  });

  it('go back to wait when the program stops, and go on with the next', async () => {
    const started = gateFor<void>();
    const worker = await work({
      long: ({ signal }) =>
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason));
          started.resolve();
        }),
    });
    const id = await enqueue('long');
    await started.promise;
    await worker.stop();
    expect(await job(id)).toMatchObject({ state: 'waiting', attempts: 0 });
    await work({ long: async () => 'second' });
    await becomes(id, 'done');
    expect((await job(id)).result).toBe('second');
  });

  it('are never taken by two workers', async () => {
    const runs = new Map<string, number>();
    const count: JobHandler = async ({ id }) => {
      runs.set(id, (runs.get(id) ?? 0) + 1);
      return null;
    };
    const ids = await Promise.all(Array.from({ length: 40 }, () => enqueue('count')));
    await Promise.all([work({ count }, 4), ...(engine === 'postgres' ? [work({ count }, 4), work({ count }, 4)] : [])]);
    for (const id of ids) await becomes(id, 'done');
    expect([...runs.values()]).toEqual(ids.map(() => 1));
  });

  it('lost to another worker write nothing any more', async () => {
    const started = gateFor<void>();
    const go = gateFor<null>();
    await work({
      long: async () => {
        started.resolve();
        return go.promise;
      },
    });
    const id = await enqueue('long');
    await started.promise;
    await execute(
      test.db.connection,
      `update job set lease_holder = '00000000-0000-7000-8000-000000000000', lease_until = now() + interval '1 hour'`,
    );
    go.resolve(null);
    for (const worker of workers.splice(0)) await worker.stop();
    expect((await job(id)).state).toBe('running');
  });

  it('are forgotten a month after their end', async () => {
    const id = await enqueue('old');
    await execute(test.db.connection, `update job set state = 'done', finished = now() - interval '31 days'`);
    const before = clearedBefore('job', new Date());
    for (const { clear } of JOB_CLEARINGS) expect(await clear(test.db.connection, before)).toBe(1);
    expect(await findJob(test.db.connection, id)).toBeNull();
  });
});
