import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../../src/kernel/db/index.js';
import { openWithin } from '../../src/modules/commitments/register/open-register.js';
import { describeOnBoth } from '../kit/databases.js';
import { openRegisterHouse, type RegisterHouse } from '../kit/register.js';
import { TODAY } from '../kit/sheets.js';
import { SMALL_RESOLUTION } from '../kit/texts.js';

describeOnBoth('a register that is still being read in', (engine) => {
  let here: RegisterHouse;
  beforeAll(async () => {
    here = await openRegisterHouse(engine, { facts: false });
    await here.bring(SMALL_RESOLUTION, { symbol: 'A/RES/91/998' });
  });
  afterAll(() => here.test.drop());

  it('says how far it is to whoever does not wait, and is there in the end', async () => {
    let [seen, open] = [() => {}, () => {}];
    const asked = new Promise<void>((done) => {
      seen = done;
    });
    const gate = new Promise<void>((done) => {
      open = done;
    });
    const { connection } = here.test.db;
    // Answers with commitments wait for the gate.
    const queries = connection.queries.withPlugin({
      transformQuery: ({ node }) => node,
      transformResult: async ({ result }) => {
        if (result.rows.some((row) => 'addressees' in row)) {
          seen();
          await gate;
        }
        return result;
      },
    });
    // The register is read for the house: that database waits as well.
    const slow: Database = { ...here.test.db, connection: { ...connection, queries }, forHouse: () => slow };
    const first = openWithin(slow, TODAY, 60_000);
    await asked;
    expect(await openWithin(slow, TODAY, 1)).toEqual({ done: 0, total: 4 });
    open();
    expect(await first).toBe('open');
    expect(await openWithin(slow, TODAY, 60_000)).toBe('open');
  });
});
