import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  type ActionFollower,
  AUDIT_MIGRATIONS,
  followAll,
  followNext,
  recordAction,
} from '../../src/kernel/audit/index.js';
import { type Connection, execute, migrate } from '../../src/kernel/db/index.js';
import type { Logger } from '../../src/kernel/log/index.js';
import { describeOnBoth, openTestDatabase, type TestDatabase } from '../kit/databases.js';

const silent: Logger = { debug() {}, info() {}, warn() {}, error() {} };

describeOnBoth('followers of the action log', (engine) => {
  let test: TestDatabase;
  beforeEach(async () => {
    test = await openTestDatabase(engine);
    await migrate(test.db, [AUDIT_MIGRATIONS]);
  });
  afterEach(() => test.drop());

  const record = (verb: string, id: string) =>
    test.db.transaction((c) =>
      recordAction(c, { actor: { kind: 'administrator', id: 'local' }, verb, subject: { type: 'thing', id } }),
    );
  const follower = (follow: ActionFollower['follow']): ActionFollower => ({ name: 'test', verbs: ['a.done'], follow });

  const write = (c: Connection, id: string) => sql`insert into seen (id) values (${id})`.execute(c.queries);
  const written = async () => {
    const { rows } = await sql<{ id: string }>`select id from seen order by id`.execute(test.db.connection.queries);
    return rows.map(({ id }) => id);
  };

  it('sees each action of its verbs once and in order, those from before it was there too', async () => {
    const seen: string[] = [];
    const one = follower(async (_, action) => void seen.push(action.subject.id));
    await record('a.done', '1');
    await record('b.done', '2');
    await record('a.done', '3');
    expect(await followAll(test.db, silent, [one])).toBe(true);
    await record('a.done', '4');
    expect(await followAll(test.db, silent, [one])).toBe(true);
    expect(seen).toEqual(['1', '3', '4']);
  });

  it('never follows one action twice when many try at once', async () => {
    for (let n = 0; n < 8; n++) await record('a.done', String(n));
    await execute(test.db.connection, 'create table seen (id text not null)');
    const one = follower(async (c, action) => void (await write(c, action.subject.id)));
    await Promise.all(Array.from({ length: 20 }, () => followNext(test.db, one)));
    await followAll(test.db, silent, [one]);
    expect(await written()).toEqual(Array.from({ length: 8 }, (_, n) => String(n)));
  });

  it('keeps nothing of what failed, tries again, and leaves it behind after five tries', async () => {
    await record('a.done', 'bad');
    await record('a.done', 'good');
    await execute(test.db.connection, 'create table seen (id text not null)');
    const one = follower(async (c, action) => {
      await write(c, action.subject.id);
      if (action.subject.id === 'bad') throw new Error('no');
    });
    for (let n = 0; n < 4; n++) expect(await followAll(test.db, silent, [one])).toBe(false);
    expect(await written()).toEqual([]);
    expect(await followAll(test.db, silent, [one])).toBe(true);
    expect(await written()).toEqual(['good']);
  });
});
