import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  findPerson,
  findRoles,
  giveRole,
  invite,
  openAccounts,
  type PartyRef,
  PUBLIC,
  setSignOn,
} from '../../src/kernel/access/index.js';
import { findActions } from '../../src/kernel/audit/index.js';
import { findParty } from '../../src/modules/parties/index.js';
import { addTestPerson } from '../kit/accounts.js';
import { administrator, type Client, visitor } from '../kit/client.js';
import { describeOnBoth } from '../kit/databases.js';
import { CLIENT, startHostileIssuer, startIssuer, type TestIssuer, type Tricks } from '../kit/issuer.js';
import { startTestServer, type TestServer } from '../kit/test-server.js';

const HOUSE = { kind: 'administrator', id: 'local' } as const;

/** Goes where an issuer leads, with its cookies, until it leads back to the house. @returns path and query there. */
async function throughIssuer(from: string, house: string): Promise<string> {
  const cookies = new Map<string, string>();
  let address = from;
  for (let step = 0; step < 12 && !address.startsWith(house); step += 1) {
    const answer = await fetch(address, {
      redirect: 'manual',
      headers: { Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    const to = answer.headers.get('Location');
    if (to === null) throw new Error(`${address} leads nowhere: ${(await answer.text()).slice(0, 500)}`);
    address = new URL(to, address).href;
  }
  return address.slice(house.length);
}

describeOnBoth('single sign-on', (engine) => {
  let server: TestServer;
  let accounts: Awaited<ReturnType<typeof openAccounts>>;
  let issuer: TestIssuer;
  let hostile: Awaited<ReturnType<typeof startHostileIssuer>>;
  let belarus: PartyRef;
  let link: Client;
  let id = '';
  let hostileId = '';

  const set = (of: string, label: string) =>
    setSignOn(
      server.house.db,
      HOUSE,
      null,
      {
        ...{ party: belarus, label, issuer: of, clientId: CLIENT.id, clientSecret: CLIENT.secret },
        ...{ domains: ['mfa.example'], roles: ['state-focal-point', 'national-rapporteur'], hosts: [], vouches: false },
      },
      { local: true },
    );

  beforeAll(async () => {
    server = await startTestServer({ engine });
    accounts = await openAccounts(server.house.db);
    const party = await findParty(server.house.db, PUBLIC, { code: 'BY' });
    belarus = { id: party?.id ?? '', kind: 'state', code: 'BY' };
    link = await administrator(server);
    hostile = await startHostileIssuer();
    hostileId = await set(hostile.address, 'Hostile');
    // The issuer must know the address that people come back to, which has the id of its own settings.
    issuer = await startIssuer(server.address, [`${server.address}/en`]);
    id = await set(issuer.address, 'Foreign ministry');
    await issuer.close();
    const port = Number(new URL(issuer.address).port);
    issuer = await startIssuer(server.address, [`${server.address}/en/sign-on/${id}/return`], port);
  }, 240_000);
  afterAll(async () => {
    await issuer?.close();
    await hostile?.close();
    await server?.stop();
  });

  const invited = (email: string, role: 'state-focal-point' | 'observer', party: PartyRef | null) =>
    invite(server.house.db, HOUSE, { email, lang: 'ru', role, party }, async () => {});

  /** Off to the issuer and back again. @returns the browser, and what the way back answers. */
  async function come(claims: { sub: string } & Record<string, unknown>) {
    issuer.says(claims);
    const guest = visitor(server);
    const off = await guest.get(`/ru/sign-on/${id}?then=${encodeURIComponent('/ru/account')}`);
    expect(off.status).toBe(303);
    const back = await throughIssuer(off.location, server.address);
    return { guest, back, off: new URL(off.location), answer: await guest.get(back) };
  }

  it('lets in who was invited, to the role that was agreed and to nothing else', async () => {
    expect((await visitor(server).get('/en/sign-in')).text).toContain('Foreign ministry');
    const email = 'alesia@mfa.example';
    await invited(email, 'state-focal-point', belarus);
    const claims = { sub: 's-1', email: 'Alesia@MFA.example', email_verified: true, name: 'Alesia Novik' };
    const { guest, back, off, answer } = await come(claims);
    expect(off.searchParams.get('code_challenge_method')).toBe('S256');
    expect(off.searchParams.get('nonce')).toMatch(/^[\w-]{43}$/);
    expect(answer.location, answer.text.slice(0, 3000)).toBe('/ru/account');
    expect((await guest.get('/en/account')).text).toContain('Alesia Novik');
    const person = await findPerson(server.house.db.connection, { email });
    expect(await findRoles(server.house.db.connection, { personIds: [person?.id ?? ''] })).toMatchObject([
      { role: 'state-focal-point', party: { code: 'BY' } },
    ]);
    // A role of the house does not come in by the word of a State.
    await giveRole(server.house.db, HOUSE, { personId: person?.id ?? '', role: 'administrator', party: null });
    expect((await guest.get('/en/people')).text).not.toContain('sign-on');
    expect((await guest.get('/en/people/outbox')).status).toBe(404);
    // What one signs in with is not changed on an issuer's word.
    expect((await guest.get('/en/account/password')).location).toContain('/step-up');
    // The way back works once, and in the browser that began.
    expect((await guest.get(back)).status).toBe(422);
    expect((await visitor(server).get(back)).status).toBe(422);

    const out = await guest.post('/en/sign-on/leave', {}, '/en/sign-out');
    expect(out.location).toBe(`/en/sign-out?issuer=${id}`);
    expect((await guest.get('/en/account')).location).toContain('/sign-in');
    expect((await guest.get(out.location)).text).toContain('Foreign ministry');
    expect((await guest.get(`/en/sign-on/${id}/end`)).location).toContain(`${issuer.address}/session/end?`);
    // The second time the subject is known, by whatever address of the domain.
    const again = await come({ ...claims, email: 'novik@mfa.example' });
    expect(again.answer.location).toBe('/ru/account');
    const acts = await findActions(server.house.db.connection, { actorId: person?.id ?? '' });
    expect(acts.find(({ verb }) => verb === 'access.sign-in')?.details).toMatchObject({ by: 'issuer', signOn: id });
  });

  it('lets nobody in on an issuer’s word alone', async () => {
    const admin = await addTestPerson(accounts, [['administrator', null]], { email: 'chief@mfa.example' });
    await invited('house@mfa.example', 'observer', null);
    for (const [claims, said] of [
      [{ email: 'stranger@mfa.example', email_verified: true }, 'нет роли'],
      [{ email: admin.email, email_verified: true }, 'нет роли'],
      [{ email: 'house@mfa.example', email_verified: true }, 'нет роли'],
      [{ email: 'alesia@mfa.example', email_verified: false }, 'не подтвердила'],
      [{ email: 'alesia@mfa.example' }, 'не подтвердила'],
      [{ email: 'alesia@elsewhere.example', email_verified: true }, 'не может отвечать'],
      [{}, 'не подтвердила'],
    ] as const) {
      const { answer, guest } = await come({ sub: `s-${JSON.stringify(claims)}`, ...claims });
      expect(answer.status, JSON.stringify(claims)).toBe(422);
      expect(answer.text.length).toBeGreaterThan(0);
      const russian = (await guest.get('/ru/sign-in')).text;
      expect(russian).not.toContain('Chief');
      expect(said).not.toBe('');
      expect((await guest.get('/en/account')).location).toContain('/sign-in');
    }
    expect(await findPerson(server.house.db.connection, { email: 'stranger@mfa.example' })).toBeNull();
  });

  it('believes no token that is not the issuer’s, for us, for this time', { timeout: 60_000 }, async () => {
    await invited('vera@mfa.example', 'state-focal-point', belarus);
    const person = { sub: 'v', email: 'vera@mfa.example', email_verified: true };
    const attempt = async (tricks: Tricks, meddle: (address: URL) => void = () => {}) => {
      hostile.says(person);
      hostile.trick(tricks);
      const guest = visitor(server);
      const off = new URL((await guest.get(`/en/sign-on/${hostileId}`)).location);
      hostile.nonce(off.searchParams.get('nonce') ?? '');
      const back = new URL(`${server.address}/en/sign-on/${hostileId}/return?code=c`);
      back.searchParams.set('state', off.searchParams.get('state') ?? '');
      meddle(back);
      return guest.get(back.pathname + back.search);
    };
    const past = Math.floor(Date.now() / 1000) - 3600;
    for (const tricks of [
      { claims: { nonce: 'another' } },
      { claims: { iss: 'https://other.example' } },
      { claims: { aud: 'another client' } },
      { claims: { exp: past } },
      { foreignKey: true },
      { redirect: `${hostile.address}/token` },
      { redirect: 'http://169.254.169.254/latest/meta-data' },
      { tooLong: true },
    ])
      expect((await attempt(tricks)).status, JSON.stringify(tricks)).toBe(422);
    const altered = (address: URL) => address.searchParams.set('state', `x${address.searchParams.get('state')}`);
    expect((await attempt({}, altered)).status).toBe(422);
    expect((await attempt({}, (address) => address.searchParams.set('error', 'access_denied'))).status).toBe(422);
    expect((await attempt({}, (address) => address.searchParams.set('iss', 'https://other.example'))).status).toBe(422);
    // Clocks may differ by less than a minute.
    const fine = await attempt({ claims: { exp: Math.floor(Date.now() / 1000) - 20 } });
    expect(fine.location, fine.text.slice(0, 2000)).toBe('/en');
  });

  it('is set up by who gives roles; its secret is in no page and no log', async () => {
    const page = await link.get(`/en/people/sign-on/${id}`);
    expect(page.text).toContain(`${server.address}/en/sign-on/${id}/return`);
    const form = {
      party: 'BY',
      label: 'Ministry',
      issuer: issuer.address,
      'client-id': 'x',
      'client-secret': 'topsecret',
    };
    const rest = { domains: 'mfa.example', hosts: '', roles: ['state-focal-point'] };
    for (const [changes, field] of [
      [{ issuer: 'http://id.example.org' }, 'issuer'],
      [{ issuer: 'https://192.168.1.1' }, 'issuer'],
      [{ domains: 'no domain!' }, 'domains'],
      [{ roles: ['agency-member'] }, 'roles'],
      [{ 'client-secret': '' }, 'client-secret'],
      [{ party: 'XX' }, 'party'],
    ] as const) {
      const refused = await link.post('/en/people/sign-on/add', { ...form, ...rest, ...changes });
      expect(refused.text, field).toContain(`id="${field}-error"`);
      expect(refused.text).not.toContain('topsecret');
    }
    expect((await link.post('/en/people/sign-on/add', { ...form, ...rest })).status).toBe(303);
    const changed = {
      ...form,
      ...rest,
      'client-id': CLIENT.id,
      'client-secret': '',
      label: 'Ministry of Foreign Affairs',
    };
    expect((await link.post(`/en/people/sign-on/${id}`, changed)).status).toBe(303);
    for (const path of ['/en/people/sign-on', `/en/people/sign-on/${id}`])
      expect((await link.get(path)).text).not.toContain(CLIENT.secret);
    expect(JSON.stringify(await findActions(server.house.db.connection, { limit: 500 }))).not.toContain(CLIENT.secret);
    expect((await visitor(server).get('/en/people/sign-on')).status).toBe(404);
  });

  it('ends for all who came in by it when it is switched off', async () => {
    const { guest, answer } = await come({ sub: 's-1', email: 'alesia@mfa.example', email_verified: true });
    expect(answer.location).toBe('/ru/account');
    expect((await link.post(`/en/people/sign-on/${id}/close`, {}, `/en/people/sign-on/${id}`)).status).toBe(303);
    expect((await guest.get('/en/account')).location).toContain('/sign-in');
    expect((await visitor(server).get(`/en/sign-on/${id}`)).status).toBe(404);
  });
});
