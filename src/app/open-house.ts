import type { Config } from '../kernel/config/index.js';
import { migrate, openDatabase } from '../kernel/db/index.js';
import { addMessages } from '../kernel/i18n/index.js';
import type { Logger } from '../kernel/log/index.js';
import type { House } from '../kernel/module/index.js';
import { migrationFolders } from './migrations.js';
import { MODULES } from './modules.js';

/** Opens the database, brings it up to date, and makes the words of the modules known. */
export async function openHouse(config: Config, log: Logger): Promise<House> {
  for (const { name, messages } of MODULES) if (messages) addMessages(name, messages);
  const db = await openDatabase({ url: config.databaseUrl, folder: config.dataFolder });
  try {
    const applied = await migrate(db, migrationFolders());
    if (applied.length > 0)
      log.info('migrated', { migrations: applied.map(({ module, name }) => `${module}/${name}`) });
  } catch (error) {
    await db.close();
    throw error;
  }
  return { db, config, log };
}

/** Loads the facts that come with the program; where they are already there, nothing changes. */
export async function loadStartingFacts(house: House): Promise<void> {
  for (const { startingFacts } of MODULES) await startingFacts?.(house);
}
