import { afterAll, beforeAll, expect, it } from 'vitest';
import { MODULES } from '../../src/app/modules.js';
import { type Actor, findInvitations, type PartyRef, PUBLIC } from '../../src/kernel/access/index.js';
import { findActions, verifyChain } from '../../src/kernel/audit/index.js';
import { findFile } from '../../src/kernel/files/index.js';
import { translatorFor } from '../../src/kernel/i18n/index.js';
import type { WaitProvider } from '../../src/kernel/work/index.js';
import { applyRetention } from '../../src/modules/audit/apply-retention.js';
import { findQueue, getRegistration } from '../../src/modules/joining/find-registrations.js';
import { registerOrganization } from '../../src/modules/joining/register-organization.js';
import { decideForState, passSilence } from '../../src/modules/joining/state-agreement.js';
import { verifyRegistration } from '../../src/modules/joining/verify-registration.js';
import { joiningWaits } from '../../src/modules/joining/waits.js';
import { findParty } from '../../src/modules/parties/index.js';
import { administrator, type Client, visitor } from '../kit/client.js';
import { describeOnBoth } from '../kit/databases.js';
import { person } from '../kit/people.js';
import { startTestServer, type TestServer } from '../kit/test-server.js';

const PDF = new TextEncoder().encode('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
const FORM = {
  kind: 'ngo',
  'name-en': 'Lanterns Against Trafficking',
  'name-fr': 'Lanternes contre la traite',
  acronym: 'LAT',
  seat: 'KE',
  consultative: 'none',
  about: 'Shelter and counsel for those who were trafficked, since 2011.',
  website: 'https://lanterns.example',
  applicant: 'Wanjiru Kamau',
  lang: 'fr',
};
const OFFICER = person('01900000-0000-7000-8000-0000000000a1', 'secretariat-officer');
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);

