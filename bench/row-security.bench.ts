import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { serveHouse } from '../src/app/server.js';
import { keepReaderKey, openDatabase } from '../src/kernel/db/index.js';
import type { House } from '../src/kernel/module/index.js';
import { openRegister } from '../src/modules/commitments/register/open-register.js';
import { dayOf } from '../src/modules/commitments/timing/days.js';
import { loadFacts as loadParties } from '../src/modules/parties/load-facts.js';
import { generateRegister, rareWord } from '../tests/kit/generated-register.js';
import { letIn, partyRef } from '../tests/kit/served-house.js';
import type { Bench, Figure } from './bench.js';
import { inMeasuredHouse, milliseconds, startAsker } from './measured-house.js';

const SIZE = 5_000;
const REQUESTS = 60;
const KEY = 'a key for measuring, of no other worth than that';
const AIM = 1.3;

const PAGES: Readonly<Record<string, (nth: number) => string>> = {
  'the first page': () => '',
  'a page of the register': (nth) => `/commitments?page=${1 + (nth % 8)}`,
  'the page of a party': () => '/parties/BY',
  'a search': (nth) => `/search?q=${rareWord(nth, SIZE)}`,
};

type Spent = (work: () => Promise<unknown>) => Promise<number>;

async function measure(house: House, spent: Spent, cookie: string): Promise<Map<string, number>> {
  await openRegister(house.db, dayOf(new Date()));
  const server = await serveHouse(house, { worker: false });
  const asker = startAsker();
  const measured = new Map<string, number>();
  for (const [page, at] of Object.entries(PAGES)) {
    const urls = Array.from({ length: REQUESTS }, (_, nth) => `${server.address}/en${at(nth)}`);
    await asker.ask(urls, cookie);
    measured.set(page, (await spent(() => asker.ask(urls, cookie))) / urls.length);
  }
  asker.end();
  await server.stop();
  return measured;
}

async function figures(house: House, spent: Spent): Promise<Figure[]> {
  const ask = (text: string) => sql.raw(text).execute(house.db.connection.queries);
  const role = `bench_${randomUUID().replaceAll('-', '')}`;
  await loadParties(house.db);
  await generateRegister(house.db, SIZE);
  const { cookie } = await letIn(house.db, [['state-focal-point', await partyRef(house.db, 'BY')]]);
  await ask(`create role ${role} login password 'x' nosuperuser`);
  await ask(`grant usage on schema public to ${role}`);
  await ask(`grant select, insert, update, delete on all tables in schema public to ${role}`);
  await keepReaderKey(house.db, KEY);
  const url = new URL(house.config.databaseUrl ?? '');
  url.username = role;
  url.password = 'x';
  const db = await openDatabase({ url: url.href, readerKey: KEY });
  const without = await measure(house, spent, cookie);
  const bound = await measure({ ...house, db }, spent, cookie);
  await db.close();
  await ask(`drop owned by ${role}`);
  await ask(`drop role ${role}`);
  return Object.keys(PAGES).map((page) => {
    const [before, after] = [without.get(page) ?? NaN, bound.get(page) ?? NaN];
    return {
      what: `CPU of ${page}, by the login role`,
      measured: milliseconds(after),
      beside: `without policies: ${milliseconds(before)}; ${(after / before).toFixed(2)} of it`,
      target: `at most ${AIM} of it`,
      met: after / before <= AIM,
    };
  });
}

export const bench: Bench = {
  title: 'What row-level security costs',
  about: `CPU time of server and PostgreSQL for pages asked by a focal point, over HTTP, at a register of ${SIZE} generated commitments, ${REQUESTS} requests a page after as many to warm up: by the login role, whose rows are cut by policies and whose readers are signed, and by a superuser, whom no policy binds.`,
  async run() {
    return process.env.TEST_DATABASE_URL === undefined ? null : inMeasuredHouse('postgres', figures);
  },
};
