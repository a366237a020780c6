import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { verifyChain } from '../../src/kernel/audit/index.js';
import { newId, openDatabase } from '../../src/kernel/db/index.js';
import { accountOf, findDataSets, getDataSet } from '../../src/modules/evidence/datasets/get-data-set.js';
import { shredWhatIsOver } from '../../src/modules/evidence/datasets/shred-data-set.js';
import { findReleases } from '../../src/modules/evidence/releases/get-release.js';
import { resumeRun } from '../../src/modules/evidence/runs/start-run.js';
import { synthesizeRows } from '../../src/modules/evidence/runs/synthesize-rows.js';
import { breakOffRuns, findRun } from '../../src/modules/evidence/store/runs.js';
import { makeKeyring } from '../../src/modules/evidence/vault/keyring.js';
import { unlockKey } from '../../src/modules/evidence/vault/make-key.js';
import { startChild } from '../kit/child.js';
import { openTestDatabase } from '../kit/databases.js';
import { person } from '../kit/people.js';

const CANARY = 'zqxcanary';
const passphrase = 'correct horse battery';
const today = '2026-11-30';
const party = newId();
const officer = { ...person('ann', 'data-officer', { id: party, kind: 'state', code: 'BY' }), steppedUp: true };
const about = {
  ...{ name: 'First', lang: 'en', from: '2020-01-01', to: '2024-12-31', countingRule: 'persons', unit: 'persons' },
  ...{ source: 'Own', coverage: 'All', biases: 'None known', keepUntil: '2027-01-31', epsilon: '1.5', delta: '1e-6' },
};
const rows = [
  'sex,region',
  ...Array.from({ length: 400 }, (_, k) => `${k % 3 ? 'Female' : 'Male'},${k % 2 ? 'N' : 'S'}`),
  `Female,${CANARY}`,
].join('\n');
const options = {
  ...{ method: 'aim', titles: { en: 'Synthetic' }, licence: 'CC BY 4.0', corrects: null, generated: false },
  ...{ columns: ['sex', 'region'], epsilon: '1', delta: '1e-6' },
  domain: { sex: ['Female', 'Male'], region: ['N', 'S'] },
};

/** Every byte that a program has written below a folder. */
async function bytesBelow(folder: string): Promise<Buffer> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  return Buffer.concat(await Promise.all(files.map((file) => readFile(file))));
}

it('killed in the middle of an upload, a file that is kept and a synthesis, leaves none half, tells no row, and goes on without paying again', async () => {
  const test = await openTestDatabase('pglite', 'migrated');
  await test.db.close();
  const told = JSON.stringify({ officer, party, passphrase, about, today, rows, options });
  const child = startChild('evidence-and-die', [told], test.env);
  const { set, run } = JSON.parse(await child.line()) as { set: string; run: string };
  await child.kill();
  if (!('folder' in test.place)) throw new Error('no folder');
  expect((await bytesBelow(test.place.folder)).includes(CANARY)).toBe(false);

  const db = await openDatabase(test.place);
  try {
    const { connection } = db;
    const held = async () => (await findDataSets(connection, officer, { offset: 0, limit: 9 })).rows;
    expect((await held()).map(({ about: { name } }) => name)).toEqual(['First']);
    // What the daily job does: pieces of what was never whole go, and no empty data set stays in their place.
    expect(await shredWhatIsOver(db, new Date(Date.now() + 2 * 3_600_000))).toBe(1);
    expect(await held()).toHaveLength(1);

    expect(await breakOffRuns(connection)).toBe(1);
    const keys = makeKeyring();
    await unlockKey(db, officer, party, passphrase, { keys });
    const house = { db, log: { debug() {}, info() {}, warn() {}, error() {} } };
    const again = await resumeRun(house, officer, { dataSetId: set, runId: run }, { keys, synthesize: synthesizeRows });
    await again.done;
    expect(await findRun(connection, run)).toMatchObject({ state: 'done', problem: null });
    expect((await accountOf(connection, await getDataSet(connection, officer, set))).spent).toHaveLength(1);
    expect((await findReleases(connection, officer, { offset: 0, limit: 9 })).total).toBe(1);
    expect(await verifyChain(connection)).toMatchObject({ intact: true });
  } finally {
    await db.close();
    await test.drop();
  }
}, 120_000);
