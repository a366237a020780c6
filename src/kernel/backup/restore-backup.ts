import { sql } from 'kysely';
import {
  applyMigration,
  type Connection,
  createMigrationTable,
  type Database,
  type MigrationFolder,
  readMigrations,
} from '../db/index.js';
import type { BackupRow, Manifest } from './backup-lines.js';
import { BadBackup, NotEmpty } from './bad-backup.js';
import { clearSchema, liftForeignKeys } from './clear-schema.js';
import { readBackup } from './read-backup.js';
import { quoted, tablesIn } from './tables-in.js';

export interface CheckedBackup {
  manifest: Manifest;
  rows: number;
}

/** Reads the whole file and proves that it is whole. @throws BadBackup */
export async function checkBackup(file: string): Promise<CheckedBackup> {
  let manifest: Manifest | null = null;
  let rows = 0;
  for await (const part of readBackup(file)) {
    if ('manifest' in part) manifest = part.manifest;
    if ('row' in part) rows += 1;
  }
  if (!manifest) throw new BadBackup('it is empty');
  return { manifest, rows };
}

export interface RestoreOptions {
  file: string;
  /** All migrations of this program. */
  folders: readonly MigrationFolder[];
  /** Replace what the database holds. */
  force: boolean;
}

/**
 * Puts the content of a backup in the place of an empty database, or with `force` of what is there, in one transaction: afterwards
 * either all of the backup is there, or all of what was there before. The schema is that of the backup; `migrate` then brings it
 * up to date.
 *
 * @throws BadBackup before anything is touched, NotEmpty.
 */
export async function restoreBackup(db: Database, { file, folders, force }: RestoreOptions): Promise<CheckedBackup> {
  const checked = await checkBackup(file);
  await db.transaction(async (c) => {
    await assertReplaceable(c, force);
    await clearSchema(c);
    await buildSchema(c, checked.manifest, folders);
    const putBack = await liftForeignKeys(c);
    await loadRows(c, file, checked.manifest);
    await putBack();
  });
  return checked;
}

async function assertReplaceable(c: Connection, force: boolean): Promise<void> {
  const tables = await tablesIn(c);
  if (tables.length === 0) return;
  if (!tables.some(({ table }) => table === 'migration'))
    throw new NotEmpty('The database holds tables of another program. Restore into a database of its own.');
  if (!force)
    throw new NotEmpty(
      'The database is not empty. To put the backup in the place of everything in it, run the command again with --force; make a backup of it first.',
    );
}

/** Applies exactly the migrations that the backup was made with, as this program has them. */
async function buildSchema(c: Connection, manifest: Manifest, folders: readonly MigrationFolder[]): Promise<void> {
  const known = new Map(
    readMigrations(folders).map((migration) => [`${migration.module}/${migration.name}`, migration]),
  );
  await createMigrationTable(c);
  for (const { module, name, sha256, applied } of manifest.migrations) {
    const migration = known.get(`${module}/${name}`);
    if (!migration) throw new BadBackup(`it was made by a later version, which has the migration ${module}/${name}`);
    if (migration.sha256 !== sha256)
      throw new BadBackup(`the migration ${module}/${name} is another one in this version`);
    await applyMigration(c, migration, new Date(applied));
  }
  const made = new Map((await tablesIn(c)).map(({ table, columns }) => [table, columns]));
  for (const { table, columns } of manifest.tables) {
    const there = made.get(table);
    if (!there) throw new BadBackup(`its table ${table} comes from no migration`);
    if (columns.some((column) => !there.includes(column))) throw new BadBackup(`its table ${table} has other columns`);
    // Some migrations bring rows of their own, and these are in the backup too.
    await emptyTable(c, table);
  }
}

/** Guard triggers refuse to empty what is append-only; in a schema made a moment ago they stand aside. */
async function emptyTable(c: Connection, table: string): Promise<void> {
  await sql`alter table ${sql.table(table)} disable trigger user`.execute(c.queries);
  await sql`delete from ${sql.table(table)}`.execute(c.queries);
  await sql`alter table ${sql.table(table)} enable trigger user`.execute(c.queries);
}

/** Rows and characters sent at once. */
const BATCH = { rows: 200, characters: 2_000_000 };

async function loadRows(c: Connection, file: string, manifest: Manifest): Promise<void> {
  const columnsOf = new Map(manifest.tables.map(({ table, columns }) => [table, columns]));
  let table = '';
  let batch: BackupRow[] = [];
  let characters = 0;
  const flush = async (): Promise<void> => {
    if (batch.length > 0) await insertRows(c, table, columnsOf.get(table) ?? [], batch);
    batch = [];
    characters = 0;
  };
  for await (const part of readBackup(file)) {
    if ('table' in part) {
      await flush();
      table = part.table;
    }
    if ('row' in part) {
      batch.push(part.row);
      characters += part.row.reduce((sum, value) => sum + (value?.length ?? 0), 0);
      if (batch.length >= BATCH.rows || characters >= BATCH.characters) await flush();
    }
  }
  await flush();
}

async function insertRows(c: Connection, table: string, columns: string[], rows: readonly BackupRow[]): Promise<void> {
  // A statement takes 65,535 parameters at most.
  const most = Math.max(1, Math.floor(60_000 / columns.length));
  for (let at = 0; at < rows.length; at += most) {
    const tuples = rows.slice(at, at + most).map((row) => sql`(${sql.join(row)})`);
    const names = sql.raw(columns.map(quoted).join(', '));
    await sql`insert into ${sql.table(table)} (${names}) values ${sql.join(tuples)}`.execute(c.queries);
  }
}
