import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyChain } from '../../src/kernel/audit/index.js';
import { thread } from '../../src/modules/documents/facts/thread.js';
import { loadFacts } from '../../src/modules/documents/load-facts.js';
import { administrator, type Client, visitor } from '../kit/client.js';
import { describeOnBoth } from '../kit/databases.js';
import { sharedData } from '../kit/shared-data.js';
import { startTestServer, type TestServer } from '../kit/test-server.js';
import { bring, realText, SMALL_RESOLUTION } from '../kit/texts.js';

const versionIn = (html: string) => /name="version" value="([^"]+)"/u.exec(html)?.[1] ?? '';

describeOnBoth('bringing a text', (engine) => {
  let server: TestServer;
  let admin: Client;
  let reader: Client;
  beforeAll(async () => {
    server = await startTestServer({ engine });
    admin = await administrator(server);
    reader = visitor(server);
  });
  afterAll(() => server.stop());

  it('starts from facts that load once', async () => {
    expect(await loadFacts(server.house.db, thread)).toBe(0);
    const page = await reader.get('/en/documents/a-res-70-179');
    expect(page.status).toBe(200);
    for (const symbol of ['61/180', '64/178', '64/293', '67/190', '68/192']) expect(page.text).toContain(`>${symbol}<`);
  });

  it('shows a preview to the administrator alone, then to everybody, and takes every step back', async () => {
    const text = await bring(admin, { paste: SMALL_RESOLUTION, symbol: 'A/RES/91/998', lang: '' });
    const preview = await admin.get(`/en${text}`);
    expect(preview.text).toContain('Read by rules, confirmed by nobody yet');
    expect((await reader.get(`/en${text}`)).status).toBe(403);
    expect((await reader.get('/en/documents/a-res-91-998')).status).toBe(404);

    expect((await admin.post(`/en${text}/confirm`, {}, `/en${text}`)).status).toBe(303);
    const shown = await reader.get('/en/documents/a-res-91-998');
    expect(shown.status).toBe(200);
    expect(shown.text).toMatch(/<mark class="act">Urges<\/mark>/u);
    expect(shown.text).toMatch(/<mark class="who">Member States<\/mark>/u);
    expect(shown.text).toContain('64/293');

    expect((await admin.post(`/en${text}/withdraw`, {}, `/en${text}`)).status).toBe(303);
    expect((await reader.get('/en/documents/a-res-91-998')).status).toBe(404);
    expect((await admin.post(`/en${text}/undo`, {}, `/en${text}`)).status).toBe(303);
    expect((await reader.get('/en/documents/a-res-91-998')).status).toBe(200);
  });

  it('keeps corrections when the text is read again, and undoes them', async () => {
    const text = await bring(admin, { paste: `${SMALL_RESOLUTION}\n`, symbol: '', lang: 'en' });
    const form = `/en${text}/paragraphs/para_2`;
    const version = versionIn((await admin.get(form)).text);
    const sent = await admin.post(form, {
      do: 'acts',
      version,
      'act-0': 'recommend',
      'addressees-0': ['ICAT', 'UNODC'],
    });
    expect(sent.status).toBe(303);
    const corrected = (await admin.get(`/en${text}`)).text;
    expect(corrected).toContain('corrected by a person');
    expect(corrected).toContain('Inter-Agency Coordination Group (ICAT)');

    expect((await admin.post(`/en${text}/read-again`, {}, `/en${text}`)).status).toBe(303);
    expect((await admin.get(`/en${text}`)).text).toContain('Inter-Agency Coordination Group (ICAT)');

    const undo = /action="\/en(\/texts\/[^"]+\/corrections\/[^"]+\/undo)"/u.exec(corrected)?.[1] ?? '';
    expect((await admin.post(`/en${undo}`, {}, `/en${text}`)).status).toBe(303);
    expect((await admin.get(`/en${text}`)).text).not.toContain('Inter-Agency Coordination Group (ICAT)');
  });

  it('shows the second of two browsers both versions, and lets it choose', async () => {
    const text = await bring(admin, { paste: `${SMALL_RESOLUTION}\n\n`, symbol: '', lang: '' });
    const other = await administrator(server);
    const form = `/en${text}/paragraphs/para_3`;
    const version = versionIn((await admin.get(form)).text);
    const fields = { do: 'acts', version, 'addressees-0': ['UNODC'] };
    expect((await admin.post(form, { ...fields, 'act-0': 'invite' })).status).toBe(303);
    const second = await other.post(form, { ...fields, 'act-0': 'demand' });
    expect(second.status).toBe(412);
    expect(second.text).toContain('Somebody was quicker');
    expect(second.text).toMatch(/<option value="demand" selected/u);
    const fresh = versionIn(second.text);
    expect(fresh).not.toBe(version);
    expect((await other.post(form, { ...fields, version: fresh, 'act-0': 'demand' })).status).toBe(303);
    expect((await admin.get(`/en${text}`)).text).toContain('<b>demands</b>');
  });

  it('asks what becomes of a text that is here already', async () => {
    const again = await bring(admin, { paste: `${SMALL_RESOLUTION}\n\n\n`, symbol: 'A/RES/91/998', lang: '' });
    const undecided = await admin.post(`/en${again}/confirm`, {}, `/en${again}`);
    expect(undecided.status).toBe(422);
    expect(undecided.text).toContain('Choose what shall become of the two texts.');
    expect((await admin.post(`/en${again}/confirm`, { duplicate: 'replace' }, `/en${again}`)).status).toBe(303);
    const statesNow = async () => {
      const { texts } = JSON.parse((await admin.send('GET', '/api/v1/documents/a-res-91-998')).text);
      const states = texts.map((one: { id: string; state: string }) => [again.endsWith(one.id), one.state].join(' '));
      return states.filter((state: string) => state !== 'false preview').sort();
    };
    expect(await statesNow()).toEqual(['false replaced', 'true confirmed']);
    expect((await admin.post(`/en${again}/undo`, {}, `/en${again}`)).status).toBe(303);
    expect(await statesNow()).toEqual(['false confirmed', 'true preview']);
  });

  it('answers bad input with a sentence and loses nothing', async () => {
    const nothing = await admin.post('/en/bring', { paste: ' ', lang: '', symbol: '' });
    expect(nothing.status).toBe(422);
    expect(nothing.text).toContain('Choose a file, or paste a text.');
    const symbol = await admin.post('/fr/bring', { paste: SMALL_RESOLUTION, lang: '', symbol: 'soixante' });
    expect(symbol.status).toBe(422);
    expect(symbol.text).toContain('n’est pas une cote');
    expect(symbol.text).toContain('Lanterns at small harbours');
    const noise = new File([new Uint8Array([0, 1, 2, 3, 0, 255, 254, 0])], 'a.bin');
    const binary = await admin.post('/en/bring', { file: noise, paste: '', lang: '', symbol: '' });
    expect(binary.status).toBe(303);
    const refused = async () => (await admin.get(binary.location)).text;
    await expect.poll(refused, { timeout: 30_000 }).toContain('This file cannot be read');
    const prose = await bring(admin, { paste: 'Dear Anna,\n\nthank you for the apples.\n', lang: '', symbol: '' });
    expect((await admin.get(`/en${prose}`)).text).toContain('No paragraphs of a resolution were found');
  });

  it('leaves a log that proves itself', async () => {
    expect(await verifyChain(server.house.db.connection)).toMatchObject({ intact: true });
  });
});

