import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { migrationFolders } from '../src/app/migrations.js';
import { keepPassword } from '../src/kernel/access/change-password.js';
import { openAccounts, signInByPassword } from '../src/kernel/access/index.js';
import type { PasswordHashes } from '../src/kernel/access/password.js';
import { addPerson } from '../src/kernel/access/person.js';
import { type Database, migrate, openDatabase } from '../src/kernel/db/index.js';
import type { Bench, Figure } from './bench.js';

const PAIRS = 100;
const ATTEMPTS = { warm: 1_000, all: 10_000 };
/** What is remembered of who guesses is bounded; see `throttle`. */
const MOST_GROWTH = 1.1;

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** How far the sum of signed ranks of paired differences lies from chance, in standard deviations (Wilcoxon 1945). */
function signedRank(differences: readonly number[]): number {
  const ranked = differences.filter((one) => one !== 0).sort((a, b) => Math.abs(a) - Math.abs(b));
  const n = ranked.length;
  const sum = ranked.reduce((total, one, rank) => total + Math.sign(one) * (rank + 1), 0);
  return sum / Math.sqrt((n * (n + 1) * (2 * n + 1)) / 6);
}

const megabytes = (bytes: number): string => (bytes / 2 ** 20).toFixed(1);

/** What is in use once nobody needs anything any more. */
function heap(): number {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  for (let round = 0; round < 3; round += 1) collect();
  return process.memoryUsage().heapUsed;
}

/**
 * Wrong attempts at the account of somebody and at accounts that are none, each from an address of its own. The hash is a short one: its
 * time is measured above, and its memory is not on the heap.
 *
 * @returns bytes in use after the first of them, and after all.
 */
async function heapUnderAttack(db: Database, email: string): Promise<[few: number, many: number]> {
  const hashes: PasswordHashes = { make: async () => 'none', fits: async () => false };
  const accounts = await openAccounts(db, { hashes });
  let few = 0;
  for (let attempt = 1; attempt <= ATTEMPTS.all; attempt += 1) {
    await signInByPassword(
      accounts,
      { email: attempt % 10 === 0 ? email : `nobody${attempt}@example.org`, password: `wrong guess ${attempt}` },
      { address: `10.${attempt >> 16}.${(attempt >> 8) & 255}.${attempt & 255}`, device: '' },
    );
    if (attempt === ATTEMPTS.warm) few = heap();
  }
  return [few, heap()];
}

export const bench: Bench = {
  title: 'Accounts: what the time of an answer tells',
  about: `A wrong password for a known and for an unknown account, ${PAIRS} pairs in changing order, each from an address of its own, with the hashes of production on the embedded database. And what ${ATTEMPTS.all} attempts leave behind in memory.`,
  async run(): Promise<Figure[]> {
    const folder = mkdtempSync(join(tmpdir(), 'concordance-accounts-'));
    const db = await openDatabase({ url: undefined, folder });
    try {
      await migrate(db, migrationFolders());
      const accounts = await openAccounts(db);
      const hash = await accounts.hashes.make('correct horse battery');
      const { email } = await db.transaction(async (c) => {
        const person = await addPerson(c, { name: 'Known', email: 'known@example.org', lang: 'en' }, new Date());
        await keepPassword(c, person.id, hash, new Date());
        return person;
      });
      let asked = 0;
      const time = async (whom: string): Promise<number> => {
        asked += 1;
        const from = performance.now();
        await signInByPassword(
          accounts,
          { email: whom, password: `wrong guess ${asked}` },
          { address: `10.0.${asked >> 8}.${asked & 255}`, device: '' },
        );
        return performance.now() - from;
      };
      for (let warm = 0; warm < 10; warm += 1) await time(warm % 2 === 0 ? email : 'nobody@example.org');
      const known: number[] = [];
      const unknown: number[] = [];
      for (let pair = 0; pair < PAIRS; pair += 1) {
        const order = pair % 2 === 0 ? [known, unknown] : [unknown, known];
        for (const times of order) times.push(await time(times === known ? email : `nobody${pair}@example.org`));
      }
      const [few, many] = await heapUnderAttack(db, email);
      const z = signedRank(known.map((one, pair) => one - (unknown[pair] ?? 0)));
      return [
        {
          what: 'a wrong password, known account: milliseconds (median)',
          measured: median(known).toFixed(1),
          beside: `unknown account: ${median(unknown).toFixed(1)}`,
        },
        {
          what: 'signed ranks of the differences, in standard deviations from chance',
          measured: z.toFixed(2),
          target: 'under 2.58 either way (1 in 100 by chance)',
          met: Math.abs(z) < 2.58,
        },
        {
          what: `heap after ${ATTEMPTS.all} wrong attempts over as many addresses and accounts`,
          measured: `${megabytes(many)} MB`,
          beside: `after ${ATTEMPTS.warm}: ${megabytes(few)} MB; ${(many / few).toFixed(3)} of it`,
          target: `at most ${MOST_GROWTH} of it`,
          met: many / few <= MOST_GROWTH,
        },
      ];
    } finally {
      await db.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
