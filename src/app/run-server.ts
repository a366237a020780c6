import { createEntryLink, isSomeoneIn } from '../kernel/access/index.js';
import type { Config } from '../kernel/config/index.js';
import type { Logger } from '../kernel/log/index.js';
import { assertPortFree } from './listen.js';
import { loadStartingFacts, openHouse } from './open-house.js';
import { serveHouse } from './server.js';
import { untilStopped } from './until-stopped.js';

export interface RunServerOptions {
  config: Config;
  log: Logger;
  worker: boolean;
  /** Print a link for the administrator even when one is signed in. */
  link: boolean;
  /** Says a line to whoever started the program. */
  say: (line: string) => void;
}

/**
 * Opens the house, serves it until the process is asked to stop, and closes it.
 * @throws what opening throws, and the error of an embedded database that dies.
 */
export async function runServer({ config, log, worker, link, say }: RunServerOptions): Promise<void> {
  const stopped = untilStopped();
  await assertPortFree(config);
  say(
    config.databaseUrl === undefined
      ? `opening the database in ${config.dataFolder}`
      : 'opening the PostgreSQL database',
  );
  const house = await openHouse(config, log);
  try {
    say('loading the facts that come with the program, where they are new');
    await loadStartingFacts(house);
    const server = await serveHouse(house, { worker });
    if (house.db.engine === 'pglite') {
      say('the embedded database does not wait for the disk: a power cut can lose the last moments.');
      say('where that matters, or for more than one server, set DATABASE_URL to a PostgreSQL server.');
    }
    if (link || !(await isSomeoneIn(house.db.connection))) {
      const token = await createEntryLink(house.db.connection);
      say(`open this link once to come in as the administrator: ${server.address}/enter/${token}`);
    }
    say(`ready at ${server.address} (stop with Ctrl+C)`);
    log.info('serving', { engine: house.db.engine, worker });
    const end = await Promise.race([stopped, house.db.lost]);
    if (end instanceof Error) {
      log.error('database-lost', { error: end });
      throw end;
    }
    say('stopping');
    await server.stop();
  } finally {
    await house.db.close();
  }
}
