import { afterEach, beforeEach, expect, it } from 'vitest';
import { prepareHouse } from '../../src/app/open-house.js';
import { verifyChain } from '../../src/kernel/audit/index.js';
import { type Database, execute, openDatabase } from '../../src/kernel/db/index.js';
import { findJob, startWorker } from '../../src/kernel/jobs/index.js';
import { DEFAULT_OPTIONS } from '../../src/modules/estimation/options.js';
import { findLastRun } from '../../src/modules/estimation/store/runs.js';
import { askEstimate } from '../../src/modules/estimation/studies/ask-estimate.js';
import { bringTable } from '../../src/modules/estimation/studies/bring-table.js';
import { estimateJob } from '../../src/modules/estimation/studies/estimate-job.js';
import { sayColumns } from '../../src/modules/estimation/studies/say-columns.js';
import { startChild } from '../kit/child.js';
import { describeOnBoth, openTestDatabase, type TestDatabase } from '../kit/databases.js';
import { GOOD } from './tables.js';

const silent = { debug() {}, info() {}, warn() {}, error() {} };
const admin = { kind: 'administrator', id: 'test' } as const;

describeOnBoth('an estimate in whose middle the program is killed', (engine) => {
  let test: TestDatabase;
  let after: Database | null = null;
  beforeEach(async () => {
    test = await openTestDatabase(engine, 'migrated');
    await prepareHouse({ db: test.db, config: {} as never, log: silent });
  });
  afterEach(async () => {
    await after?.close();
    after = null;
    await test.drop();
  });

  it.each(['while-estimating', 'in-the-transaction', 'after-the-commit'])(
    '%s: it is done after the next start, once, with the same figures',
    async (moment) => {
      const bytes = new TextEncoder().encode(GOOD);
      const { studyId } = await bringTable(test.db, admin, { title: 'Killed', name: 'a.csv', bytes });
      const columns = ['police', 'shelter', 'health'].map((name) => ({ name, role: 'list' as const }));
      await sayColumns(test.db, admin, studyId, [...columns, { name: 'count', role: 'count' }]);
      await askEstimate(test.db, admin, studyId, { ...DEFAULT_OPTIONS, bootstrap: 30 });
      if (engine === 'pglite') await test.db.close();
      const child = startChild('estimate-and-die', [moment], test.env);
      expect(await child.line()).toBe('there');
      await child.kill();

      const db = await openDatabase(test.place);
      after = db;
      const whole = moment === 'after-the-commit';
      expect((await findLastRun(db.connection, studyId))?.state).toBe(whole ? 'done' : 'waiting');
      await execute(db.connection, `update job set lease_until = now() - interval '1 second' where state = 'running'`);
      const worker = await startWorker({ db, log: silent, handlers: { 'estimation.estimate': estimateJob() } });
      await expect
        .poll(async () => (await findLastRun(db.connection, studyId))?.state, { timeout: 60_000, interval: 50 })
        .toBe('done');
      const run = await findLastRun(db.connection, studyId);
      await expect
        .poll(async () => (await findJob(db.connection, run?.jobId ?? ''))?.state, { timeout: 60_000 })
        .toBe('done');
      await worker.stop();
      expect(run?.result?.estimate.fit?.estimate).toBeCloseTo(605.79595, 4);
      expect(run?.result?.estimate.replicates).toHaveLength(30);
      expect(await verifyChain(db.connection)).toMatchObject({ intact: true });
    },
    120_000,
  );
});
