import type { Hono } from 'hono';
import { prepareHouse } from '../../src/app/open-house.js';
import { webModules } from '../../src/app/web-modules.js';
import { sessionsIn } from '../../src/kernel/access/index.js';
import type { Engine } from '../../src/kernel/db/index.js';
import type { PageEnv } from '../../src/kernel/http/index.js';
import { countedDatabase } from '../kit/counted-database.js';
import { openRegisterHouse } from '../kit/register.js';
import { letIn, partyRef } from '../kit/served-house.js';
import { testApp } from '../kit/test-app.js';
import { beginToGrow, growTo } from './growing-house.js';
import { seedSecrets } from './seed-secrets.js';

/** What an address costs whom it answers. */
export interface ListCost {
  address: string;
  reader: string;
  statements: number;
  rows: number;
}

/** A house with one of everything, which can be made to grow, and whose database is counted. */
export interface GrowingHouse {
  /** What there was nothing of, so that it does not grow. */
  empty: string[];
  growTo(from: number, to: number): Promise<void>;
  /** Each address for each reader whom it answers, by what is remembered of it from a first time. */
  measure(): Promise<ListCost[]>;
  drop(): Promise<void>;
}

/** @param only groups of `growing-house.ts` that grow; all where nothing is said. */
export async function openGrowingHouse(engine: Engine, only?: readonly string[]): Promise<GrowingHouse> {
  const register = await openRegisterHouse(engine, { byOwner: true });
  const { db, spent } = countedDatabase(register.house.db);
  const house = { ...register.house, db };
  await prepareHouse(house);
  const { commitments } = await seedSecrets(register);
  const empty = await beginToGrow(db);
  const by = await partyRef(db, 'BY');
  const staff = ['administrator', 'secretariat-officer', 'auditor', 'reviewer'] as const;
  const focal = ['state-focal-point', 'data-officer'] as const;
  const readers = {
    'the public': '',
    staff: (
      await letIn(
        db,
        staff.map((role) => [role, null]),
      )
    ).cookie,
    'a focal point': (
      await letIn(
        db,
        focal.map((role) => [role, by]),
      )
    ).cookie,
  };
  const app = testApp({ modules: await webModules(house), sessions: sessionsIn(db) });

  async function ask(address: string, cookie: string): Promise<{ status: number; statements: number; rows: number }> {
    const before = spent();
    const answer = await app.request(address, { headers: { Cookie: cookie } });
    await answer.arrayBuffer();
    // What it is made of is being read in, as the answer says: asked again, it is there.
    if (answer.status === 503 && answer.headers.has('Retry-After')) return ask(address, cookie);
    const { statements, rows } = spent();
    return { status: answer.status, statements: statements - before.statements, rows: rows - before.rows };
  }

  return {
    empty,
    growTo: (from, to) => growTo(db, from, to, only),
    async measure() {
      const costs: ListCost[] = [];
      for (const address of addressesOf(app, commitments[2] ?? ''))
        for (const [reader, cookie] of Object.entries(readers)) {
          const { status } = await ask(address, cookie);
          if (status >= 500) throw new Error(`${address} for ${reader}: ${status}`);
          if (status !== 200) continue;
          const { statements, rows } = await ask(address, cookie);
          costs.push({ address, reader, statements, rows });
        }
      return costs;
    },
    drop: () => register.test.drop(),
  };
}

/** Every address that takes no id, and the pages of records that lists stand on. */
function addressesOf(app: Hono<PageEnv>, commitment: string): string[] {
  const open = app.routes.filter(
    ({ method, path }) =>
      method === 'GET' && /^\/(?:en|api\/v1)(?:\/|$)/u.test(path) && !/[:*]/u.test(path) && !path.endsWith('/pdf'),
  );
  const records = [
    '/parties/BY',
    '/documents/a-res-91-903',
    `/commitments/${commitment}`,
    `/commitments/${commitment}/answers`,
    '/addressees/MEMBER_STATES',
    '/calls/open-call',
    '/calls/open-call/parties',
    '/calls/open-call/reading/answered',
    '/treaties/untoc',
    '/treaties/states/BY',
    '/search?q=harbours',
    '/search?q=harbours&only=paragraph',
  ];
  return [...new Set([...open.map(({ path }) => path), ...records.map((path) => `/en${path}`)])];
}