describe.skipIf(sharedData === null)('the draft of 2015 and what was adopted', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.stop());

  it('attach to their facts, and are compared and found', async () => {
    const admin = await administrator(server);
    const reader = visitor(server);
    const adopted = await bring(admin, {
      file: await realText('A-RES-70-179.clean.en.txt'),
      paste: '',
      lang: '',
      symbol: '',
    });
    expect((await admin.post(`/en${adopted}/confirm`, {}, `/en${adopted}`)).status).toBe(303);
    expect((await reader.get('/en/documents/a-res-70-179')).text).toContain('18 paragraphs');

    const draft = await bring(admin, {
      file: await realText('A-C.3-70-draft.zh.txt'),
      paste: '',
      lang: '',
      symbol: '',
    });
    const details = (await admin.get(`/en${draft}`)).text;
    const known = /<option value="([0-9a-f-]{36})"[^>]*>draft without a symbol/u.exec(details)?.[1] ?? '';
    const facts = { document: known, symbol: '', status: 'draft', adopted: '', title: '' };
    expect((await admin.post(`/en${draft}/details`, facts, `/en${draft}`)).status).toBe(303);
    expect((await admin.post(`/en${draft}/confirm`, {}, `/en${draft}`)).status).toBe(303);

    const seen = await reader.get('/zh/documents/70-draft-belarus');
    expect(seen.text).toContain('这是草案');
    expect(seen.text).toContain('<mark class="act">敦促</mark>');
    const compared = await reader.get('/en/compare?old=70-draft-belarus&new=a-res-70-179');
    expect(compared.status).toBe(200);
    expect(compared.text).toContain('words are not compared');
    const found = await reader.get(`/zh/search?q=${encodeURIComponent('受害者 信托基金')}`);
    expect(found.text).toContain('<mark class="found">');
  });
});
