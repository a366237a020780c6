import { join } from 'node:path';
import { HOUSE_READER } from '../reader/index.js';
import { type Database, databaseOver } from './database.js';
import { DatabaseUnavailable } from './errors.js';
import { lockFolder } from './folder-lock.js';
import { PgliteSessions } from './pglite.js';
import { PostgresSessions } from './postgres.js';

export interface OpenOptions {
  /** Connection string of a PostgreSQL server. Where it is given, the folder is not used. */
  url?: string | undefined;
  /** Data folder; the embedded engine keeps its files in `database` below it. Without it, and without url, all is in memory. */
  folder?: string | undefined;
  /** Signs who reads, on a server whose `concordance migrate` was run with the same. */
  readerKey?: string | undefined;
}

/** The oldest major version that the migrations are written for. */
const OLDEST_POSTGRES = 150000;

/**
 * Opens the database: a PostgreSQL server by its address, else the embedded engine.
 *
 * @throws FolderLocked when another process has the folder, DatabaseUnavailable when there is nothing to open.
 */
export async function openDatabase({ url, folder, readerKey }: OpenOptions): Promise<Database> {
  if (url !== undefined) return openPostgres(url, readerKey);
  if (folder === undefined) return openPglite(null);
  const lock = lockFolder(folder);
  try {
    const database = await openPglite(join(folder, 'database'));
    const close = async (): Promise<void> => {
      await database.close();
      lock.release();
    };
    return { ...database, close };
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function openPglite(folder: string | null): Promise<Database> {
  const sessions = await PgliteSessions.open(folder);
  return databaseOver('pglite', sessions, sessions.lost);
}

async function openPostgres(url: string, readerKey: string | undefined): Promise<Database> {
  const sessions = new PostgresSessions(url, readerKey);
  try {
    const session = await sessions.acquire(HOUSE_READER);
    const { rows } = await session.run('show server_version_num', []);
    session.release(false);
    const version = Number(rows[0]?.server_version_num);
    if (version < OLDEST_POSTGRES)
      throw new DatabaseUnavailable(
        `The PostgreSQL server at DATABASE_URL has version ${Math.floor(version / 10_000)}; version 15 or later is needed.`,
      );
  } catch (error) {
    await sessions.close();
    throw error;
  }
  return databaseOver('postgres', sessions);
}
