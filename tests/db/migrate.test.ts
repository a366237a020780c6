import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { migrationFolders } from '../../src/app/migrations.js';
import {
  createMigrationTable,
  execute,
  MigrationRefused,
  migrate,
  openDatabase,
  planMigrations,
} from '../../src/kernel/db/index.js';
import { describeOnBoth, openTestDatabase, type TestDatabase } from '../kit/databases.js';

describeOnBoth('migrations', (engine) => {
  let test: TestDatabase;
  let home: string;
  beforeEach(async () => {
    test = await openTestDatabase(engine);
    home = mkdtempSync(path.join(tmpdir(), 'concordance-migrations-'));
  });
  afterEach(async () => {
    await test.drop();
    rmSync(home, { recursive: true, force: true });
  });
  const put = (name: string, text: string): void => writeFileSync(path.join(home, `${name}.sql`), text);
  const folders = () => [{ module: 'sample', folder: pathToFileURL(`${home}/`) }];
  const run = () => migrate(test.db, folders());
  const names = async (): Promise<string[]> => (await run()).map(({ name }) => name);
  const exists = async (table: string): Promise<boolean> => {
    const { rows } = await sql<{ there: boolean }>`select to_regclass(${table}) is not null as there`.execute(
      test.db.connection.queries,
    );
    return rows[0]?.there ?? false;
  };

  it('are applied once, in order, and a new one later', async () => {
    put('0002-second', 'insert into a values (2);');
    put('0001-first', 'create table a (n integer);\n-- several; statements\ninsert into a values (1);');
    expect(await names()).toEqual(['0001-first', '0002-second']);
    expect(await names()).toEqual([]);
    put('0003-third', `create function f() returns integer language plpgsql as $$ begin return 1; end $$;`);
    expect((await planMigrations(test.db.connection, folders())).pending.map(({ name }) => name)).toEqual([
      '0003-third',
    ]);
    expect(await names()).toEqual(['0003-third']);
  });

  it('leave nothing behind when one fails, and keep those before it', async () => {
    put('0001-good', 'create table good (n integer);');
    put('0002-bad', 'create table half (n integer); select 1 / 0;');
    await expect(run()).rejects.toMatchObject({ code: '22012' });
    expect([await exists('good'), await exists('half')]).toEqual([true, false]);
    put('0002-bad', 'create table half (n integer);');
    expect(await names()).toEqual(['0002-bad']);
  });

  it('are refused when an applied file was changed, is missing, or comes too late', async () => {
    put('0002-b', 'create table b (n integer);');
    await run();
    put('0001-a', 'create table a (n integer);');
    await expect(run()).rejects.toThrow('0001-a comes before one that is already applied');
    rmSync(path.join(home, '0001-a.sql'));
    put('0002-b', 'create table b (n bigint);');
    await expect(run()).rejects.toThrow('sample/0002-b was changed');
    renameSync(path.join(home, '0002-b.sql'), path.join(home, '0003-c.sql'));
    await expect(run()).rejects.toBeInstanceOf(MigrationRefused);
  });

  it('of the program itself apply to an empty database', async () => {
    await migrate(test.db, migrationFolders());
    expect(await migrate(test.db, migrationFolders())).toEqual([]);
  });

  it.runIf(engine === 'postgres')('are written down in one table, whoever of many makes it first', async () => {
    const others = await Promise.all(Array.from({ length: 8 }, () => openDatabase(test.place)));
    try {
      for (let round = 0; round < 25; round += 1) {
        await execute(test.db.connection, 'drop table if exists migration');
        await Promise.all(others.map((db) => createMigrationTable(db.connection)));
        expect(await exists('migration')).toBe(true);
      }
    } finally {
      for (const db of others) await db.close();
    }
  });

  it.runIf(engine === 'postgres')('are applied once when several processes start together', async () => {
    put('0001-a', 'create table a (n integer);');
    put('0002-b', 'insert into a values (1); select pg_sleep(0.05);');
    const others = await Promise.all(Array.from({ length: 4 }, () => openDatabase(test.place)));
    try {
      const done = await Promise.all(others.map((db) => migrate(db, folders())));
      expect(
        done
          .flat()
          .map(({ name }) => name)
          .sort(),
      ).toEqual(['0001-a', '0002-b']);
    } finally {
      for (const db of others) await db.close();
    }
  });
});
