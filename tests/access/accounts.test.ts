import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  askForAddress,
  beginCodes,
  changeAddress,
  changePassword,
  confirmCodes,
  countAdministrators,
  endOtherSessions,
  endOwnSession,
  endRole,
  endSessionsOf,
  findOwnSessions,
  findPerson,
  findRoles,
  giveRole,
  invite,
  joinAnew,
  joinAs,
  leaveParty,
  makeFirstAdministrator,
  makeResetLink,
  openInvitation,
  type Person,
  resetAccount,
  resetPassword,
  type Session,
  signInByCode,
  signInByPassword,
  stepUpByPassword,
  withdrawInvitation,
} from '../../src/kernel/access/index.js';
import { stepAt, totpCode } from '../../src/kernel/access/totp.js';
import { findActions } from '../../src/kernel/audit/index.js';
import { addTestPerson, openTestAccounts, PASSWORD } from '../kit/accounts.js';
import { describeOnBoth } from '../kit/databases.js';

const STATE = { id: '01900000-0000-7000-8000-000000000001', kind: 'state', code: 'BY' };
const HOUSE = { kind: 'administrator', id: 'local' } as const;
const DOOR = { address: '203.0.113.7', device: 'Firefox, Linux' };
const nothing = async () => {};

describeOnBoth('accounts', (engine) => {
  let kit: Awaited<ReturnType<typeof openTestAccounts>>;
  beforeAll(async () => {
    kit = await openTestAccounts(engine);
  });
  afterAll(() => kit?.database.drop());

  /** Comes in by password. */
  async function enter({ email }: Person, door = DOOR): Promise<{ token: string; session: Session }> {
    const done = await signInByPassword(kit.accounts, { email, password: PASSWORD }, door);
    if (done.outcome !== 'in') throw new Error(`Not in: ${done.outcome}`);
    return { token: done.token, session: await recognized(done.token) };
  }
  async function recognized(token: string): Promise<Session> {
    const session = await kit.sessions.find(token);
    if (session === null) throw new Error('Not recognized');
    return session;
  }
  /** Gives a person a generator of codes. @returns a way to read the code of the moment. */
  async function withCodes(person: Person): Promise<{ code: () => string; recovery: string[] }> {
    const { session } = await enter(person);
    const secret = await beginCodes(kit.accounts, session);
    const code = () => totpCode(secret, stepAt(kit.now()));
    return { code, recovery: await confirmCodes(kit.accounts, session, code()) };
  }

  it('let a person in by password and know the roles held today', async () => {
    const person = await addTestPerson(kit.accounts, [['state-focal-point', STATE]]);
    const { session } = await enter(person);
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
    const again = await enter(person);
    expect(again.session.actor.kind === 'person' && again.session.actor.holds.map(({ role }) => role)).toEqual([
      'state-focal-point',
    ]);
  });

  it('change an address by a code that ends after thirty minutes, and is guessed slowly', async () => {
    const person = await addTestPerson(kit.accounts);
    const { session } = await enter(person, { ...DOOR, address: '198.51.100.40' });
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
    const [one, two, theirs] = [await enter(person, door), await enter(person, door), await enter(other, door)];
    await expect(endSessionsOf(kit.accounts, one.session.actor, other.id)).rejects.toMatchObject({
      name: 'NotAllowed',
    });
    await endSessionsOf(kit.accounts, HOUSE, person.id);
    expect([await kit.sessions.find(one.token), await kit.sessions.find(two.token)]).toEqual([null, null]);
    expect(await kit.sessions.find(theirs.token)).not.toBeNull();
    await enter(person, door);
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
    const { code, recovery } = await withCodes(person);
    kit.pass(1);
    const first = await signInByPassword(kit.accounts, { email: person.email, password: PASSWORD }, DOOR);
    if (first.outcome !== 'code') throw new Error(first.outcome);
    const typed = code();
    expect(
      await signInByCode(kit.accounts, { ...first, code: '000000' === typed ? '111111' : '000000' }, DOOR),
    ).toEqual({ outcome: 'wrong' });
    const done = await signInByCode(kit.accounts, { ...first, code: typed }, DOOR);
    expect(done).toMatchObject({ outcome: 'in' });
    if (done.outcome === 'in') expect((await recognized(done.token)).actor).toMatchObject({ steppedUp: true });
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
    const { token, session } = await enter(person);
    kit.pass(16);
    const [one, two] = [await recognized(token), await recognized(token)];
    expect(one.renewed).toMatch(/^[\w-]{43}$/);
    expect(two.renewed).toBeNull();
    expect(one.binding).toBe(session.binding);
    const next = one.renewed ?? '';
    // The answer got lost: the former one brings another.
    kit.pass(2);
    const third = (await recognized(token)).renewed ?? '';
    expect(await kit.sessions.find(next)).toBeNull();
    expect((await recognized(third)).renewed).toBeNull();
    kit.pass(2);
    expect(await kit.sessions.find(token)).toBeNull();
    expect(await kit.sessions.find(third)).toBeNull();
  });

  it('list sessions by device, end one and end the others', async () => {
    const person = await addTestPerson(kit.accounts);
    const [a, b, d] = [
      await enter(person),
      await enter(person, { ...DOOR, device: 'Safari, iOS' }),
      await enter(person),
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
    const { token } = await enter(person);
    kit.pass(11);
    await expect(changePassword(kit.accounts, await recognized(token), 'another long password')).rejects.toThrow(
      'presence',
    );
    const session = await recognized(token);
    expect(await stepUpByPassword(kit.accounts, session, { password: 'wrong wrong wrong', code: '' }, DOOR)).toEqual({
      outcome: 'wrong',
    });
    const proved = await stepUpByPassword(kit.accounts, session, { password: PASSWORD, code: '' }, DOOR);
    if (proved.outcome !== 'in') throw new Error(proved.outcome);
    expect(await kit.sessions.find(token)).toBeNull();
    const fresh = await recognized(proved.token);
    // A password alone is no step-up.
    expect(fresh.actor).toMatchObject({ steppedUp: false });
    const other = await enter(person);
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
    const { session } = await enter(person);
    const secret = await beginCodes(kit.accounts, session);
    await confirmCodes(kit.accounts, session, totpCode(secret, stepAt(kit.now())));
    await expect(changePassword(kit.accounts, session, 'another long password')).rejects.toThrow('presence');
    kit.pass(1);
    const code = totpCode(secret, stepAt(kit.now()));
    const proved = await stepUpByPassword(kit.accounts, session, { password: PASSWORD, code }, DOOR);
    if (proved.outcome !== 'in') throw new Error(proved.outcome);
    expect((await recognized(proved.token)).actor).toMatchObject({ steppedUp: true });
    kit.pass(9);
    expect((await recognized(proved.token)).actor).toMatchObject({ steppedUp: true });
    kit.pass(2);
    expect((await recognized(proved.token)).actor).toMatchObject({ steppedUp: false });
  });

  it('bind an invitation to one person, once', async () => {
    const { db } = kit.database;
    let token = '';
    const tell = async (_: unknown, made: string) => {
      token = made;
    };
    const given = { email: ' Maria.Silva@Example.org ', lang: 'es', role: 'state-focal-point', party: STATE } as const;
    await invite(db, HOUSE, given, tell, kit.now());
    expect(await openInvitation(db.connection, token, kit.now())).toMatchObject({
      email: 'maria.silva@example.org',
      role: 'state-focal-point',
    });
    const joining = { name: 'María Silva', lang: 'es', by: { password: 'sol y sombra en la plaza' } } as const;
    await expect(joinAnew(kit.accounts, null, token, { ...joining, by: { password: 'corta' } }, DOOR)).rejects.toThrow(
      'too-short',
    );
    const entered = await Promise.allSettled([
      joinAnew(kit.accounts, null, token, joining, DOOR),
      joinAnew(kit.accounts, null, token, joining, DOOR),
    ]);
    expect(entered.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await openInvitation(db.connection, token, kit.now())).toBeNull();
    const [in_] = entered.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    const { actor } = await recognized(in_ ?? '');
    expect(actor).toMatchObject({
      name: 'María Silva',
      lang: 'es',
      holds: [{ role: 'state-focal-point', party: STATE }],
    });

    await invite(db, HOUSE, { ...given, role: 'national-rapporteur' }, tell, kit.now());
    const stranger = await enter(await addTestPerson(kit.accounts));
    await expect(joinAs(kit.accounts, stranger.session, token)).rejects.toThrow('other-account');
    await joinAs(kit.accounts, await recognized(in_ ?? ''), token);
    expect((await recognized(in_ ?? '')).actor).toMatchObject({
      holds: [{ role: 'state-focal-point' }, { role: 'national-rapporteur' }],
    });
  });

  it('let an invitation be withdrawn, and end after seven days', async () => {
    const { db } = kit.database;
    let token = '';
    const tell = async (_: unknown, made: string) => {
      token = made;
    };
    const given = { email: 'late@example.org', lang: 'en', role: 'reviewer', party: null } as const;
    const { id } = await invite(db, HOUSE, given, tell, kit.now());
    await withdrawInvitation(db, HOUSE, id, kit.now());
    expect(await openInvitation(db.connection, token, kit.now())).toBeNull();
    await invite(db, HOUSE, given, tell, kit.now());
    kit.pass(7 * 24 * 60 + 1);
    expect(await openInvitation(db.connection, token, kit.now())).toBeNull();
  });

  it('let a focal point invite for their own State and nothing beyond it', async () => {
    const { db } = kit.database;
    const { session } = await enter(await addTestPerson(kit.accounts, [['state-focal-point', STATE]]));
    const given = { email: 'colleague@example.org', lang: 'fr', role: 'national-rapporteur', party: STATE } as const;
    await invite(db, session.actor, given, nothing, kit.now());
    const other = { ...STATE, id: '01900000-0000-7000-8000-000000000002', code: 'PH' };
    await expect(invite(db, session.actor, { ...given, party: other }, nothing, kit.now())).rejects.toThrow('may not');
    for (const role of ['administrator', 'secretariat-officer', 'co-chair'] as const)
      await expect(invite(db, session.actor, { ...given, role }, nothing, kit.now())).rejects.toThrow('may not');
  });

  it('take access away at once from whoever leaves a party', async () => {
    const person = await addTestPerson(kit.accounts, [
      ['state-focal-point', STATE],
      ['data-officer', STATE],
      ['observer', null],
    ]);
    const { token, session } = await enter(person);
    await leaveParty(kit.database.db, session.actor, { personId: person.id, partyId: STATE.id }, kit.now());
    expect((await recognized(token)).actor).toMatchObject({ holds: [{ role: 'observer' }] });
    const whole = await findRoles(kit.database.db.connection, { personIds: [person.id], ended: true });
    expect(whole.filter(({ endedAt }) => endedAt !== null)).toHaveLength(2);
    const stranger = await enter(await addTestPerson(kit.accounts));
    await expect(
      leaveParty(kit.database.db, stranger.session.actor, { personId: person.id, partyId: STATE.id }),
    ).rejects.toThrow('may not');
  });

  it('make the first administrator once, and never lose the last', async () => {
    const { db } = kit.database;
    const { sessions } = kit;
    const session = await recognized((await linkSession()) ?? '');
    const first = { email: 'first@example.org', name: 'First', lang: 'en', password: 'a long first password' } as const;
    await makeFirstAdministrator(kit.accounts, session, first);
    await expect(makeFirstAdministrator(kit.accounts, session, { ...first, email: 'x@example.org' })).rejects.toThrow(
      'may not',
    );
    expect(await countAdministrators(db.connection, kit.now())).toBe(1);
    const [held] = (await findRoles(db.connection)).filter(({ role }) => role === 'administrator');
    await expect(endRole(db, HOUSE, held?.id ?? '', kit.now())).rejects.toThrow('last-administrator');
    const second = await addTestPerson(kit.accounts, [['administrator', null]]);
    const [other] = await findRoles(db.connection, { personIds: [second.id] });
    const ended = await Promise.allSettled([
      endRole(db, HOUSE, held?.id ?? '', kit.now()),
      endRole(db, HOUSE, other?.id ?? '', kit.now()),
    ]);
    expect(ended.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await countAdministrators(db.connection, kit.now())).toBe(1);

    async function linkSession(): Promise<string | null> {
      const { createEntryLink } = await import('../../src/kernel/access/index.js');
      return sessions.enter(await createEntryLink(db.connection, kit.now()));
    }
  });

  it('let a password be reset by a link, once, and all sessions end', async () => {
    const person = await addTestPerson(kit.accounts);
    const { token: cookie } = await enter(person);
    const link = await kit.database.db.transaction((c) => makeResetLink(c, person.id, kit.now()));
    await resetPassword(kit.accounts, link, 'quite another password');
    expect(await kit.sessions.find(cookie)).toBeNull();
    await expect(resetPassword(kit.accounts, link, 'and yet another one')).rejects.toThrow('expired');
    expect(
      await signInByPassword(kit.accounts, { email: person.email, password: 'quite another password' }, DOOR),
    ).toMatchObject({ outcome: 'in' });

    // A new password does not step over the code.
    const careful = await addTestPerson(kit.accounts);
    await withCodes(careful);
    const second = await kit.database.db.transaction((c) => makeResetLink(c, careful.id, kit.now()));
    await resetPassword(kit.accounts, second, 'quite another password');
    expect(
      await signInByPassword(kit.accounts, { email: careful.email, password: 'quite another password' }, DOOR),
    ).toMatchObject({ outcome: 'code' });
  });

  it('leave nothing to sign in with after an account was reset, but the link', async () => {
    const person = await addTestPerson(kit.accounts);
    const { token: cookie } = await enter(person);
    await withCodes(person);
    const link = await resetAccount(kit.accounts, HOUSE, person.id, nothing);
    expect(await kit.sessions.find(cookie)).toBeNull();
    expect(await signInByPassword(kit.accounts, { email: person.email, password: PASSWORD }, DOOR)).toEqual({
      outcome: 'wrong',
    });
    await resetPassword(kit.accounts, link, 'quite another password');
    expect(
      await signInByPassword(kit.accounts, { email: person.email, password: 'quite another password' }, DOOR),
    ).toMatchObject({ outcome: 'in' });
  });
});
