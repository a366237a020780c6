import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  type Actor,
  beginActing,
  type Delegation,
  endActing,
  endDelegation,
  endRole,
  findDelegations,
  findRoles,
  giveDelegation,
  type Permission,
  permits,
  type Role,
  requirePermission,
  type Session,
  signInByPassword,
} from '../../src/kernel/access/index.js';
import { findActions, recordAction } from '../../src/kernel/audit/index.js';
import { inPlaceOf } from '../../src/kernel/place/index.js';
import { addTestPerson, openTestAccounts, PASSWORD } from '../kit/accounts.js';
import { describeOnBoth } from '../kit/databases.js';

const STATE = { id: '01900000-0000-7000-8000-000000000001', kind: 'state', code: 'BY' };
const OTHER = { id: '01900000-0000-7000-8000-000000000002', kind: 'state', code: 'PH' };
const HOUSE = { kind: 'administrator', id: 'local' } as const;
const nothing = async () => {};

/** The clock of the kit stands on 2 March 2026. */
describeOnBoth('acting on behalf of another', (engine) => {
  let kit: Awaited<ReturnType<typeof openTestAccounts>>;
  beforeAll(async () => {
    kit = await openTestAccounts(engine);
  });
  afterAll(() => kit?.database.drop());

  async function enter(email: string): Promise<{ token: string; session: Session }> {
    const entered = await signInByPassword(
      kit.accounts,
      { email, password: PASSWORD },
      { address: `203.0.113.${Math.floor(Math.random() * 250)}`, device: '' },
    );
    if (entered.outcome !== 'in') throw new Error(entered.outcome);
    return { token: entered.token, session: await recognized(entered.token) };
  }
  async function recognized(token: string): Promise<Session> {
    const session = await kit.sessions.find(token);
    if (session === null) throw new Error('The session has ended');
    return session;
  }

  /** A focal point who lends a part of the role to an officer. */
  async function lent(given: { permissions?: Permission[]; from?: string; to?: string; role?: Role } = {}) {
    const giver = await addTestPerson(kit.accounts, [['state-focal-point', STATE]], { name: 'Giver' });
    const taker = await addTestPerson(kit.accounts, [[given.role ?? 'secretariat-officer', null]], { name: 'Taker' });
    const { session } = await enter(giver.email);
    const [held] = await findRoles(kit.database.db.connection, { personIds: [giver.id] });
    const give = (actor: Actor, changes: object = {}): Promise<Delegation> =>
      giveDelegation(
        kit.database.db,
        actor,
        {
          heldId: held?.id ?? '',
          email: taker.email,
          permissions: given.permissions ?? ['register.answer', 'answers.read'],
          from: given.from ?? '2026-03-02',
          to: given.to ?? '2026-03-10',
          ...changes,
        },
        nothing,
        kit.now(),
      );
    const delegation = await give(session.actor);
    const begin = async () => {
      const { session: theirs } = await enter(taker.email);
      const token = await beginActing(kit.database.db, theirs, delegation.id, kit.now());
      return { token, session: await recognized(token) };
    };
    return { giver, taker, giving: session, held: held?.id ?? '', delegation, give, begin };
  }

  it('gives what was lent, for that party, and nothing of one’s own', async () => {
    const { giver, begin, delegation } = await lent();
    const { session, token } = await begin();
    const { actor } = session;
    expect(actor).toMatchObject({
      actingFor: { delegation: delegation.id, giver: { id: giver.id, name: 'Giver' }, party: STATE },
      holds: [{ role: 'state-focal-point', party: STATE, onBehalfOf: STATE }],
    });
    expect(permits(actor, 'register.answer', STATE.id)).toBe(true);
    for (const [permission, party] of [
      ['register.answer', OTHER.id],
      ['register.answer', null],
      ['comments.write', STATE.id],
      ['parties.agree', STATE.id],
      ['people.invite', STATE.id],
      ['documents.write', null],
      ['drafts.read', null],
    ] as const)
      expect(permits(actor, permission, { party }), permission).toBe(false);
    await endActing(kit.database.db, session);
    const own = (await recognized(token)).actor;
    expect(own).not.toHaveProperty('actingFor');
    expect(permits(own, 'documents.write')).toBe(true);
    expect(permits(own, 'register.answer', STATE.id)).toBe(false);
  });

  it('stands in the log with both', async () => {
    const { giver, taker, begin, delegation } = await lent();
    const { session } = await begin();
    const acting = session.actor.kind === 'person' ? session.actor.actingFor : undefined;
    const { db } = kit.database;
    await inPlaceOf({ party: STATE.id, giver: giver.id, delegation: acting?.delegation ?? '' }, () =>
      db.transaction((c) =>
        recordAction(c, { actor: session.actor, verb: 'test.act', subject: { type: 'thing', id: 'x' } }),
      ),
    );
    const acts = await findActions(db.connection, { actorId: taker.id });
    expect(acts.find(({ verb }) => verb === 'test.act')).toMatchObject({
      actor: { id: taker.id },
      onBehalfOf: STATE.id,
      details: { inPlaceOf: giver.id, delegation: delegation.id },
    });
    expect(acts.map(({ verb }) => verb)).toContain('access.begin-acting');
    expect((await findActions(db.connection, { actorId: giver.id })).map(({ verb }) => verb)).toContain(
      'access.give-delegation',
    );
  });

  it('cannot be passed on, begun twice, begun by another, or kept', async () => {
    const { begin, give, giver, delegation, held } = await lent();
    const { session } = await begin();
    await expect(give(session.actor, { heldId: held, email: giver.email })).rejects.toThrow('may not');
    await expect(beginActing(kit.database.db, session, delegation.id, kit.now())).rejects.toThrow('may not');
    const stranger = await enter((await addTestPerson(kit.accounts)).email);
    await expect(beginActing(kit.database.db, stranger.session, delegation.id, kit.now())).rejects.toThrow('unknown');
    await expect(endDelegation(kit.database.db, stranger.session.actor, delegation.id)).rejects.toThrow('may not');
    await expect(beginActing(kit.database.db, null, delegation.id, kit.now())).rejects.toThrow('may not');
  });

  it('ends when it is taken back, given up, or ended by whoever gives roles', async () => {
    for (const who of ['giver', 'taker', 'house'] as const) {
      const { begin, giving, delegation } = await lent();
      const { token, session } = await begin();
      const by = { giver: giving.actor, taker: session.actor, house: HOUSE }[who];
      await endDelegation(kit.database.db, by, delegation.id, kit.now());
      const { actor } = await recognized(token);
      expect(permits(actor, 'register.answer', STATE.id), who).toBe(false);
      const [now] = await findDelegations(kit.database.db.connection, { id: delegation.id }, kit.now());
      expect(now?.state).toBe('ended');
      await expect(endDelegation(kit.database.db, by, delegation.id, kit.now())).rejects.toThrow('unknown');
    }
  });

  it('ends at the next request when the giver loses the role, or the account', async () => {
    const { begin, held, delegation } = await lent();
    const { token } = await begin();
    await endRole(kit.database.db, HOUSE, held, kit.now());
    expect(permits((await recognized(token)).actor, 'register.answer', STATE.id)).toBe(false);
    const [lapsed] = await findDelegations(kit.database.db.connection, { id: delegation.id }, kit.now());
    expect(lapsed?.state).toBe('lapsed');
  });

  it('asks for presence where what is lent does', async () => {
    const giver = await addTestPerson(kit.accounts, [['data-officer', STATE]]);
    const taker = await addTestPerson(kit.accounts);
    const { session } = await enter(giver.email);
    const [held] = await findRoles(kit.database.db.connection, { personIds: [giver.id] });
    const given = {
      heldId: held?.id ?? '',
      email: taker.email,
      permissions: ['evidence.release'] as Permission[],
      from: '2026-03-02',
      to: '2026-03-03',
    };
    const give = (actor: Actor, changes: object = {}) =>
      giveDelegation(kit.database.db, actor, { ...given, ...changes }, nothing, kit.now());
    await expect(give(session.actor)).rejects.toThrow('proof of presence');
    if (session.actor.kind !== 'person') throw new Error('nobody');
    const { id } = await give({ ...session.actor, steppedUp: true });
    const without = await give(session.actor, { permissions: ['evidence.write'] });
    const theirs = await enter(taker.email);
    const acting = await recognized(await beginActing(kit.database.db, theirs.session, id, kit.now()));
    // Lent with presence, and asked for again of whoever does it.
    expect(permits(acting.actor, 'evidence.release', STATE.id)).toBe(true);
    expect(() => requirePermission(acting.actor, 'evidence.release', STATE.id)).toThrow('proof of presence');
    const second = await enter(taker.email);
    const plain = await recognized(await beginActing(kit.database.db, second.session, without.id, kit.now()));
    expect(permits(plain.actor, 'evidence.release', STATE.id)).toBe(false);
  });

  it('refuses what cannot be lent, to whom, and for which days, each with its reason', async () => {
    const { give, giving, giver, begin } = await lent();
    for (const [changes, why] of [
      [{ permissions: [] }, 'permissions: missing'],
      [{ permissions: ['people.invite'] }, 'permissions: missing'],
      [{ permissions: ['register.answer', 'fund.book'] }, 'permissions: not-lent'],
      [{ email: 'nobody@example.org' }, 'email: unknown'],
      [{ email: giver.email }, 'email: self'],
      [{ email: ' ' }, 'email: missing'],
      [{ from: '2026-03-01' }, 'from: past'],
      [{ from: '2026-02-30' }, 'from: malformed'],
      [{ to: '' }, 'to: missing'],
      [{ to: '2026-03-01' }, 'to: reversed'],
      [{ to: '2027-03-03' }, 'to: too-late'],
      [{ heldId: '01900000-0000-7000-8000-00000000000f' }, 'held: unknown'],
    ] as const)
      await expect(give(giving.actor, changes), why).rejects.toThrow(why);
    expect((await give(giving.actor, { to: '2027-03-02' })).to).toBe('2027-03-02');
    await begin();
  });

  /** Turns the clock on: stands last. */
  it('begins on its first day and ends after its last', async () => {
    // Who signs reports has short sessions, which would end before the loan does.
    const { begin, delegation } = await lent({ from: '2026-03-03', to: '2026-03-03', role: 'observer' });
    expect(delegation.state).toBe('to-come');
    await expect(begin()).rejects.toThrow('unknown');
    kit.pass(24 * 60);
    const { token, session } = await begin();
    expect(permits(session.actor, 'register.answer', STATE.id)).toBe(true);
    kit.pass(15 * 60);
    const { actor } = await recognized(token);
    expect(permits(actor, 'register.answer', STATE.id)).toBe(false);
    expect(actor).not.toHaveProperty('actingFor');
    const [over] = await findDelegations(kit.database.db.connection, { id: delegation.id }, kit.now());
    expect(over?.state).toBe('over');
  });
});
