import { afterAll, beforeAll, expect, it } from 'vitest';
import { openAccounts, type PartyRef, PUBLIC } from '../../src/kernel/access/index.js';
import { findActions } from '../../src/kernel/audit/index.js';
import { findParty } from '../../src/modules/parties/index.js';
import { addTestPerson, PASSWORD } from '../kit/accounts.js';
import { administrator, type Client, visitor } from '../kit/client.js';
import { describeOnBoth } from '../kit/databases.js';
import { startTestServer, type TestServer } from '../kit/test-server.js';

const dayIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

describeOnBoth('pages for acting in another’s place', (engine) => {
  let server: TestServer;
  let accounts: Awaited<ReturnType<typeof openAccounts>>;
  let belarus: PartyRef;
  beforeAll(async () => {
    server = await startTestServer({ engine });
    accounts = await openAccounts(server.house.db);
    const party = await findParty(server.house.db, PUBLIC, { code: 'BY' });
    belarus = { id: party?.id ?? '', kind: 'state', code: 'BY' };
  }, 300_000);
  afterAll(() => server?.stop());

  async function signedIn(email: string): Promise<Client> {
    const client = visitor(server);
    const answer = await client.post('/fr/sign-in', { email, password: PASSWORD, onward: '/fr/account' });
    expect(answer.status, answer.text.slice(0, 2000)).toBe(303);
    return client;
  }

  it('lend a part of a role, file for the State with it, and give it back', async () => {
    const giver = await addTestPerson(accounts, [['state-focal-point', belarus]], { name: 'Alesia Novik' });
    const taker = await addTestPerson(accounts, [['secretariat-officer', null]], { name: 'Officer' });
    const focal = await signedIn(giver.email);
    const page = await focal.get('/fr/account/delegations');
    // The party by its name in the reader's language, not by its code.
    expect(page.text).toContain('point de contact d’un État pour Bélarus');
    expect(page.text).not.toContain('people.invite');
    const held = /<option value="([0-9a-f-]{36})"/.exec(page.text)?.[1] ?? '';
    const form = { held, permissions: ['register.answer', 'answers.read'], email: taker.email, from: '', to: dayIn(3) };
    const missing = await focal.post('/fr/account/delegations', { ...form, to: '' });
    expect(missing.status).toBe(422);
    expect(missing.text).toContain(`value="${taker.email}"`);
    expect((await focal.post('/fr/account/delegations', form)).location).toBe('/fr/account/delegations?done=given');
    const outbox = await (await administrator(server)).get('/en/people/outbox');
    expect(outbox.text).toContain('Alesia Novik asks you to act in their place for Belarus');

    const officer = await signedIn(taker.email);
    const api = '/api/v1/commitments';
    const { commitments } = JSON.parse((await officer.get(`${api}?addressee=STATES&size=1`)).text) as {
      commitments: { key: string }[];
    };
    const answer = `${api}/${commitments[0]?.key}/answers/BY`;
    const state = {
      state: 'stated',
      standing: 'done',
      words: 'Filed by the secretariat as asked.',
      lang: 'en',
      audience: 'public',
    };
    const file = (version: number) => officer.send('PUT', answer, state, { 'If-Match': `"${version}"` });
    const early = await file(0);
    expect(early.status, early.text).toBe(403);
    const taken = await officer.get('/ru/account/delegations');
    expect(taken.text).toContain('Беларусь');
    const begin = /action="\/ru(\/account\/delegations\/[0-9a-f-]{36})\/begin"/.exec(taken.text)?.[1] ?? '';
    expect((await officer.post(`/ru${begin}/begin`, {}, '/ru/account/delegations')).location).toBe('/ru');
    // On every page, in the reader's language.
    for (const path of ['/ru', '/ru/parties', '/ru/nowhere'])
      expect((await officer.get(path)).text).toContain('Alesia Novik');
    expect((await officer.get('/en')).text).toMatch(/You are acting for <bdi>Belarus<\/bdi> in the place of/);
    // Nothing of the officer's own, and nothing to lend on.
    expect((await officer.get('/en/people/invite')).status).toBe(404);
    expect((await officer.get('/en/account/delegations')).text).toContain('cannot be lent on');
    const filed = await file(0);
    expect(filed.status, filed.text).toBeLessThan(300);
    const acts = await findActions(server.house.db.connection, { actorId: taker.id });
    expect(acts.find(({ verb }) => verb.startsWith('commitments.'))).toMatchObject({
      party: belarus.id,
      onBehalfOf: belarus.id,
      details: { inPlaceOf: giver.id },
    });

    expect((await officer.post('/en/account/acting/end', {}, '/en')).location).toContain('done=left');
    expect((await officer.get('/en')).text).not.toContain('You are acting for');
    expect((await file(1)).status).toBe(403);
    const end = /action="\/en(\/account\/delegations\/[0-9a-f-]{36})\/end"/.exec(
      (await focal.get('/en/account/delegations')).text,
    )?.[1];
    expect((await focal.post(`/en${end}/end`, {}, '/en/account/delegations')).location).toContain('done=ended');
    expect((await officer.post(`/en${begin}/begin`, {}, '/en/account')).status).toBe(422);
  });

  it('are nobody’s who is not in', async () => {
    expect((await visitor(server).get('/en/account/delegations')).location).toContain('/en/sign-in?then=');
    expect((await (await administrator(server)).get('/en/account/delegations')).status).toBe(403);
  });
});