describeOnBoth('organizations that ask to join', (engine) => {
  let server: TestServer;
  let kenya: PartyRef;
  let focal: Actor;
  /** By the printed link, once: links are tried slowly. */
  let officer: Client;
  const db = () => server.house.db;
  beforeAll(async () => {
    server = await startTestServer({ engine });
    const party = await findParty(db(), PUBLIC, { code: 'KE' });
    kenya = { id: party?.id ?? '', kind: 'state', code: 'KE' };
    officer = await administrator(server);
    focal = person('01900000-0000-7000-8000-0000000000b1', 'state-focal-point', kenya);
  }, 300_000);
  afterAll(() => server?.stop());

  /** The private links that wait in the outbox for an address, the last one last. */
  async function linkFor(email: string): Promise<string> {
    const { text } = await officer.get('/en/people/outbox');
    const mails = text.split('<section class="mail"').filter((mail) => mail.includes(`<bdi>${email}</bdi>`));
    return /(\/\w\w\/organizations\/own\/[0-9a-f-]{36}\/[\w-]{32})/.exec(mails.at(-1) ?? '')?.[1] ?? '';
  }
  async function registered(email: string, changes: Record<string, string> = {}) {
    const guest = visitor(server);
    const sent = await guest.post('/fr/organizations/register', { ...FORM, email, ...changes });
    expect(sent.location, sent.text.slice(0, 3000)).toBe('/fr/organizations/register?sent=1');
    const link = await linkFor(email);
    const id = link.split('/').at(4) ?? '';
    return { guest, link, id };
  }
  const version = async (id: string) => (await getRegistration(db().connection, OFFICER, id)).registration.version;
  const verify = async (id: string, decision: 'accept' | 'ask-more' | 'refuse', words = '', code = 'LAT') =>
    verifyRegistration(server.house, OFFICER, id, { decision, words, code, version: await version(id) });

  it('keep what was typed and say everything that is wrong, beside its field', async () => {
    const page = await visitor(server).post('/en/organizations/register', {
      ...FORM,
      kind: '',
      'name-en': '',
      'name-fr': '',
      seat: 'UNODC',
      website: 'javascript:alert(1)',
      email: 'no address',
    });
    expect(page.status).toBe(422);
    for (const id of ['kind', 'name-en', 'seat', 'website', 'email']) expect(page.text).toContain(`id="${id}-error"`);
    expect(page.text).toContain('value="Wanjiru Kamau"');
    const forged = await fetch(`${server.address}/en/organizations/register`, {
      method: 'POST',
      body: new URLSearchParams({ ...FORM, email: 'x@example.org' }),
      headers: { Origin: server.address },
    });
    expect(forged.status).toBe(403);
  });

  it('reach nobody before their address is confirmed; then the State of the seat agrees, and they act', async () => {
    const { guest, link, id } = await registered('wanjiru@lanterns.example');
    expect(
      (await findQueue(db().connection, OFFICER, { states: ['registered', 'review'], limit: 9, offset: 0 })).total,
    ).toBe(0);
    expect((await officer.get(`/en/organizations/${id}`)).status).toBe(404);
    expect((await officer.get(`/api/v1/registrations/${id}`)).status).toBe(404);
    // Looking confirms nothing, and a link that was altered opens nothing.
    expect((await guest.get(link)).text).toContain('adresse non confirmée');
    expect((await guest.get(`${link.slice(0, -1)}${link.endsWith('A') ? 'B' : 'A'}`)).status).toBe(404);
    const brought = await guest.post(`${link}/document`, { document: new File([PDF], 'statutes.pdf') }, link);
    expect(brought.location).toContain('done=document');
    const odd = await guest.post(`${link}/document`, { document: new File(['<script>'], 'x.pdf') }, link);
    expect(odd.status).toBe(422);
    expect((await guest.post(`${link}/confirm`, {}, link)).location).toContain('done=confirmed');

    const page = await officer.get(`/en/organizations/${id}`);
    for (const said of ['Lanternes contre la traite', 'Kenya', 'wanjiru@lanterns.example', 'statutes.pdf', 'Ask Kenya'])
      expect(page.text).toContain(said);
    const file = /href="(\/en\/organizations\/[^"]*\/files\/[0-9a-f]{64})"/.exec(page.text)?.[1] ?? '';
    expect((await officer.get(file)).headers.get('Content-Disposition')).toContain('attachment');
    expect((await visitor(server).get(file)).status).toBe(404);

    await expect(verify(id, 'ask-more')).rejects.toMatchObject({ code: 'reason-missing' });
    await verify(id, 'ask-more', 'Who are your trustees?');
    await expect(verify(id, 'accept')).rejects.toMatchObject({ code: 'not-now' });
    expect((await guest.get(link)).text).toContain('Who are your trustees?');
    expect((await guest.post(`${link}/answer`, { words: 'Five women of Mombasa.' }, link)).status).toBe(303);
    // Two officers: the second saw an older state.
    const stale = { decision: 'refuse', words: 'No', code: '', version: 1 } as const;
    await expect(verifyRegistration(server.house, OFFICER, id, stale)).rejects.toMatchObject({
      code: 'changed-meanwhile',
    });
    await expect(verify(id, 'accept', '', 'UNODC')).rejects.toMatchObject({ code: 'code-taken' });
    expect((await verify(id, 'accept')).state).toBe('waiting');

    const given = { decision: 'object', words: 'They are unknown to us.', version: await version(id) } as const;
    const elsewhere = person('other', 'state-focal-point', { ...kenya, id: '01900000-0000-7000-8000-00000000000f' });
    for (const nobody of [PUBLIC, elsewhere, person('n', 'ngo-representative', kenya)])
      await expect(decideForState(server.house, nobody, id, given)).rejects.toMatchObject({
        code: 'no-such-registration',
      });
    await expect(decideForState(server.house, OFFICER, id, given)).rejects.toMatchObject({ code: 'not-now' });
    const [group] = await (joiningWaits(server.house)[0] as WaitProvider).find({
      actor: focal,
      t: translatorFor('en'),
      today: '',
      limit: 3,
    });
    expect(group).toMatchObject({ total: 1, heading: '1 organization waits for your State’s answer' });
    await decideForState(server.house, focal, id, given);
    // What a State objects is between it and the secretariat.
    const own = await guest.get(link);
    expect(own.text).not.toContain('unknown to us');
    expect(own.text).not.toContain('objection de l’État');
    expect((await officer.get(`/en/organizations/${id}`)).text).toContain('They are unknown to us.');
    await expect(getRegistration(db().connection, focal, id)).rejects.toMatchObject({ code: 'no-such-registration' });
    // Asked once more, it agrees.
    expect((await verify(id, 'accept')).state).toBe('waiting');
    await decideForState(server.house, focal, id, { decision: 'agree', words: '', version: await version(id) });

    expect(await findParty(db(), PUBLIC, { code: 'LAT' })).toMatchObject({ kind: 'ngo', state: 'active' });
    const invitation = (await findInvitations(db().connection, { kind: 'administrator', id: 'local' })).find(
      ({ email }) => email === 'wanjiru@lanterns.example',
    );
    expect(invitation).toMatchObject({
      role: 'ngo-representative',
      party: { code: 'LAT' },
      lang: 'fr',
      state: 'waiting',
    });
    expect((await officer.get('/en/people/outbox')).text).toContain('Lanternes contre la traite');
    const acts = await findActions(db().connection, { subject: { type: 'registration', id } });
    expect(acts.map(({ verb }) => verb).reverse()).toEqual(
      ['register', 'confirm', 'ask-more', 'answer', 'ask-state', 'object', 'ask-state', 'agree'].map(
        (act) => `joining.${act}`,
      ),
    );
    expect(JSON.stringify(acts)).not.toContain('lanterns.example');
    expect(acts.find(({ verb }) => verb === 'joining.agree')?.party).toBe(kenya.id);
    expect(await verifyChain(db().connection)).toMatchObject({ intact: true });
  });

  it('are accepted when the day of silence has passed, and not before', async () => {
    const { guest, link, id } = await registered('silent@quiet.example', {
      'name-en': 'Quiet Company',
      kind: 'private-sector',
      acronym: '',
    });
    await guest.post(`${link}/confirm`, {}, link);
    await verify(id, 'accept', '', 'QUIET');
    expect(await passSilence(server.house, inDays(14))).toBe(0);
    expect(await passSilence(server.house, inDays(15))).toBe(1);
    expect(await passSilence(server.house, inDays(15))).toBe(0);
    expect(await findParty(db(), PUBLIC, { code: 'QUIET' })).toMatchObject({ kind: 'private-sector' });
  });

  it('are accepted without a State where the rule says so, and the rule can be changed', async () => {
    const { guest, link, id } = await registered('igo@example.org', {
      'name-en': 'Body of States',
      kind: 'igo',
      acronym: 'BOS',
    });
    await guest.post(`${link}/confirm`, {}, link);
    expect((await verify(id, 'accept', '', 'BOS')).state).toBe('accepted');
    const rules = Object.fromEntries(
      ['igo', 'ngo', 'private-sector', 'academia', 'media'].flatMap((kind) => [
        [`agreement-${kind}`, 'never'],
        [`days-${kind}`, kind === 'ngo' ? '0' : '14'],
      ]),
    );
    expect((await officer.post('/en/organizations/rules', rules)).status).toBe(422);
    expect((await officer.post('/en/organizations/rules', { ...rules, 'days-ngo': '30' })).status).toBe(303);
    const second = await registered('ngo2@example.org', { 'name-en': 'Second', acronym: 'SEC' });
    await second.guest.post(`${second.link}/confirm`, {}, second.link);
    expect((await verify(second.id, 'accept', '', 'SEC')).state).toBe('accepted');
    const byApi = await officer.get('/api/v1/registrations?state=accepted');
    expect(JSON.parse(byApi.text).total).toBeGreaterThan(1);
    expect(byApi.text).not.toContain('example.org');
    expect(JSON.parse((await visitor(server).get('/api/v1/registrations')).text)).toEqual({
      total: 0,
      registrations: [],
    });
  });

  it('can be withdrawn; what was refused or withdrawn is cleared in time, with its documents', async () => {
    const { guest, link, id } = await registered('leaves@example.org', { 'name-en': 'Leaving', acronym: '' });
    await guest.post(`${link}/document`, { document: new File([PDF, 'unlike others'], 'own.pdf') }, link);
    await guest.post(`${link}/confirm`, {}, link);
    const { files } = await getRegistration(db().connection, OFFICER, id);
    const similar = await registered('twin@example.org', { 'name-en': 'Leaving', acronym: '', website: '' });
    await similar.guest.post(`${similar.link}/confirm`, {}, similar.link);
    expect((await officer.get(`/en/organizations/${similar.id}`)).text).toContain(`/en/organizations/${id}"`);
    expect((await guest.post(`${link}/withdraw`, {}, link)).location).toContain('done=withdrawn');
    await expect(verify(id, 'refuse', 'No')).rejects.toMatchObject({ code: 'not-now' });
    await verify(similar.id, 'refuse', 'It is there already.');
    expect((await similar.guest.get(similar.link)).text).toContain('It is there already.');
    expect(await applyRetention(db(), MODULES, inDays(179))).not.toHaveProperty('ended-registration');
    // Two of this test, and who filled in the forms of the three that were accepted today.
    expect(await applyRetention(db(), MODULES, inDays(181))).toMatchObject({ 'ended-registration': 5 });
    expect((await guest.get(link)).status).toBe(404);
    await applyRetention(db(), MODULES, inDays(240));
    expect(await findFile(db().connection, files[0]?.sha256 ?? '')).toBeNull();
  });

  it('cannot be made to send one address many mails', async () => {
    const count = async () => Number((await findActions(db().connection, { verb: 'joining.register' })).length);
    const before = await count();
    const content = {
      kind: 'media',
      names: [{ lang: 'en', name: 'Bomb' }],
      acronym: null,
      seat: kenya.id,
      about: 'x',
      website: null,
      consultative: 'none',
      applicant: { name: 'X', email: 'victim@example.org', lang: 'en' },
    } as const;
    for (let n = 0; n < 6; n += 1) await registerOrganization(server.house, content);
    expect((await count()) - before).toBe(3);
    expect(await applyRetention(db(), MODULES, inDays(8))).toMatchObject({ 'unconfirmed-registration': 3 });
  });
});
