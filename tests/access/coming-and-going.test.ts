import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  countAdministrators,
  endRole,
  findRoles,
  invite,
  joinAnew,
  joinAs,
  leaveParty,
  makeFirstAdministrator,
  makeResetLink,
  openInvitation,
  resetAccount,
  resetPassword,
  signInByPassword,
  withdrawInvitation,
} from '../../src/kernel/access/index.js';
import { addTestPerson, DOOR, openTestAccounts, PASSWORD } from '../kit/accounts.js';
import { describeOnBoth } from '../kit/databases.js';

const STATE = { id: '01900000-0000-7000-8000-000000000001', kind: 'state', code: 'BY' };
const HOUSE = { kind: 'administrator', id: 'local' } as const;
const nothing = async () => {};

describeOnBoth('people who come and go', (engine) => {
  let kit: Awaited<ReturnType<typeof openTestAccounts>>;
  beforeAll(async () => {
    kit = await openTestAccounts(engine);
  });
  afterAll(() => kit?.database.drop());

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
    const { actor } = await kit.recognized(in_ ?? '');
    expect(actor).toMatchObject({
      name: 'María Silva',
      lang: 'es',
      holds: [{ role: 'state-focal-point', party: STATE }],
    });

    await invite(db, HOUSE, { ...given, role: 'national-rapporteur' }, tell, kit.now());
    const stranger = await kit.enter(await addTestPerson(kit.accounts));
    await expect(joinAs(kit.accounts, stranger.session, token)).rejects.toThrow('other-account');
    await joinAs(kit.accounts, await kit.recognized(in_ ?? ''), token);
    expect((await kit.recognized(in_ ?? '')).actor).toMatchObject({
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
    const { session } = await kit.enter(await addTestPerson(kit.accounts, [['state-focal-point', STATE]]));
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
    const { token, session } = await kit.enter(person);
    await leaveParty(kit.database.db, session.actor, { personId: person.id, partyId: STATE.id }, kit.now());
    expect((await kit.recognized(token)).actor).toMatchObject({ holds: [{ role: 'observer' }] });
    const whole = await findRoles(kit.database.db.connection, { personIds: [person.id], ended: true });
    expect(whole.filter(({ endedAt }) => endedAt !== null)).toHaveLength(2);
    const stranger = await kit.enter(await addTestPerson(kit.accounts));
    await expect(
      leaveParty(kit.database.db, stranger.session.actor, { personId: person.id, partyId: STATE.id }),
    ).rejects.toThrow('may not');
  });

  it('make the first administrator once, and never lose the last', async () => {
    const { db } = kit.database;
    const { sessions } = kit;
    const session = await kit.recognized((await linkSession()) ?? '');
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
    const { token: cookie } = await kit.enter(person);
    const link = await kit.database.db.transaction((c) => makeResetLink(c, person.id, kit.now()));
    await resetPassword(kit.accounts, link, 'quite another password');
    expect(await kit.sessions.find(cookie)).toBeNull();
    await expect(resetPassword(kit.accounts, link, 'and yet another one')).rejects.toThrow('expired');
    expect(
      await signInByPassword(kit.accounts, { email: person.email, password: 'quite another password' }, DOOR),
    ).toMatchObject({ outcome: 'in' });

    // A new password does not step over the code.
    const careful = await addTestPerson(kit.accounts);
    await kit.withCodes(careful);
    const second = await kit.database.db.transaction((c) => makeResetLink(c, careful.id, kit.now()));
    await resetPassword(kit.accounts, second, 'quite another password');
    expect(
      await signInByPassword(kit.accounts, { email: careful.email, password: 'quite another password' }, DOOR),
    ).toMatchObject({ outcome: 'code' });
  });

  it('leave nothing to sign in with after an account was reset, but the link', async () => {
    const person = await addTestPerson(kit.accounts);
    const { token: cookie } = await kit.enter(person);
    await kit.withCodes(person);
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
