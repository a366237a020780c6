import type { Config } from '../kernel/config/index.js';
import { assertReaderKnown, migrate, openDatabase } from '../kernel/db/index.js';
import { addMessages } from '../kernel/i18n/index.js';
import type { Logger } from '../kernel/log/index.js';
import { type House, type Narrowing, setNarrowings } from '../kernel/module/index.js';
import { migrationFolders } from './migrations.js';
import { MODULES } from './modules.js';

/** Opens the database that the settings name, and prepares the house in it. */
export async function openHouse(config: Config, log: Logger): Promise<House> {
  const db = await openDatabase({
    url: config.databaseUrl,
    folder: config.dataFolder,
    readerKey: config.readerKey,
  });
  const house: House = { db, config, log };
  try {
    await prepareHouse(house);
    await assertReaderKnown(db);
  } catch (error) {
    await db.close();
    throw error;
  }
  return house;
}

/** Makes the words of the modules known, and brings the database up to date. */
export async function prepareHouse(house: House): Promise<void> {
  const { db, log } = house;
  setNarrowings(db, () => narrowingsOfModules(house));
  for (const { name, messages } of MODULES) if (messages) addMessages(name, messages);
  const applied = await migrate(db, migrationFolders());
  if (applied.length > 0) log.info('migrated', { migrations: applied.map(({ module, name }) => `${module}/${name}`) });
}

async function narrowingsOfModules(house: House): Promise<readonly Narrowing[]> {
  const all = await Promise.all(MODULES.map((module) => module.narrows?.(house) ?? null));
  return all.filter((one) => one !== null);
}

/** Loads the facts that come with the program; where they are already there, nothing changes. */
export async function loadStartingFacts(house: House): Promise<void> {
  for (const { startingFacts } of MODULES) await startingFacts?.(house);
}
