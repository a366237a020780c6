/**
 * Stands in the middle of everything that evidence does with rows, until it is killed: synthetic records of which a part is measured, a file of
 * which half has come, and one of which all pieces are written and none is kept.
 */
import type { Actor } from '../../../src/kernel/access/index.js';
import { type Database, openDatabase } from '../../../src/kernel/db/index.js';
import { keepDataSet } from '../../../src/modules/evidence/datasets/keep-data-set.js';
import { bringFile } from '../../../src/modules/evidence/intake/bring-file.js';
import { makeIntakes } from '../../../src/modules/evidence/intake/intakes.js';
import type { RunOptions } from '../../../src/modules/evidence/runs/run-options.js';
import { startRun } from '../../../src/modules/evidence/runs/start-run.js';
import { doSynthesis } from '../../../src/modules/evidence/runs/synthesis-task.js';
import { findCheckpoint } from '../../../src/modules/evidence/store/runs.js';
import { makeKeyring } from '../../../src/modules/evidence/vault/keyring.js';
import { makeKey } from '../../../src/modules/evidence/vault/make-key.js';

const told = JSON.parse(process.argv[2] ?? '{}') as {
  officer: Actor;
  party: string;
  passphrase: string;
  about: Parameters<typeof keepDataSet>[3];
  today: string;
  rows: string;
  options: RunOptions;
};
const { officer, party, passphrase } = told;
setInterval(() => {}, 1000);
const never = (): Promise<never> => new Promise(() => {});

const db = await openDatabase({ url: process.env.DATABASE_URL || undefined, folder: process.env.CONCORDANCE_DATA });
const house = { db, log: { debug() {}, info() {}, warn() {}, error() {} } };
const keys = makeKeyring();
const pending = makeIntakes();
await makeKey(db, officer, party, { passphrase, again: passphrase }, { keys, workFactor: 8 });

async function brought(): Promise<string> {
  const file = { name: 'cases.csv', pieces: [new TextEncoder().encode(told.rows)], size: null };
  const { id } = await bringFile(house, officer, { partyId: party, kind: 'cases', file }, pending);
  while (pending.state(id) === 'reading') await new Promise((next) => setTimeout(next, 20));
  return id;
}

const set = await keepDataSet(db, officer, await brought(), told.about, told.today, pending);
const run = await startRun(house, officer, set, told.options, {
  keys,
  // As the thread does it, but that what was measured first is told at once, and nothing after.
  async synthesize(bytes, { epsilon, delta, rules = [], ...options }, { onCheckpoint }) {
    let first = true;
    await doSynthesis(
      { ...options, bytes, rules, epsilon: Number(epsilon), delta: Number(delta), resume: null },
      {
        onProgress() {},
        onCheckpoint(write) {
          if (first) onCheckpoint(write());
          first = false;
        },
      },
    );
    return never();
  },
});
while ((await findCheckpoint(db.connection, run.id)) === null) await new Promise((next) => setTimeout(next, 20));

const second = await brought();
async function* half(): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(told.rows);
  await never();
}
void bringFile(
  house,
  officer,
  { partyId: party, kind: 'cases', file: { name: 'half.csv', pieces: half(), size: 1e6 } },
  pending,
);
let transactions = 0;
const dying: Database = {
  ...db,
  transaction: (work, options) =>
    db.transaction(async (c) => {
      transactions += 1;
      const value = await work(c);
      if (transactions < 2) return value;
      process.stdout.write(`${JSON.stringify({ set, run: run.id })}\n`);
      return never();
    }, options),
};
await keepDataSet(dying, officer, second, { ...told.about, name: 'Second' }, told.today, pending);
