import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  AUDIT_MIGRATIONS,
  changesOf,
  findActions,
  readRecorder,
  recordAction,
  verifyChain,
} from '../../src/kernel/audit/index.js';
import { execute, type Json, migrate } from '../../src/kernel/db/index.js';
import { inPlace } from '../../src/kernel/place/index.js';
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

  it('says for whom, from where and what changed, and keeps the name of the actor out', async () => {
    const person = { kind: 'person', id: 'p1', name: 'A Name' };
    const [before, after] = [
      { state: 'open', note: 'A Name' },
      { state: 'done', note: '' },
    ];
    await inPlace('203.0.113.0/24', () =>
      test.db.transaction((c) =>
        recordAction(c, {
          actor: person,
          party: 'BY',
          onBehalfOf: 'SOMEBODY',
          verb: 'test.act',
          subject: { type: 'thing', id: 'a' },
          changes: changesOf(before, after, ['state']),
        }),
      ),
    );
    const [action] = await findActions(test.db.connection, { party: 'SOMEBODY' });
    expect(action).toMatchObject({
      actor: { kind: 'person', id: 'p1' },
      party: 'BY',
      onBehalfOf: 'SOMEBODY',
      place: '203.0.113.0/24',
      changes: { state: { before: 'open', after: 'done' } },
    });
    expect(JSON.stringify(action)).not.toContain('Name');
    expect(await verify()).toMatchObject({ intact: true, actions: 1 });
  });

  it('still proves entries that were sealed before there were place and changes', async () => {
    // As it was written by the program before migration 0003, byte for byte.
    const hash = 'dd5d426788091849d15e28bda17fa6690b77f7e9c7ee236d1c9ebada0453d4fa';
    await execute(
      test.db.connection,
      `insert into action (position, id, moment, actor_kind, actor_id, verb, subject_type, subject_id, details, previous_hash, hash)
       values (1, '0190aaaa-0000-7000-8000-000000000001', '2026-01-02T03:04:05.006Z', 'administrator', 'local', 'test.act', 'thing', 'a',
               '{"amount": 1}', repeat('0', 64), '${hash}');
       update action_head set position = 1, hash = '${hash}'`,
    );
    await record('b');
    expect(await verify()).toMatchObject({ intact: true, actions: 2 });
    await tamper(`update action set place = 'here' where position = 2`);
    expect(await verify()).toEqual({ intact: false, position: 2, fault: 'altered' });
  });

  it('records reads together, each once, and before it says so', async () => {
    const reads = readRecorder(test.db);
    const read = (id: string) =>
      reads.record({ actor: { kind: 'person', id: 'p1' }, verb: 'test.see-record', subject: { type: 'case', id } });
    await Promise.all([
      ...Array.from({ length: 600 }, (_, n) => inPlace('here', () => read(`c${n % 40}`))),
      inPlace('job', () => read('c0')),
    ]);
    const found = await findActions(test.db.connection, { subject: { type: 'case', id: 'c0' }, limit: 10 });
    expect(new Set(found.map(({ place }) => place))).toEqual(new Set(['here', 'job']));
    const verdict = await verify();
    expect(verdict).toMatchObject({ intact: true });
    // Two batches of at most forty different reads, and the one of the job.
    expect(verdict.intact && verdict.actions).toBeLessThanOrEqual(81);
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
    [`update action set seal = 1 where position = 2`, { position: 2, fault: 'altered' }],
    [`update action set party = 'X' where position = 4`, { position: 4, fault: 'altered' }],
    [`update action set changes = '{}' where position = 1`, { position: 1, fault: 'altered' }],
    [`update action_head set hash = repeat('2', 64)`, { position: 5, fault: 'unlinked' }],
  ])('names the first broken link after %s', async (statement, where) => {
    for (const id of ['a', 'b', 'c', 'd', 'e']) await record(id, { amount: 1 });
    await tamper(statement);
    expect(await verify()).toEqual({ intact: false, ...where });
  });
});
