import { createAdaptorServer } from '@hono/node-server';
import { sql } from 'kysely';
import { findOrMakeSecret, sessionsIn } from '../kernel/access/index.js';
import { followLog } from '../kernel/audit/index.js';
import { createApp, openAssets } from '../kernel/http/index.js';
import { startWorker } from '../kernel/jobs/index.js';
import type { House } from '../kernel/module/index.js';
import { asReader, HOUSE_READER } from '../kernel/reader/index.js';
import { followers } from './followers.js';
import { dailyKinds, jobHandlers } from './job-handlers.js';
import { type Listening, listen } from './listen.js';
import { webModules } from './web-modules.js';

export interface ServeOptions {
  /** Also do the jobs in this process. */
  worker: boolean;
}

export interface RunningServer {
  /** `http://127.0.0.1:8080` */
  address: string;
  /** Lets running requests and jobs end, then stops; the database stays open. */
  stop(): Promise<void>;
}

/** Milliseconds in which a request must have come: a file of 200 MB over a line of 500 kbit a second. Its head is to come in Node's 60 seconds. */
const LONGEST_REQUEST = 60 * 60_000;

/** Serves the house: pages, API and, if asked for, jobs. @throws PortTaken */
export async function serveHouse(house: House, { worker }: ServeOptions): Promise<RunningServer> {
  const { db, config, log } = house;
  const root = new URL('../../', import.meta.url);
  const app = createApp({
    modules: await webModules(house),
    assets: await openAssets(root, new URL('../public/', import.meta.url)),
    log,
    secret: await findOrMakeSecret(db.forHouse('form-secret').connection, 'forms'),
    sessions: sessionsIn(db),
    embeddedDatabase: db.engine === 'pglite',
    trustProxy: config.trustProxy,
    healthy: () =>
      sql`select 1`.execute(db.connection.queries).then(
        () => true,
        () => false,
      ),
  });
  const web = createAdaptorServer({ fetch: app.fetch, serverOptions: { requestTimeout: LONGEST_REQUEST } });
  const listening: Listening = await listen(web, config);
  const [jobs, following] = worker ? await asReader(HOUSE_READER, () => startWork(house)) : [null, null];
  return {
    address: listening.address,
    async stop() {
      await Promise.all([listening.close(), jobs?.stop(), following?.stop()]);
    },
  };
}

/** Jobs and followers, whose work is the house's own. */
async function startWork(house: House) {
  const { db, log } = house;
  const jobs = await startWorker({ db, log, handlers: await jobHandlers(house), daily: dailyKinds() });
  return [jobs, followLog(db, log, await followers(house))] as const;
}
