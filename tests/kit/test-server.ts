import { prepareHouse } from '../../src/app/open-house.js';
import { serveHouse } from '../../src/app/server.js';
import { createEntryLink } from '../../src/kernel/access/index.js';
import type { Engine } from '../../src/kernel/db/index.js';
import type { House } from '../../src/kernel/module/index.js';
import { openTestDatabase } from './databases.js';

/** The whole program on a database of its own, at a free port. */
export interface TestServer {
  /** `http://127.0.0.1:40123` */
  address: string;
  house: House;
  /** Address that lets its opener in as the administrator, once. */
  entryLink(): Promise<string>;
  stop(): Promise<void>;
}

export interface TestServerOptions {
  engine?: Engine;
  /** With the facts that come with the program. Default true. */
  facts?: boolean;
}

/** Starts the program as `npm start` does, with migrations, facts and jobs, but silent. */
export async function startTestServer({
  engine = 'pglite',
  facts = true,
}: TestServerOptions = {}): Promise<TestServer> {
  const test = await openTestDatabase(engine, facts ? 'facts' : 'migrated');
  const silent = { debug() {}, info() {}, warn() {}, error() {} };
  const config = {
    host: '127.0.0.1',
    port: 0,
    dataFolder: 'folder' in test.place ? test.place.folder : '',
    databaseUrl: 'url' in test.place ? test.place.url : undefined,
    trustProxy: false,
    logLevel: 'silent' as const,
  };
  const house: House = { db: test.db, config, log: silent };
  await prepareHouse(house);
  const server = await serveHouse(house, { worker: true });
  return {
    address: server.address,
    house,
    entryLink: async () => `${server.address}/enter/${await createEntryLink(test.db.connection)}`,
    async stop() {
      await server.stop();
      await test.drop();
    },
  };
}
