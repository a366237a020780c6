import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe } from 'vitest';
import { clearSchema } from '../../src/kernel/backup/clear-schema.js';
import { type Database, type Engine, openDatabase } from '../../src/kernel/db/index.js';
import { openAsLogin } from './login-role.js';
import { copyEmbedded, copyOnServer, type Furnishing, onServer } from './templates.js';

/** A database of a test's own. */
export interface TestDatabase {
  db: Database;
  /** To open it once more, by hand or in another process. */
  place: { url: string } | { folder: string };
  /** What a child process needs in its environment to use the same database. */
  env: Record<string, string>;
  /** Closes and removes it. */
  drop(): Promise<void>;
}

/** See `openAsLogin`. */
const BY_LOGIN_ROLE = process.env.TEST_LOGIN_ROLE !== undefined;

/**
 * A fresh database. PostgreSQL needs TEST_DATABASE_URL, the address of a server on which databases may be made.
 *
 * @param options.byOwner whatever TEST_LOGIN_ROLE says: for tests that bring a login role of their own.
 */
export function openTestDatabase(
  engine: Engine,
  furnishing: Furnishing = 'empty',
  { byOwner = false }: { byOwner?: boolean } = {},
): Promise<TestDatabase> {
  const byLoginRole = BY_LOGIN_ROLE && !byOwner && furnishing !== 'empty';
  // Where policies are to count, also for tests that are about no engine.
  return engine === 'pglite' && !byLoginRole ? openEmbedded(furnishing) : openOnServer(furnishing, byLoginRole);
}

/** Starting the embedded engine is slow, emptying it is not: one that a test gives back open is given to the next that wants an empty one. */
const spare: { db: Database; folder: string }[] = [];
export async function closeSpareDatabases(): Promise<void> {
  for (const { db, folder } of spare.splice(0)) {
    await db.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function openEmbedded(furnishing: Furnishing): Promise<TestDatabase> {
  const { db, folder } = (furnishing === 'empty' ? spare.pop() : undefined) ?? (await startEmbedded(furnishing));
  let open = true;
  const close = async (): Promise<void> => {
    open = false;
    await db.close();
  };
  return {
    db: { ...db, close },
    place: { folder },
    env: { CONCORDANCE_DATA: folder, DATABASE_URL: '' },
    async drop() {
      if (!open) return rmSync(folder, { recursive: true, force: true });
      if (furnishing === 'empty') {
        await db.transaction(clearSchema);
        spare.push({ db, folder });
        return;
      }
      await close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function startEmbedded(furnishing: Furnishing): Promise<{ db: Database; folder: string }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'concordance-db-'));
  await copyEmbedded(furnishing, folder);
  return { db: await openDatabase({ folder }), folder };
}

async function openOnServer(furnishing: Furnishing, byLoginRole: boolean): Promise<TestDatabase> {
  const place = { url: await copyOnServer(furnishing) };
  const db = byLoginRole ? await openAsLogin(place.url) : await openDatabase(place);
  return {
    db,
    place,
    env: { DATABASE_URL: place.url },
    async drop() {
      await db.close();
      await onServer(`drop database if exists ${nameIn(place.url)} with (force)`);
    },
  };
}

/** The same tests on both engines; those on PostgreSQL are skipped where there is no server. */
export function describeOnBoth(name: string, tests: (engine: Engine) => void): void {
  describe(`${name} (PGlite)`, () => tests('pglite'));
  describe.skipIf(!process.env.TEST_DATABASE_URL)(`${name} (PostgreSQL)`, () => tests('postgres'));
}

const nameIn = (url: string): string => new URL(url).pathname.slice(1);
