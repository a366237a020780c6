import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { prepareHouse } from '../../src/app/open-house.js';
import { verifyChain } from '../../src/kernel/audit/index.js';
import { type Database, execute, openDatabase } from '../../src/kernel/db/index.js';
import { findJob, startWorker } from '../../src/kernel/jobs/index.js';
import { bringText } from '../../src/modules/documents/bring-text.js';
import { getImport } from '../../src/modules/documents/get-import.js';
import { readTextJob } from '../../src/modules/documents/read-text-job.js';
import { ReaderPool } from '../../src/modules/documents/reader-pool.js';
import { startChild } from '../kit/child.js';
import { describeOnBoth, openTestDatabase, type TestDatabase } from '../kit/databases.js';
import { SMALL_RESOLUTION } from '../kit/texts.js';

const silent = { debug() {}, info() {}, warn() {}, error() {} };
const admin = { kind: 'administrator', id: 'test' } as const;

describeOnBoth('an import in whose middle the program is killed', (engine) => {
  let test: TestDatabase;
  let after: Database | null = null;
  const pool = new ReaderPool({ threads: 1 });
  beforeEach(async () => {
    test = await openTestDatabase(engine, 'migrated');
    await prepareHouse({ db: test.db, config: {} as never, log: silent });
  });
  afterEach(async () => {
    await after?.close();
    after = null;
    await pool.close();
    await test.drop();
  });

  it.each(['while-reading', 'in-the-transaction', 'after-the-commit'])(
    '%s: it is whole after the next start, once',
    async (moment) => {
      const bytes = new TextEncoder().encode(SMALL_RESOLUTION);
      const given = { bytes, name: 'a.txt', pasted: false, lang: null, symbol: '' };
      const { importId } = await bringText(test.db, admin, given);
      if (engine === 'pglite') await test.db.close();
      const child = startChild('import-and-die', [moment], test.env);
      expect(await child.line()).toBe('there');
      await child.kill();

      const db = await openDatabase(test.place);
      after = db;
      const rows = async (table: string) => {
        const result = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(
          db.connection.queries,
        );
        return result.rows[0]?.n;
      };
      const whole = moment === 'after-the-commit';
      expect([await rows('document_text'), await rows('document')]).toEqual(whole ? [1, 1] : [0, 0]);
      expect(await rows('paragraph')).toBe(whole ? 5 : 0);

      await execute(db.connection, `update job set lease_until = now() - interval '1 second' where state = 'running'`);
      const worker = await startWorker({ db, log: silent, handlers: { 'documents.read-text': readTextJob(pool) } });
      const state = async () => (await getImport(db, admin, importId)).found.state;
      await expect.poll(state, { timeout: 60_000, interval: 50 }).toBe('done');
      const { job, found } = await getImport(db, admin, importId);
      await expect
        .poll(async () => (await findJob(db.connection, job?.id ?? ''))?.state, { timeout: 60_000 })
        .toBe('done');
      await worker.stop();
      expect(found.textId).not.toBeNull();
      expect([await rows('document_text'), await rows('document'), await rows('paragraph')]).toEqual([1, 1, 5]);
      expect(await verifyChain(db.connection)).toMatchObject({ intact: true });
    },
  );
});
