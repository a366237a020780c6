import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { AUDIT_MIGRATIONS, findActions, recordAction, verifyChain } from '../../src/kernel/audit/index.js';
import { execute, type Json, migrate } from '../../src/kernel/db/index.js';
import { describeOnBoth, openTestDatabase, type TestDatabase } from '../kit/databases.js';

describeOnBoth('the action log', (engine) => {
  let test: TestDatabase;
  beforeEach(async () => {
    test = await openTestDatabase(engine);
    await migrate(test.db, [AUDIT_MIGRATIONS]);
  });
  afterEach(() => test.drop());

  const record = (id: string, details: Record<string, Json> = {}) =>
    test.db.transaction((c) =>
      recordAction(c, {
        actor: { kind: 'administrator', id: 'local' },
        verb: 'test.act',
        subject: { type: 'thing', id },
        details,
      }),
    );
  const verify = () => verifyChain(test.db.connection);
  /** As someone would who owns the tables. */
  const tamper = (statement: string) =>
    execute(
      test.db.connection,
      `alter table action disable trigger user; ${statement}; alter table action enable trigger user`,
    );

  it('stays one chain when fifty write at once', async () => {
    await Promise.all(Array.from({ length: 50 }, (_, n) => record(`t${n}`)));
    expect(await verify()).toMatchObject({ intact: true, actions: 50 });
    const positions = (await findActions(test.db.connection, { limit: 100 })).map(({ position }) => position);
    expect(positions).toEqual(Array.from({ length: 50 }, (_, n) => 50 - n));
  });

  it('keeps nothing of a transaction that fails', async () => {
    await record('a');
    await expect(
      test.db.transaction(async (c) => {
        await recordAction(c, { actor: { kind: 'public' }, verb: 'test.act', subject: { type: 'thing', id: 'b' } });
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await verify()).toMatchObject({ intact: true, actions: 1 });
  });

  it('verifies whatever the details held', async () => {
    const details = fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue() as fc.Arbitrary<Json>, {
      noNullPrototype: true,
    });
    for (const value of fc.sample(details, 60)) await record('a', value);
    await record('a', { text: 'a\0b\ud800', number: 1e21, small: 1.5e-9, minus: -0, arabic: 'العمل' });
    expect(await verify()).toMatchObject({ intact: true, actions: 61 });
  });

  it('finds by subject, page by page', async () => {
    for (const id of ['a', 'b', 'a', 'a']) await record(id);
    const subject = { type: 'thing', id: 'a' };
    const first = await findActions(test.db.connection, { subject, limit: 2 });
    expect(first.map(({ position }) => position)).toEqual([4, 3]);
    const second = await findActions(test.db.connection, { subject, limit: 2, before: 3 });
    expect(second.map(({ position, actor }) => [position, actor])).toEqual([
      [1, { kind: 'administrator', id: 'local' }],
    ]);
  });

  it('refuses to be rewritten', async () => {
    await record('a');
    for (const statement of [`update action set verb = 'x'`, 'delete from action', 'truncate action'])
      await expect(execute(test.db.connection, statement)).rejects.toThrow('only ever added to');
    expect(await verify()).toMatchObject({ intact: true, actions: 1 });
  });

  it.each([
    [`update action set details = '{"amount": 2}' where position = 3`, { position: 3, fault: 'altered' }],
    [`update action set moment = moment + interval '1 second' where position = 2`, { position: 2, fault: 'altered' }],
    [`update action set previous_hash = repeat('1', 64) where position = 4`, { position: 4, fault: 'unlinked' }],
    ['delete from action where position = 2', { position: 2, fault: 'missing' }],
    ['delete from action where position = 5', { position: 5, fault: 'missing' }],
    [`update action_head set hash = repeat('2', 64)`, { position: 5, fault: 'unlinked' }],
  ])('names the first broken link after %s', async (statement, where) => {
    for (const id of ['a', 'b', 'c', 'd', 'e']) await record(id, { amount: 1 });
    await tamper(statement);
    expect(await verify()).toEqual({ intact: false, ...where });
  });
});
