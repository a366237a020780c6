import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  AUDIT_MIGRATIONS,
  findHead,
  findHeads,
  headKeyFrom,
  recordAction,
  type SignedHead,
  signHeads,
  verifyHeads,
  verifyKeptHead,
} from '../../src/kernel/audit/index.js';
import { execute, migrate } from '../../src/kernel/db/index.js';
import { describeOnBoth, openTestDatabase, type TestDatabase } from '../kit/databases.js';

const KEY = headKeyFrom(new Uint8Array(32).fill(1));
const OTHER = headKeyFrom(new Uint8Array(32).fill(2));
const DAY_MS = 86_400_000;

describeOnBoth('signed heads of the log', (engine) => {
  let test: TestDatabase;
  beforeEach(async () => {
    test = await openTestDatabase(engine);
    await migrate(test.db, [AUDIT_MIGRATIONS]);
  });
  afterEach(() => test.drop());

  const record = (id: string) =>
    test.db.transaction((c) =>
      recordAction(c, { actor: { kind: 'public' }, verb: 'test.act', subject: { type: 'thing', id } }),
    );
  /** So many days from now. */
  const inDays = (days: number) => new Date(Date.now() + days * DAY_MS);
  const dayOf = (moment: Date) => moment.toISOString().slice(0, 10);
  const sign = (now: Date, key = KEY) => signHeads(test.db, key, now);
  const verify = (key = KEY) => verifyHeads(test.db.connection, key.publicKey);
  const tamper = (statement: string) =>
    execute(
      test.db.connection,
      `alter table action disable trigger user; ${statement}; alter table action enable trigger user`,
    );

  it('signs nothing while nothing was done, and no day that is not over', async () => {
    expect(await sign(inDays(3))).toEqual([]);
    await record('a');
    expect(await sign(new Date())).toEqual([]);
    expect(await verify()).toEqual({ intact: true, heads: 0, last: null });
  });

  it('makes up for missed days, once, also when two try', async () => {
    await record('a');
    const last = await record('b');
    const both = await Promise.all([sign(inDays(4)), sign(inDays(4))]);
    expect(both.map(({ length }) => length).sort()).toEqual([0, 4]);
    const heads = await findHeads(test.db.connection, {});
    expect(heads.map(({ day }) => day)).toEqual([3, 2, 1, 0].map((days) => dayOf(inDays(days))));
    expect(new Set(heads.map(({ position }) => position))).toEqual(new Set([last.position]));
    expect(await sign(inDays(4))).toEqual([]);
    expect(await verify()).toEqual({ intact: true, heads: 4, last: dayOf(inDays(3)) });
    expect(await findHeads(test.db.connection, { before: dayOf(inDays(2)), limit: 1 })).toHaveLength(1);
  });

  it('gives each day what was done on it', async () => {
    await record('a');
    await sign(inDays(1));
    await record('b');
    await sign(inDays(2));
    // The clock of this test stands still between the two, so what came later belongs to the later day.
    const heads = await findHeads(test.db.connection, {});
    expect(heads.map(({ position }) => position)).toEqual([2, 1]);
    expect(await verify()).toMatchObject({ intact: true, heads: 2 });
  });

  it('refuses to sign a log that is not as it was written', async () => {
    await record('a');
    await record('b');
    await tamper(`update action set verb = 'x' where position = 1`);
    await expect(sign(inDays(1))).rejects.toMatchObject({ code: 'audit.log-broken', fault: { position: 1 } });
    expect(await findHeads(test.db.connection, {})).toEqual([]);
  });

  it.each([
    [`update action_head_signed set position = 1 where position = 2`, 'forged'],
    [
      `update action_head_signed set signature = repeat('A', 86) where day > (select min(day) from action_head_signed)`,
      'forged',
    ],
    [
      `delete from action_head_signed where position = 2 and day < (select max(day) from action_head_signed)`,
      'missing',
    ],
    ['delete from action where position = 2', 'missing'],
    [`update action set hash = repeat('3', 64) where position = 2`, 'rewritten'],
  ])('names the first broken head after %s', async (statement, fault) => {
    await record('a');
    await sign(inDays(1));
    await record('b');
    await sign(inDays(3));
    await tamper(statement);
    expect(await verify()).toMatchObject({ intact: false, day: dayOf(inDays(1)), fault });
  });

  it('finds out with a kept head when all was rewritten and signed anew', async () => {
    await record('a');
    await record('b');
    await sign(inDays(1));
    const kept = (await findHead(test.db.connection, dayOf(new Date()))) as SignedHead;
    expect(await verifyKeptHead(test.db.connection, kept, KEY.publicKey)).toBeNull();
    // Whoever owns the database begins the log anew, with the same key or another.
    await tamper(`delete from action; delete from action_head_signed;
      update action_head set position = 0, hash = repeat('0', 64)`);
    await record('a');
    expect(await verifyKeptHead(test.db.connection, kept, KEY.publicKey)).toBe('missing');
    await record('b');
    await sign(inDays(1), OTHER);
    expect(await verify(OTHER)).toMatchObject({ intact: true, heads: 1 });
    expect(await verifyKeptHead(test.db.connection, kept, OTHER.publicKey)).toBe('rewritten');
    const another = (await findHead(test.db.connection, dayOf(new Date()))) as SignedHead;
    expect(await verifyKeptHead(test.db.connection, another, KEY.publicKey)).toBe('foreign');
    expect(await verifyKeptHead(test.db.connection, { ...kept, hash: '0'.repeat(64) }, KEY.publicKey)).toBe('forged');
  });
});
