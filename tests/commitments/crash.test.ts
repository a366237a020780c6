import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { verifyChain } from '../../src/kernel/audit/index.js';
import { type Database, openDatabase } from '../../src/kernel/db/index.js';
import { getCommitment } from '../../src/modules/commitments/get-commitment.js';
import { takeStep } from '../../src/modules/commitments/take-step.js';
import { startChild } from '../kit/child.js';
import { describeOnBoth } from '../kit/databases.js';
import { ADMINISTRATOR, openRegisterHouse, type RegisterHouse } from '../kit/register.js';
import { SMALL_RESOLUTION } from '../kit/texts.js';

const KEY = 'a-res-91-998-op-1-1';
const WHEN = { today: '2026-11-29', lang: 'en' } as const;

describeOnBoth('a change of state in whose middle the program is killed', (engine) => {
  let here: RegisterHouse;
  let after: Database | null = null;
  beforeEach(async () => {
    here = await openRegisterHouse(engine, { facts: false });
    await here.bring(SMALL_RESOLUTION, { symbol: 'A/RES/91/998' });
  });
  afterEach(async () => {
    await after?.close();
    after = null;
    await here.test.drop();
  });

  async function killed(...args: string[]): Promise<Database> {
    // The embedded database has one process at a time.
    if (engine === 'pglite') await here.test.db.close();
    const child = startChild('take-step-and-die', args, here.test.env);
    expect(await child.line()).toBe('there');
    await child.kill();
    after = await openDatabase(here.test.place);
    return after;
  }

  it.each(['in-the-transaction', 'after-the-commit'])(
    '%s: the step with its evidence is whole or absent',
    async (moment) => {
      const db = await killed(moment, KEY);
      const { held, steps } = await getCommitment(db, ADMINISTRATOR, KEY, WHEN);
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from file where size = 21`.execute(
        db.connection.queries,
      );
      const whole = moment === 'after-the-commit';
      expect([held.state, held.version, steps.length, rows[0]?.n]).toEqual(
        whole ? ['done', 2, 1, 1] : ['open', 1, 0, 0],
      );
      expect(await verifyChain(db.connection)).toMatchObject({ intact: true });
    },
  );

  it.each(['in-the-transaction', 'after-the-commit'])(
    '%s: a step is taken back whole or not at all',
    async (moment) => {
      const given = { kind: 'start', happened: '', note: 'Begun.', link: '', file: null, version: 1 } as const;
      const { stepId } = await takeStep(here.test.db, ADMINISTRATOR, KEY, given, WHEN.today);
      const db = await killed(moment, KEY, stepId);
      const { held, steps, gone } = await getCommitment(db, ADMINISTRATOR, KEY, WHEN);
      const whole = moment === 'after-the-commit';
      expect([held.state, steps.length, gone.has(stepId)]).toEqual(whole ? ['open', 2, true] : ['under-way', 1, false]);
      expect(await verifyChain(db.connection)).toMatchObject({ intact: true });
    },
  );
});
