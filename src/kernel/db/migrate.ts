import { sql } from 'kysely';
import { type Connection, execute, tables } from './connection.js';
import type { Database } from './database.js';
import { DatabaseError } from './errors.js';
import { type Migration, type MigrationFolder, readMigrations } from './migration-files.js';

interface MigrationTables {
  migration: { module: string; name: string; sha256: string; applied: Date };
}

/** An applied migration that can no longer be trusted. `message` names it and says what to do. */
export class MigrationRefused extends Error {
  readonly code = 'db.migration-refused';

  constructor(message: string) {
    super(message);
    this.name = 'MigrationRefused';
  }
}

export interface MigrationName {
  module: string;
  name: string;
}

/** What stands before a migration: everything that is still to be applied, in order. */
export interface MigrationPlan {
  applied: MigrationName[];
  pending: Migration[];
}

/**
 * Applies what is pending, in order, each file in a transaction of its own. Two processes that start at once take turns.
 *
 * @returns the migrations applied now.
 * @throws MigrationRefused when an applied file was changed or is missing, or when an older number appears after a newer one.
 */
export async function migrate(database: Database, folders: readonly MigrationFolder[]): Promise<MigrationName[]> {
  const migrations = readMigrations(folders);
  await createMigrationTable(database.connection);
  const done: MigrationName[] = [];
  for (;;) {
    const next = await database.transaction(async (c) => {
      await lockTable(c);
      const migration = plan(migrations, await recorded(c)).pending[0];
      if (!migration) return null;
      await applyMigration(c, migration, new Date());
      return { module: migration.module, name: migration.name };
    });
    if (!next) return done;
    done.push(next);
  }
}

/** Runs one migration and writes it down, in the transaction of the caller, who knows that its turn has come. */
export async function applyMigration(c: Connection, migration: Migration, applied: Date): Promise<void> {
  await execute(c, migration.sql);
  const { module, name, sha256 } = migration;
  await tables<MigrationTables>(c).insertInto('migration').values({ module, name, sha256, applied }).execute();
}

/** What `migrate` would do; changes nothing. @throws MigrationRefused as `migrate` does. */
export async function planMigrations(c: Connection, folders: readonly MigrationFolder[]): Promise<MigrationPlan> {
  return plan(readMigrations(folders), await findAppliedMigrations(c));
}

export interface AppliedMigration extends MigrationName {
  sha256: string;
}

/** Applied migrations in the order of their application; none when the database is new. */
export async function findAppliedMigrations(c: Connection): Promise<AppliedMigration[]> {
  return (await hasMigrationTable(c)) ? recorded(c) : [];
}

async function hasMigrationTable(c: Connection): Promise<boolean> {
  const { rows } = await sql<{ known: boolean }>`select to_regclass('migration') is not null as known`.execute(
    c.queries,
  );
  return rows[0]?.known === true;
}

function recorded(c: Connection): Promise<AppliedMigration[]> {
  return tables<MigrationTables>(c)
    .selectFrom('migration')
    .select(['module', 'name', 'sha256'])
    .orderBy('applied')
    .orderBy('name')
    .execute();
}

function plan(migrations: readonly Migration[], applied: readonly AppliedMigration[]): MigrationPlan {
  const known = new Map(migrations.map((migration) => [keyOf(migration), migration]));
  const modules = new Set(migrations.map(({ module }) => module));
  const newest = new Map<string, string>();
  for (const row of applied) {
    const file = known.get(keyOf(row));
    if (!file && modules.has(row.module))
      throw new MigrationRefused(
        `The database holds the migration ${keyOf(row)}, which this version of Concordance does not have: use the newer version, or restore a backup made before it.`,
      );
    if (file && file.sha256 !== row.sha256)
      throw new MigrationRefused(
        `The migration ${keyOf(row)} was changed after it was applied: put the file back as it was, and write the change as a new migration.`,
      );
    if (row.name > (newest.get(row.module) ?? '')) newest.set(row.module, row.name);
  }
  const done = new Set(applied.map(keyOf));
  const pending = migrations.filter((migration) => !done.has(keyOf(migration)));
  const late = pending.find((migration) => migration.name < (newest.get(migration.module) ?? ''));
  if (late)
    throw new MigrationRefused(
      `The migration ${keyOf(late)} comes before one that is already applied: give it the next free number.`,
    );
  return { applied: applied.map(({ module, name }) => ({ module, name })), pending };
}

const keyOf = ({ module, name }: MigrationName): string => `${module}/${name}`;

/** Makes the table in which migrations are written down, where there is none. */
export async function createMigrationTable(c: Connection): Promise<void> {
  // A login role that owns nothing may not even ask to make one that is there.
  if (await hasMigrationTable(c)) return;
  try {
    await execute(
      c,
      `create table if not exists migration (
        module text not null,
        name text not null,
        sha256 text not null,
        applied timestamptz not null,
        primary key (module, name)
      )`,
    );
  } catch (error) {
    // "if not exists" of two processes at once can still meet in the catalogue; the other one has made it.
    if (!(error instanceof DatabaseError) || !MADE_BY_ANOTHER.has(error.code)) throw error;
  }
}

/** A key of the catalogue, the type of the rows, or the table is there: by the moment at which two processes meet. */
const MADE_BY_ANOTHER: ReadonlySet<string> = new Set(['23505', '42710', '42P07']);

/** Writers wait for one another; readers do not wait. */
async function lockTable(c: Connection): Promise<void> {
  await execute(c, 'lock table migration in exclusive mode');
}
