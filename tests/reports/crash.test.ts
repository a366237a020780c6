import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifyChain } from '../../src/kernel/audit/index.js';
import { type Database, openDatabase } from '../../src/kernel/db/index.js';
import { reportsInvariants } from '../../src/modules/reports/invariants.js';
import { addSection } from '../../src/modules/reports/report/arrange-report.js';
import { createReport } from '../../src/modules/reports/report/create-report.js';
import { findReport } from '../../src/modules/reports/store/reports.js';
import { listReportVersions } from '../../src/modules/reports/store/versions.js';
import { startChild } from '../kit/child.js';
import { describeOnBoth, type TestDatabase } from '../kit/databases.js';
import { openPartiesDatabase } from '../kit/parties.js';
import { person } from '../kit/people.js';

const KEY = 'crash';

describeOnBoth('a program that is killed while a report is written and signed', (engine) => {
  let test: TestDatabase;
  let db: Database;
  let section = '';
  beforeAll(async () => {
    test = await openPartiesDatabase(engine);
    ({ db } = test);
    const officer = person('officer', 'secretariat-officer');
    await createReport(db, officer, {
      key: KEY,
      kind: 'global-report',
      party: null,
      limit: '',
      lang: 'en',
      title: 'Crash',
    });
    section = await addSection(db, officer, KEY, { en: 'One' });
  }, 120_000);
  afterAll(async () => {
    await db.close();
    await test.drop();
  });

  const held = async () => {
    const report = await findReport(db.connection, { key: KEY });
    if (report === null) throw new Error('It is gone');
    return report;
  };
  const broken = async () => (await Promise.all(reportsInvariants.map((one) => one.broken(db.connection)))).flat();

  it.each([
    ['write', 'before-the-commit'],
    ['write', 'after-the-commit'],
    ['sign', 'before-the-commit'],
    ['sign', 'after-the-commit'],
  ] as const)(
    'in the step "%s", %s: no sentence that was acknowledged is lost, and the step is whole or not there',
    async (step, moment) => {
      if (engine === 'pglite') await db.close();
      const child = startChild('report-and-die', [step, moment, JSON.stringify({ key: KEY, section })], test.env);
      expect(await child.line()).toBe('kept');
      expect(await child.line()).toBe('there');
      await child.kill();
      if (engine === 'pglite') db = await openDatabase(test.place);

      const { content, state, version, signatures, id } = await held();
      const texts = content.sections[0]?.blocks.map(({ wording }) => wording?.text) ?? [];
      expect(texts).toContain(`kept before ${step} ${moment}`);
      const whole = moment === 'after-the-commit';
      if (step === 'write') expect(texts.includes(`second ${moment}`)).toBe(whole);
      else {
        expect({ state, version, signatures: signatures.length }).toEqual(
          whole ? { state: 'published', version: 1, signatures: 2 } : { state: 'draft', version: 0, signatures: 1 },
        );
        expect(await listReportVersions(db.connection, id)).toHaveLength(whole ? 1 : 0);
      }
      expect(await broken()).toEqual([]);
      expect(await verifyChain(db.connection)).toMatchObject({ intact: true });
    },
    60_000,
  );

  it('is missed by the doctor when somebody changes it by other means', async () => {
    const { queries } = db.connection;
    await sql`update report set version = 7`.execute(queries);
    await sql`update report_version set signatures = '[]'`.execute(queries);
    expect(await broken()).toEqual([KEY, `${KEY}/1`]);
  });
});
