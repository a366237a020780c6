import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  askForAddress,
  beginCodes,
  changeAddress,
  changePassword,
  confirmCodes,
  endOtherSessions,
  endOwnSession,
  endSessionsOf,
  findOwnSessions,
  findPerson,
  giveRole,
  signInByCode,
  signInByPassword,
  stepUpByPassword,
} from '../../src/kernel/access/index.js';
import { stepAt, totpCode } from '../../src/kernel/access/totp.js';
import { findActions } from '../../src/kernel/audit/index.js';
import { addTestPerson, DOOR, openTestAccounts, PASSWORD } from '../kit/accounts.js';
import { describeOnBoth } from '../kit/databases.js';

const STATE = { id: '01900000-0000-7000-8000-000000000001', kind: 'state', code: 'BY' };
const HOUSE = { kind: 'administrator', id: 'local' } as const;
const nothing = async () => {};

describeOnBoth('accounts', (engine) => {
  let kit: Awaited<ReturnType<typeof openTestAccounts>>;
  beforeAll(async () => {
    kit = await openTestAccounts(engine);
  });
  afterAll(() => kit?.database.drop());

  it('let a person in by password and know the roles held today', async () => {
    const person = await addTestPerson(kit.accounts, [['state-focal-point', STATE]]);
    const { session } = await kit.enter(person);
    expect(session.actor).toEqual({
      kind: 'person',
      id: person.id,
      name: person.name,
      lang: 'en',
      holds: [{ role: 'state-focal-point', party: STATE, readOnly: false, ownOnly: false, onBehalfOf: null }],
      steppedUp: false,
    });
    await giveRole(
      kit.database.db,
      HOUSE,
      { personId: person.id, role: 'observer', party: null, from: '2027-01-01' },
      kit.now(),
    );
    await giveRole(
      kit.database.db,
      HOUSE,
      { personId: person.id, role: 'auditor', party: null, from: '2026-01-01', to: '2026-03-01' },
      kit.now(),
    );
    const again = await kit.enter(person);
    expect(again.session.actor.kind === 'person' && again.session.actor.holds.map(({ role }) => role)).toEqual([
      'state-focal-point',
    ]);
  });

  it('change an address by a code that ends after thirty minutes, and is guessed slowly', async () => {
    const person = await addTestPerson(kit.accounts);
    const { session } = await kit.enter(person, { ...DOOR, address: '198.51.100.40' });
    let sent = '';
    const ask = () =>
      askForAddress(kit.accounts, session, 'later@example.org', async (_c, _email, code) => {
        sent = code;
      });
    const late = await ask();
    const change = (asked: typeof late, code: string) =>
      changeAddress(kit.accounts, session, { ...asked, code }, nothing);
    kit.pass(31);
    await expect(change(late, sent)).rejects.toMatchObject({ field: 'code', why: 'expired' });
    const asked = await ask();
    const reasons: string[] = [];
    for (let tries = 0; tries < 12; tries += 1)
      await change(asked, '00000000').catch((error: { why: string }) => reasons.push(error.why));
    expect(reasons.slice(0, 5)).toEqual(Array.from({ length: 5 }, () => 'wrong'));
    expect(reasons.slice(6)).toEqual(Array.from({ length: 6 }, () => 'wait'));
    await expect(change(asked, sent)).rejects.toMatchObject({ why: 'wait' });
    kit.pass(20);
    await change(asked, sent);
    expect((await findPerson(kit.database.db.connection, { id: person.id }))?.email).toBe('later@example.org');
  });

  it('end all sessions of a person by an administrator, and nothing else of them', async () => {
    const [person, other] = [await addTestPerson(kit.accounts), await addTestPerson(kit.accounts)];
    const door = { ...DOOR, address: '198.51.100.41' };
    const [one, two, theirs] = [
      await kit.enter(person, door),
      await kit.enter(person, door),
      await kit.enter(other, door),
    ];
    await expect(endSessionsOf(kit.accounts, one.session.actor, other.id)).rejects.toMatchObject({
      name: 'NotAllowed',
    });
    await endSessionsOf(kit.accounts, HOUSE, person.id);
    expect([await kit.sessions.find(one.token), await kit.sessions.find(two.token)]).toEqual([null, null]);
    expect(await kit.sessions.find(theirs.token)).not.toBeNull();
    await kit.enter(person, door);
    expect(await findActions(kit.database.db.connection, { verb: 'access.end-sessions' })).toHaveLength(1);
  });

  it('say the same to a wrong password and to nobody', async () => {
    const person = await addTestPerson(kit.accounts);
    const door = { ...DOOR, address: '198.51.100.1' };
    expect(
      await signInByPassword(kit.accounts, { email: person.email, password: 'something else entirely' }, door),
    ).toEqual({ outcome: 'wrong' });
    expect(await signInByPassword(kit.accounts, { email: 'nobody@example.org', password: PASSWORD }, door)).toEqual({
      outcome: 'wrong',
    });
  });

  it('leave in the log how often somebody failed, by account, written later and together', async () => {
    await kit.accounts.failures.write();
    const person = await addTestPerson(kit.accounts);
    const wrong = (email: string, n: number) =>
      signInByPassword(kit.accounts, { email, password: 'something else' }, { ...DOOR, address: `198.51.100.${n}` });
    for (const n of [11, 12, 13]) await wrong(person.email, n);
    for (const n of [14, 15]) await wrong(`nobody${n}@example.org`, n);
    const failed = async () =>
      (await findActions(kit.database.db.connection, { verb: 'access.fail-sign-in' })).map(({ subject, details }) => [
        subject.id,
        details.attempts,
      ]);
    const before = await failed();
    expect(before.some(([id]) => id === person.id)).toBe(false);
    expect(await kit.accounts.failures.write()).toBe(2);
    const added = (await failed()).filter((one) => !before.some((other) => other[0] === one[0] && other[1] === one[1]));
    expect(added).toEqual(
      expect.arrayContaining([
        [person.id, 3],
        ['sign-in', 2],
      ]),
    );
    expect(await kit.accounts.failures.write()).toBe(0);
  });

  it('want a code where there is a generator, take each once, and take recovery codes once', async () => {
    const person = await addTestPerson(kit.accounts);
    const { code, recovery } = await kit.withCodes(person);
    kit.pass(1);
    const first = await signInByPassword(kit.accounts, { email: person.email, password: PASSWORD }, DOOR);
    if (first.outcome !== 'code') throw new Error(first.outcome);
    const typed = code();
    expect(
      await signInByCode(kit.accounts, { ...first, code: '000000' === typed ? '111111' : '000000' }, DOOR),
    ).toEqual({ outcome: 'wrong' });
    const done = await signInByCode(kit.accounts, { ...first, code: typed }, DOOR);
    expect(done).toMatchObject({ outcome: 'in' });
    if (done.outcome === 'in') expect((await kit.recognized(done.token)).actor).toMatchObject({ steppedUp: true });
    expect(await signInByCode(kit.accounts, { ...first, code: recovery[0] ?? '' }, DOOR)).toEqual({
      outcome: 'expired',
    });

    const second = await signInByPassword(kit.accounts, { email: person.email, password: PASSWORD }, DOOR);
    if (second.outcome !== 'code') throw new Error(second.outcome);
    expect(await signInByCode(kit.accounts, { ...second, code: typed }, DOOR)).toEqual({ outcome: 'wrong' });
    const lower = (recovery[1] ?? '').toLowerCase().replaceAll('-', ' ');
    expect(await signInByCode(kit.accounts, { ...second, code: lower }, DOOR)).toMatchObject({ outcome: 'in' });
    const third = await signInByPassword(kit.accounts, { email: person.email, password: PASSWORD }, DOOR);
    if (third.outcome !== 'code') throw new Error(third.outcome);
    expect(await signInByCode(kit.accounts, { ...third, code: recovery[1] ?? '' }, DOOR)).toEqual({ outcome: 'wrong' });
    kit.pass(11);
    expect(await signInByCode(kit.accounts, { ...third, code: recovery[2] ?? '' }, DOOR)).toEqual({
      outcome: 'expired',
    });
  });

  it('change the token of a session, and end it when a former one is shown again', async () => {
    const person = await addTestPerson(kit.accounts);
    const { token, session } = await kit.enter(person);
    kit.pass(16);
    const [one, two] = [await kit.recognized(token), await kit.recognized(token)];
    expect(one.renewed).toMatch(/^[\w-]{43}$/);
    expect(two.renewed).toBeNull();
    expect(one.binding).toBe(session.binding);
    const next = one.renewed ?? '';
    // The answer got lost: the former one brings another.
    kit.pass(2);
    const third = (await kit.recognized(token)).renewed ?? '';
    expect(await kit.sessions.find(next)).toBeNull();
    expect((await kit.recognized(third)).renewed).toBeNull();
    kit.pass(2);
    expect(await kit.sessions.find(token)).toBeNull();
    expect(await kit.sessions.find(third)).toBeNull();
  });

  it('list sessions by device, end one and end the others', async () => {
    const person = await addTestPerson(kit.accounts);
    const [a, b, d] = [
      await kit.enter(person),
      await kit.enter(person, { ...DOOR, device: 'Safari, iOS' }),
      await kit.enter(person),
    ];
    const { connection } = kit.database.db;
    expect((await findOwnSessions(connection, person.id, kit.now())).map(({ device }) => device).sort()).toEqual([
      'Firefox, Linux',
      'Firefox, Linux',
      'Safari, iOS',
    ]);
    await endOwnSession(connection, (await addTestPerson(kit.accounts)).id, b.session.id);
    expect(await kit.sessions.find(b.token)).not.toBeNull();
    await endOwnSession(connection, person.id, b.session.id);
    expect(await kit.sessions.find(b.token)).toBeNull();
    await endOtherSessions(connection, person.id, a.session.id);
    expect(await kit.sessions.find(d.token)).toBeNull();
    expect(await kit.sessions.find(a.token)).not.toBeNull();
  });

  it('want presence proved again before what one signs in with is changed', async () => {
    const person = await addTestPerson(kit.accounts);
    const { token } = await kit.enter(person);
    kit.pass(11);
    await expect(changePassword(kit.accounts, await kit.recognized(token), 'another long password')).rejects.toThrow(
      'presence',
    );
    const session = await kit.recognized(token);
    expect(await stepUpByPassword(kit.accounts, session, { password: 'wrong wrong wrong', code: '' }, DOOR)).toEqual({
      outcome: 'wrong',
    });
    const proved = await stepUpByPassword(kit.accounts, session, { password: PASSWORD, code: '' }, DOOR);
    if (proved.outcome !== 'in') throw new Error(proved.outcome);
    expect(await kit.sessions.find(token)).toBeNull();
    const fresh = await kit.recognized(proved.token);
    // A password alone is no step-up.
    expect(fresh.actor).toMatchObject({ steppedUp: false });
    const other = await kit.enter(person);
    await changePassword(kit.accounts, fresh, 'another long password');
    expect(await kit.sessions.find(other.token)).toBeNull();
    expect(
      await signInByPassword(
        kit.accounts,
        { email: person.email, password: PASSWORD },
        { ...DOOR, address: '192.0.2.9' },
      ),
    ).toEqual({ outcome: 'wrong' });
  });

  it('want more than the password from whoever has more', async () => {
    const person = await addTestPerson(kit.accounts);
    const { session } = await kit.enter(person);
    const secret = await beginCodes(kit.accounts, session);
    await confirmCodes(kit.accounts, session, totpCode(secret, stepAt(kit.now())));
    await expect(changePassword(kit.accounts, session, 'another long password')).rejects.toThrow('presence');
    kit.pass(1);
    const code = totpCode(secret, stepAt(kit.now()));
    const proved = await stepUpByPassword(kit.accounts, session, { password: PASSWORD, code }, DOOR);
    if (proved.outcome !== 'in') throw new Error(proved.outcome);
    expect((await kit.recognized(proved.token)).actor).toMatchObject({ steppedUp: true });
    kit.pass(9);
    expect((await kit.recognized(proved.token)).actor).toMatchObject({ steppedUp: true });
    kit.pass(2);
    expect((await kit.recognized(proved.token)).actor).toMatchObject({ steppedUp: false });
  });
});
