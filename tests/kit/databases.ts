import { randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, describe } from 'vitest';
import { clearSchema } from '../../src/kernel/backup/clear-schema.js';
import { type Database, type Engine, openDatabase } from '../../src/kernel/db/index.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

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

/** A fresh, empty database. PostgreSQL needs TEST_DATABASE_URL, the address of a server on which databases may be made. */
export function openTestDatabase(engine: Engine): Promise<TestDatabase> {
  return engine === 'pglite' ? openEmbedded() : openOnServer();
}

/**
 * Starting the embedded engine is slow, emptying it is not: one that a test gives back open is given to the next test of the file.
 */
const spare: { db: Database; folder: string }[] = [];
afterAll(async () => {
  for (const { db, folder } of spare.splice(0)) {
    await db.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

async function openEmbedded(): Promise<TestDatabase> {
  const { db, folder } = spare.pop() ?? (await startEmbedded());
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
      await db.transaction(clearSchema);
      spare.push({ db, folder });
    },
  };
}

async function startEmbedded(): Promise<{ db: Database; folder: string }> {
  const { folder } = await freshFolder();
  return { db: await openDatabase({ folder }), folder };
}

async function openOnServer(): Promise<TestDatabase> {
  const place = await freshDatabase();
  const db = await openDatabase(place);
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

/** Making an embedded database takes seconds, copying an empty one a moment: the first one made is kept for all later tests. */
async function freshFolder(): Promise<{ folder: string }> {
  const engine = path.join(ROOT, 'node_modules', '@electric-sql', 'pglite', 'package.json');
  const { version } = JSON.parse(readFileSync(engine, 'utf8')) as { version: string };
  const template = path.join(ROOT, 'node_modules', '.cache', `empty-database-${version}`);
  if (!existsSync(template)) {
    const making = `${template}-${randomUUID()}`;
    mkdirSync(path.dirname(template), { recursive: true });
    await (await openDatabase({ folder: making })).close();
    try {
      renameSync(path.join(making, 'database'), template);
    } catch (error) {
      // Another test file was quicker; its folder is as good.
      if (!existsSync(template)) throw error;
    }
    rmSync(making, { recursive: true, force: true });
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'concordance-db-'));
  cpSync(template, path.join(folder, 'database'), { recursive: true });
  return { folder };
}

async function freshDatabase(): Promise<{ url: string }> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await onServer(`create database ${name} template template0 encoding 'UTF8'`);
  const url = new URL(serverUrl());
  url.pathname = `/${name}`;
  return { url: url.href };
}

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl() });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function serverUrl(): string {
  const url = process.env.TEST_DATABASE_URL;
  if (!url) throw new Error('TEST_DATABASE_URL is not set');
  return url;
}

const nameIn = (url: string): string => new URL(url).pathname.slice(1);
