import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import {
  type Connection,
  type Database,
  DatabaseError,
  DatabaseUnavailable,
  execute,
  OutsideTransaction,
  openDatabase,
  tables,
} from '../../src/kernel/db/index.js';
import { describeOnBoth, openTestDatabase, type TestDatabase } from '../kit/databases.js';

interface Tables {
  account: { name: string; balance: number };
}

describeOnBoth('transactions', (engine) => {
  let test: TestDatabase;
  let db: Database;
  const accounts = (c: Connection) => tables<Tables>(c);
  const balance = async (name: string): Promise<number> =>
    (
      await accounts(db.connection)
        .selectFrom('account')
        .select('balance')
        .where('name', '=', name)
        .executeTakeFirstOrThrow()
    ).balance;
  const conflict = (code: string): Promise<void> =>
    sql
      .raw(`do $$ begin raise exception 'conflict' using errcode = '${code}'; end $$`)
      .execute(db.connection.queries)
      .then();

  beforeAll(async () => {
    test = await openTestDatabase(engine);
    db = test.db;
    await execute(db.connection, 'create table account (name text primary key, balance integer not null)');
  });
  beforeEach(async () => {
    await execute(db.connection, `truncate account; insert into account values ('a', 0), ('b', 0)`);
  });
  afterAll(() => test.drop());

  it('keep everything, or nothing when the work throws', async () => {
    const add = (amount: number, then: () => void) =>
      db.transaction(async (c) => {
        await accounts(c).updateTable('account').set({ balance: amount }).where('name', '=', 'a').execute();
        then();
      });
    await add(1, () => {});
    expect(await balance('a')).toBe(1);
    await expect(
      add(2, () => {
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    expect(await balance('a')).toBe(1);
  });

  it('do not mix: each sees the work of those before it', async () => {
    await Promise.all(
      Array.from({ length: 50 }, () =>
        db.transaction(async (c) => {
          const { balance: now } = await accounts(c)
            .selectFrom('account')
            .select('balance')
            .where('name', '=', 'a')
            .forUpdate()
            .executeTakeFirstOrThrow();
          await accounts(c)
            .updateTable('account')
            .set({ balance: now + 1 })
            .where('name', '=', 'a')
            .execute();
        }),
      ),
    );
    expect(await balance('a')).toBe(50);
  });

  it('run again after a conflict, with nothing kept of the failed run', async () => {
    for (const code of ['40001', '40P01']) {
      let runs = 0;
      await db.transaction(async (c) => {
        runs += 1;
        await accounts(c)
          .updateTable('account')
          .set((e) => ({ balance: e('balance', '+', 10) }))
          .where('name', '=', 'b')
          .execute();
        if (runs < 3)
          await sql.raw(`do $$ begin raise exception 'x' using errcode = '${code}'; end $$`).execute(c.queries);
      });
      expect(runs).toBe(3);
    }
    expect(await balance('b')).toBe(20);
  });

  it('give up after eight conflicts, and at once after another error', async () => {
    let runs = 0;
    const work = (code: string) =>
      db.transaction(async (c) => {
        runs += 1;
        await sql.raw(`do $$ begin raise exception 'x' using errcode = '${code}'; end $$`).execute(c.queries);
      });
    await expect(work('40001')).rejects.toMatchObject({ code: '40001' });
    expect(runs).toBe(8);
    runs = 0;
    await expect(work('23514')).rejects.toBeInstanceOf(DatabaseError);
    expect(runs).toBe(1);
    await expect(conflict('40001')).rejects.toMatchObject({ code: '40001' });
  });

  it('refuse a query beside them that would wait for ever', async () => {
    await expect(db.transaction(() => balance('a'))).rejects.toBeInstanceOf(OutsideTransaction);
    await expect(db.transaction(() => db.transaction(async () => 1))).rejects.toBeInstanceOf(OutsideTransaction);
    expect(await balance('a')).toBe(0);
  });

  it('let what they started go on after their end', async () => {
    let later: Promise<number> = Promise.resolve(-1);
    let open = (): void => {};
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    await db.transaction(async () => {
      later = gate.then(() => balance('a'));
    });
    open();
    expect(await later).toBe(0);
  });

  it('do not pass for kept when a failed statement was swallowed', async () => {
    await expect(
      db.transaction(async (c) => {
        await accounts(c).updateTable('account').set({ balance: 5 }).where('name', '=', 'a').execute();
        await execute(c, 'select 1 / 0').catch(() => {});
      }),
    ).rejects.toMatchObject({ code: '25P02' });
    expect(await balance('a')).toBe(0);
  });

  it('retry real serialization failures', async () => {
    const both = await Promise.all(
      ['a', 'b'].map((name) =>
        db.transaction(
          async (c) => {
            const { sum } = await accounts(c)
              .selectFrom('account')
              .select((e) => e.fn.coalesce(e.fn.sum<number>('balance'), sql<number>`0`).as('sum'))
              .executeTakeFirstOrThrow();
            await accounts(c)
              .updateTable('account')
              .set({ balance: Number(sum) + 1 })
              .where('name', '=', name)
              .execute();
            return Number(sum);
          },
          { isolation: 'serializable' },
        ),
      ),
    );
    // One after the other in some order: the second saw the first.
    expect(both.sort()).toEqual([0, 1]);
  });
});

describeOnBoth('a closed database', (engine) => {
  it('answers what was asked before, and refuses what is asked after', async () => {
    const test = await openTestDatabase(engine);
    const asked = sql<{ n: number }>`select 7 as n`.execute(test.db.connection.queries);
    const closing = test.db.close();
    expect((await asked).rows[0]?.n).toBe(7);
    await closing;
    await expect(sql`select 1`.execute(test.db.connection.queries)).rejects.toThrow();
    const again = await openDatabase(test.place);
    await again.close();
    await test.drop().catch(() => {});
  });
});

describeOnBoth('an unreachable database', (engine) => {
  it('is told in a sentence', async () => {
    const place = engine === 'pglite' ? { folder: '/dev/null/x' } : { url: 'postgres://nobody:no@127.0.0.1:1/none' };
    const error = await openDatabase(place).catch((thrown: unknown) => thrown);
    if (engine === 'postgres') expect(error).toBeInstanceOf(DatabaseUnavailable);
    expect(error).toBeInstanceOf(Error);
  });
});
