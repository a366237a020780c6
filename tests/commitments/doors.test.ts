import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { administrator, type Client, type Fields, visitor } from '../kit/client.js';
import { startTestServer, type TestServer } from '../kit/test-server.js';
import { bring, SMALL_RESOLUTION } from '../kit/texts.js';

const KEY = 'a-res-91-998-op-1-1';
const HERE = `/en/commitments/${KEY}`;

/** With somebody asked of whom a rule knows where it belongs. */
const WITH_ICAT = SMALL_RESOLUTION.replace(
  'upon request.',
  'upon request;\n\n4. Invites the Inter-Agency Coordination Group against Trafficking in Persons to count lanterns.',
);

describe('the page of a commitment, without a browser', () => {
  let server: TestServer;
  let admin: Client;
  const anyone = () => visitor(server);
  beforeAll(async () => {
    server = await startTestServer({ facts: false });
    admin = await administrator(server);
    const text = await bring(admin, { paste: WITH_ICAT, symbol: 'A/RES/91/998' });
    expect((await admin.post(`/en${text}/confirm`, {}, `/en${text}`)).status).toBe(303);
    await vi.waitFor(async () => expect((await anyone().get(HERE)).status).toBe(200), {
      timeout: 30_000,
      interval: 200,
    });
  });
  afterAll(() => server.stop());

  /** Version that the page's forms carry now. */
  const version = async (path = HERE) =>
    /name="version" value="(\d+)"/u.exec((await admin.get(path)).text)?.[1] ?? 'none';
  const step = async (fields: Fields) =>
    admin.post(`${HERE}/steps`, { version: await version(), kind: 'note', note: 'Seen.', ...fields }, HERE);

  it('is a sentence for everybody, and has no form for who may not write', async () => {
    const { text } = await anyone().get(HERE);
    for (const words of ['urges', 'Member States', 'light their small harbours', 'paragraph 1'])
      expect(text).toContain(words);
    expect(text).not.toContain('name="kind"');
    expect((await anyone().get('/en/commitments/none')).status).toBe(404);
    expect((await anyone().get('/en/commitments/differences')).status).toBe(403);
    expect((await anyone().get('/en/commitments/suggestions')).status).toBe(403);
    expect((await anyone().get(`${HERE}/edit`)).status).toBe(403);
    expect((await anyone().get('/en/commitments/add')).status).toBe(403);
  });

  it.each([
    ['no kind', { kind: '' }, 422, 'kind'],
    ['an unknown kind', { kind: 'sing' }, 422, 'kind'],
    ['a kind that the state does not take', { kind: 'reopen' }, 409, 'kind'],
    ['a take-back by the wrong door', { kind: 'take-back' }, 422, 'kind'],
    ['a day that does not exist', { happened: '2026-02-30' }, 422, 'happened'],
    ['a day in words', { happened: 'yesterday' }, 422, 'happened'],
    ['a day before 1945', { happened: '1944' }, 422, 'happened'],
    ['a day to come', { happened: '2999-01-01' }, 422, 'happened'],
    ['a link that is none', { link: 'report.pdf' }, 422, 'link'],
    ['a link that runs', { link: 'javascript:alert(1)' }, 422, 'link'],
    ['a note of a whole book', { note: 'x'.repeat(4001) }, 422, 'note'],
    ['a note that says nothing', { note: '  ' }, 422, 'note'],
    ['a link and a file', { link: 'https://example.org/', file: new File(['x'], 'a.txt') }, 422, 'link'],
  ])('refuses %s beside its field, and keeps what was typed', async (_, fields: Fields, status, field) => {
    const answer = await step({ happened: '2026', ...fields });
    expect(answer.status).toBe(status);
    expect(answer.text).toContain(`href="#${field}"`);
    expect(answer.text).toContain(`id="${field}-error"`);
    if (!('note' in fields)) expect(answer.text).toContain('Seen.');
    if (typeof fields.happened === 'string') expect(answer.text).toContain(`value="${fields.happened}"`);
  });

  it('keeps a step out when somebody was quicker, and what was typed in', async () => {
    const answer = await step({ version: '77', note: 'Typed for long.' });
    expect(answer.status).toBe(412);
    expect(answer.text).toContain('Somebody was quicker');
    expect(answer.text).toContain('Typed for long.');
  });

  it('takes a step with a file, sends the file as nothing that runs, and hides it once the step is taken back', async () => {
    const file = new File(['<!doctype html><script>alert(1)</script>'], 'rapport été "1".html', { type: 'text/html' });
    expect((await step({ kind: 'start', note: 'Begun.', happened: '2026-03', file })).status).toBe(303);
    const evidence = /\/commitments\/[a-z0-9-]+\/evidence\/[0-9a-f-]+/u.exec((await anyone().get(HERE)).text)?.[0];
    const stepId = evidence?.split('/').at(-1) ?? '';
    const sent = await anyone().get(`/en${evidence}`);
    expect(sent.status).toBe(200);
    expect(sent.headers.get('Content-Type')).toBe('application/octet-stream');
    expect(sent.headers.get('Content-Disposition')).toMatch(
      /^attachment; .*filename\*=UTF-8''rapport%20%C3%A9t%C3%A9/u,
    );
    expect(sent.headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect((await anyone().get(`${HERE}/evidence/none`)).status).toBe(404);

    expect((await admin.post(`${HERE}/steps/${stepId}/take-back`, {}, HERE)).status).toBe(303);
    expect((await anyone().get(`/en${evidence}`)).status).toBe(404);
    expect((await admin.get(`/en${evidence}`)).status).toBe(200);
    const struck = (await anyone().get(HERE)).text;
    expect(struck).toContain('<s>It has begun</s>');
    expect(struck).toContain('Taken back by');
    expect(struck).not.toContain('evidence/');

    // Taking back what took it back brings it in again.
    const back = /\/steps\/([0-9a-f-]+)\/take-back/u.exec((await admin.get(HERE)).text)?.[1];
    expect((await admin.post(`${HERE}/steps/${back}/take-back`, {}, HERE)).status).toBe(303);
    expect((await anyone().get(`/en${evidence}`)).status).toBe(200);
    expect((await admin.post(`${HERE}/steps/none/take-back`, {}, HERE)).status).toBe(404);
  });

  it('shows both versions to the second of two who edit, keeps what was typed, and takes it then', async () => {
    const page = `${HERE}/edit`;
    const seen = await version(page);
    const edit = (title: string, at: string) =>
      admin.post(
        page,
        { 'title-en': title, act: 'urge', addressees: ['MEMBER_STATES'], shown: 'yes', version: at },
        page,
      );
    expect((await edit('Light the harbours', seen)).status).toBe(303);
    const second = await edit('Light them at night', seen);
    expect(second.status).toBe(412);
    for (const words of ['As it is now', 'Light the harbours', 'As you typed it', 'value="Light them at night"'])
      expect(second.text).toContain(words);
    const renewed = /name="version" value="(\d+)"/u.exec(second.text)?.[1] ?? '';
    expect((await edit('Light them at night', renewed)).status).toBe(303);
    expect((await anyone().get(HERE)).text).toContain('Light them at night');
  });

  it.each([
    ['date-0', { 'date-0': 'deadline' }, 'session-0'],
    ['a month that does not exist', { 'date-0': 'deadline', 'month-0-month': '13', 'month-0-year': '2027' }, 'month-0'],
    [
      'a day before 1945',
      { 'date-0': 'deadline', 'not_after-0-day': '1', 'not_after-0-month': '1', 'not_after-0-year': '1944' },
      'not_after-0',
    ],
    ['a session in words', { 'date-0': 'deadline', 'session-0': 'next' }, 'session-0'],
  ])('says beside its field what is wrong with a date: %s', async (_, fields, field) => {
    const page = `${HERE}/edit`;
    const sent = { act: 'urge', addressees: ['MEMBER_STATES'], shown: 'yes', version: await version(page) };
    const answer = await admin.post(page, { ...sent, ...fields }, page);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(`id="${field}-error"`);
  });

  it('files, decides and undoes by forms, and leads back to where one was', async () => {
    const filing = async (fields: Fields) =>
      admin.post(`${HERE}/filings`, { version: await version(), ...fields }, HERE);
    const filed = await filing({ filing: 'theme:e', decision: 'add' });
    expect([filed.status, filed.location]).toEqual([303, `${HERE}#filed`]);
    expect((await anyone().get(HERE)).text).toContain('(e) Awareness');
    expect((await filing({ filing: 'theme:z', decision: 'add' })).status).toBe(422);
    expect((await filing({ filing: 'colour:red', decision: 'add' })).status).toBe(422);
    expect((await filing({ filing: 'theme:e', decision: 'undo', version: '1' })).status).toBe(412);
    expect((await filing({ filing: 'theme:e', decision: 'undo' })).status).toBe(303);
    expect((await anyone().get(HERE)).text).not.toContain('(e) Awareness');
  });

  it('writes one down by hand, or says what is missing', async () => {
    const page = '/en/commitments/add';
    const sent = { symbol: '91/998', section: 'operative', n: '3', act: 'request', addressees: ['UNODC'] };
    const missing = await admin.post(page, sent);
    expect(missing.status).toBe(422);
    expect(missing.text).toContain('id="title-en-error"');
    expect(missing.text).toContain('value="91/998"');
    const done = await admin.post(page, { ...sent, 'title-fr': 'Compter les lanternes' });
    expect([done.status, done.location]).toEqual([303, '/en/commitments/a-res-91-998-op-3-2']);
    expect((await anyone().get('/fr/commitments/a-res-91-998-op-3-2')).text).toContain('Compter les lanternes');
  });
});
