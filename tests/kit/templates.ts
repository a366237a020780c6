import { createHash, randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { type Database, openDatabase } from '../../src/kernel/db/index.js';

/**
 * What a test finds in its database: nothing, the tables of all modules, or these with the facts that come with the program and all that
 * follows from them. Migrating and loading take seconds, copying a database that has it all takes a moment: each is made once.
 */
export type Furnishing = 'empty' | 'migrated' | 'facts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const CACHE = path.join(ROOT, 'node_modules', '.cache');

async function furnish(db: Database, furnishing: Furnishing): Promise<void> {
  if (furnishing === 'empty') return;
  // The whole program: loaded only by the one test file that makes the template.
  const [{ loadStartingFacts, prepareHouse }, { readConfig }, { createLogger }, { followAll }, { followers }] =
    await Promise.all([
      import('../../src/app/open-house.js'),
      import('../../src/kernel/config/index.js'),
      import('../../src/kernel/log/index.js'),
      import('../../src/kernel/audit/index.js'),
      import('../../src/app/followers.js'),
    ]);
  const log = createLogger({ level: 'silent', readable: false, write() {} });
  const house = { db, config: readConfig({}, 'unused'), log };
  await prepareHouse(house);
  if (furnishing !== 'facts') return;
  await loadStartingFacts(house);
  if (!(await followAll(db, log, await followers(house)))) throw new Error('A follower failed');
}

/** What a template was made of: another one is made when that has changed. */
const known = new Map<Furnishing, string>();
function fingerprint(furnishing: Furnishing): string {
  const before = known.get(furnishing);
  if (before !== undefined) return before;
  const made = { empty: /^$/u, migrated: /\.sql$|kernel.db.[^.]*\.ts$/u, facts: /(?<!\.test)\.(?:tsx?|sql)$/u }[
    furnishing
  ];
  const hash = createHash('sha256');
  hash.update(readFileSync(path.join(ROOT, 'node_modules', '@electric-sql', 'pglite', 'package.json')));
  for (const file of readdirSync(path.join(ROOT, 'src'), { recursive: true, encoding: 'utf8' }).sort())
    if (made.test(file)) hash.update(file).update(readFileSync(path.join(ROOT, 'src', file)));
  const found = hash.digest('hex').slice(0, 16);
  known.set(furnishing, found);
  return found;
}

/** Fills `folder` with an embedded database. */
export async function copyEmbedded(furnishing: Furnishing, folder: string): Promise<void> {
  const template = path.join(CACHE, `database-${furnishing}-${fingerprint(furnishing)}`);
  if (!existsSync(template)) await makeEmbedded(furnishing, template);
  cpSync(template, path.join(folder, 'database'), { recursive: true });
}

async function makeEmbedded(furnishing: Furnishing, template: string): Promise<void> {
  const making = path.join(CACHE, `making-${randomUUID()}`);
  mkdirSync(CACHE, { recursive: true });
  const db = await openDatabase({ folder: making });
  await furnish(db, furnishing);
  await db.close();
  try {
    renameSync(path.join(making, 'database'), template);
    for (const old of readdirSync(CACHE))
      if (old.startsWith(`database-${furnishing}-`) && old !== path.basename(template))
        rmSync(path.join(CACHE, old), { recursive: true, force: true });
  } catch (error) {
    // Another test file was quicker; its folder is as good.
    if (!existsSync(template)) throw error;
  }
  rmSync(making, { recursive: true, force: true });
}

/** Makes a database on the server that TEST_DATABASE_URL names. @returns its address. */
export async function copyOnServer(furnishing: Furnishing): Promise<string> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const template = furnishing === 'empty' ? 'template0' : `furnished_${furnishing}_${fingerprint(furnishing)}`;
  if (furnishing !== 'empty') await makeOnServer(furnishing, template);
  await onServer(`create database ${name} template ${template} encoding 'UTF8'`);
  return addressOf(name);
}

async function makeOnServer(furnishing: Furnishing, template: string): Promise<void> {
  const found = await onServer(`select from pg_database where datname = '${template}'`);
  if (found.rowCount !== 0) return;
  const making = `making_${randomUUID().replaceAll('-', '')}`;
  await onServer(`create database ${making} template template0 encoding 'UTF8'`);
  const db = await openDatabase({ url: addressOf(making) });
  await furnish(db, furnishing);
  await db.close();
  try {
    await onServer(`alter database ${making} rename to ${template}`);
  } catch (error) {
    await onServer(`drop database ${making} with (force)`);
    // Another test file was quicker.
    if (!(error instanceof pg.DatabaseError && error.code === '42P04')) throw error;
  }
}

/** Runs a statement where no database of a test is open. */
export async function onServer(statement: string, url = serverUrl()): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await client.query(statement);
  } finally {
    await client.end();
  }
}

function addressOf(name: string): string {
  const url = new URL(serverUrl());
  url.pathname = `/${name}`;
  return url.href;
}

function serverUrl(): string {
  const url = process.env.TEST_DATABASE_URL;
  if (!url) throw new Error('TEST_DATABASE_URL is not set');
  return url;
}
