import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareHouse } from '../../src/app/open-house.js';
import { createEntryLink, sessionsIn } from '../../src/kernel/access/index.js';
import { readConfig } from '../../src/kernel/config/index.js';
import { type Database, openDatabase } from '../../src/kernel/db/index.js';
import { openTestDatabase, type TestDatabase } from '../kit/databases.js';

/** docs/operations.md: one role owns the tables and migrates, another one serves and owns nothing. */
describe.skipIf(!process.env.TEST_DATABASE_URL)('a login role that owns nothing (PostgreSQL)', () => {
  const role = `app_${randomUUID().replaceAll('-', '')}`;
  let owner: TestDatabase;
  let served: Database;

  beforeAll(async () => {
    owner = await openTestDatabase('postgres');
    const log = { debug() {}, info() {}, warn() {}, error() {} };
    await prepareHouse({ db: owner.db, config: readConfig({}, 'unused'), log });
    const ask = (text: string) => sql.raw(text).execute(owner.db.connection.queries);
    await ask(`create role ${role} login password 'not-a-secret' nosuperuser nocreatedb nocreaterole nobypassrls`);
    // As docs/operations.md has it.
    await ask(`grant usage on schema public to ${role}`);
    await ask(`grant select, insert, update, delete on all tables in schema public to ${role}`);
    await ask(`revoke update, delete on action from ${role}`);
    const url = new URL('url' in owner.place ? owner.place.url : '');
    url.username = role;
    url.password = 'not-a-secret';
    served = await openDatabase({ url: url.href });
    await prepareHouse({ db: served, config: readConfig({}, 'unused'), log });
  });
  afterAll(async () => {
    await served?.close();
    await sql.raw(`drop owned by ${role}`).execute(owner.db.connection.queries);
    await sql.raw(`drop role ${role}`).execute(owner.db.connection.queries);
    await owner.drop();
  });

  it('starts the program, lets people in and writes the log', async () => {
    const sessions = sessionsIn(served);
    const token = await sessions.enter(await createEntryLink(served.forHouse('start').connection));
    expect(await sessions.find(token ?? '')).toMatchObject({ actor: { kind: 'administrator' } });
  });

  it.each([
    'drop table action',
    'alter table action disable trigger action_is_append_only',
    'alter table action drop constraint action_pkey',
    'create or replace function refuse_to_rewrite_actions() returns trigger language plpgsql as $$ begin return null; end $$',
    "update action set verb = 'x'",
    'delete from action',
    'truncate action',
    'create table stolen as select * from action',
    'alter table commitment add column x int',
    'drop table migration',
    `alter role ${role} superuser`,
    'set role pg_execute_server_program',
    "copy (select 1) to program 'true'",
    "select pg_read_file('/etc/passwd')",
    'create extension dblink',
  ])('is refused: %s', async (statement) => {
    await expect(sql.raw(statement).execute(served.connection.queries)).rejects.toThrow(
      /permission denied|must be (?:owner|superuser)/u,
    );
  });
});
