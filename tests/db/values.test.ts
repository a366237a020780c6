import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Database, DatabaseError, execute, isDuplicate, jsonb, tables } from '../../src/kernel/db/index.js';
import { describeOnBoth, openTestDatabase, type TestDatabase } from '../kit/databases.js';

interface Row {
  id: number;
  big: number | string;
  exact: string;
  truth: boolean;
  day: string;
  moment: Date;
  doc: unknown;
  content: Uint8Array;
  words: (string | null)[];
  numbers: number[];
}

describeOnBoth('values', (engine) => {
  let test: TestDatabase;
  let db: Database;
  const rows = () => tables<{ sample: Row }>(db.connection);

  beforeAll(async () => {
    test = await openTestDatabase(engine);
    db = test.db;
    await execute(
      db.connection,
      `create table sample (id integer primary key, big bigint, exact numeric, truth boolean, day date, moment timestamptz,
        doc jsonb, content bytea, words text[], numbers bigint[])`,
    );
  });
  afterAll(() => test.drop());

  const row: Row = {
    id: 1,
    big: 42,
    exact: '1.50',
    truth: false,
    day: '2015-12-17',
    moment: new Date('2015-12-17T10:11:12.345Z'),
    doc: { a: [1, 'مرحبا', null] },
    content: new Uint8Array([0, 255, 10]),
    words: ['a"b\\c', null, '{},', 'NULL', '敦促'],
    numbers: [1, -2],
  };

  it('come back as they went in', async () => {
    await rows()
      .insertInto('sample')
      .values({ ...row, doc: jsonb([{ a: 1 }]) })
      .execute();
    await rows().updateTable('sample').set({ doc: row.doc }).execute();
    const read = await rows().selectFrom('sample').selectAll().executeTakeFirstOrThrow();
    expect({ ...read, content: [...read.content] }).toEqual({ ...row, content: [0, 255, 10] });
    expect(read.content.constructor).toBe(Uint8Array);
  });

  it('keep the digits of integers that a number cannot hold', async () => {
    await rows()
      .insertInto('sample')
      .values({ ...row, id: 2, big: '9007199254740993' })
      .execute();
    const { big } = await rows().selectFrom('sample').select('big').where('id', '=', 2).executeTakeFirstOrThrow();
    expect(big).toBe('9007199254740993');
  });

  it('select by an array of keys', async () => {
    const { eq, found } = await rows()
      .selectFrom('sample')
      .select((e) => [e.fn.countAll<number>().as('found'), e.val(1).as('eq')])
      .where('id', 'in', [1, 2, 7])
      .executeTakeFirstOrThrow();
    expect([Number(eq), found]).toEqual([1, 2]);
  });

  it('tell the rows that were changed', async () => {
    const changed = await rows().updateTable('sample').set({ truth: true }).where('id', '>', 0).executeTakeFirst();
    const removed = await rows().deleteFrom('sample').where('id', '=', 99).executeTakeFirst();
    expect([changed.numUpdatedRows, removed.numDeletedRows]).toEqual([2n, 0n]);
  });

  it('carry the SQLSTATE and the constraint of an error', async () => {
    const error = await rows()
      .insertInto('sample')
      .values(row)
      .execute()
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(DatabaseError);
    expect(isDuplicate(error, 'sample_pkey')).toBe(true);
    expect(isDuplicate(error, 'other')).toBe(false);
  });

  it('a megabyte of bytes survives', async () => {
    const content = new Uint8Array(1_000_000).map((_, n) => (n * 31) % 256);
    await rows()
      .insertInto('sample')
      .values({ ...row, id: 3, content })
      .execute();
    const read = await rows().selectFrom('sample').select('content').where('id', '=', 3).executeTakeFirstOrThrow();
    expect(Buffer.compare(read.content, content)).toBe(0);
  });
});
