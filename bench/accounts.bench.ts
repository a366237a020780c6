import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrationFolders } from '../src/app/migrations.js';
import { keepPassword } from '../src/kernel/access/change-password.js';
import { openAccounts, signInByPassword } from '../src/kernel/access/index.js';
import { addPerson } from '../src/kernel/access/person.js';
import { migrate, openDatabase } from '../src/kernel/db/index.js';
import type { Bench, Figure } from './bench.js';

const PAIRS = 100;

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** How far the sum of signed ranks of paired differences lies from chance, in standard deviations (Wilcoxon 1945). */
function signedRank(differences: readonly number[]): number {
  const ranked = differences.filter((one) => one !== 0).sort((a, b) => Math.abs(a) - Math.abs(b));
  const n = ranked.length;
  const sum = ranked.reduce((total, one, rank) => total + Math.sign(one) * (rank + 1), 0);
  return sum / Math.sqrt((n * (n + 1) * (2 * n + 1)) / 6);
}

export const bench: Bench = {
  title: 'Accounts: what the time of an answer tells',
  about: `A wrong password for a known and for an unknown account, ${PAIRS} pairs in changing order, each from an address of its own, with the hashes of production on the embedded database.`,
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
      ];
    } finally {
      await db.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
