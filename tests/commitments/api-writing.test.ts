import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { administrator, type Client, visitor } from '../kit/client.js';
import { exportedBytes, rowsOfExport, sheetOf } from '../kit/sheets.js';
import { startTestServer, type TestServer } from '../kit/test-server.js';
import { bring, SMALL_RESOLUTION } from '../kit/texts.js';

const KEY = 'a-res-91-998-op-1-1';
const HERE = `/api/v1/commitments/${KEY}`;

interface Told {
  version: number;
  act: string;
  titles: { lang: string; title: string }[];
  filings: { scheme: string; code: string; standing: string }[];
}

describe('what programs may write of the register', () => {
  let server: TestServer;
  let admin: Client;
  beforeAll(async () => {
    server = await startTestServer({ facts: false });
    admin = await administrator(server);
    const text = await bring(admin, { paste: SMALL_RESOLUTION, symbol: 'A/RES/91/998' });
    expect((await admin.post(`/en${text}/confirm`, {}, `/en${text}`)).status).toBe(303);
    await vi.waitFor(async () => expect((await visitor(server).get(HERE)).status).toBe(200), {
      timeout: 30_000,
      interval: 200,
    });
  });
  afterAll(() => server.stop());

  const told = async () => JSON.parse((await admin.get(HERE)).text) as Told;
  const etag = async () => (await admin.get(HERE)).headers.get('ETag') ?? '';
  const send = async (method: string, path: string, body: unknown, seen?: string) =>
    admin.send(method, path, body, { 'If-Match': seen ?? (await etag()) });

  it('sets what is named, against the version that was seen, and shows it', async () => {
    const before = await etag();
    const sent = await send(
      'PATCH',
      HERE,
      { titles: { en: 'Light the harbours', zh: '照亮港口' }, act: 'invite' },
      before,
    );
    expect([sent.status, sent.text]).toEqual([200, expect.stringContaining('"version":')]);
    expect(await told()).toMatchObject({
      act: 'invite',
      titles: [{ lang: 'en', title: 'Light the harbours' }, { lang: 'zh' }],
    });
    expect((await send('PATCH', HERE, { act: 'urge' }, before)).status).toBe(412);
    expect((await admin.send('PATCH', HERE, { act: 'urge' })).status).toBe(400);
  });

  it.each([
    ['an act that is none', { act: 'sing' }],
    ['a member that nobody knows', { origin: 'fact' }],
    ['a day that does not exist', { dates: [{ kind: 'deadline', text: '', not_after: '2027-02-30' }] }],
    ['a year before 1945', { dates: [{ kind: 'deadline', text: '', year: 1944 }] }],
  ])('refuses %s', async (_, body) => {
    expect((await send('PATCH', HERE, body)).status).toBe(400);
  });

  it('finds where text and register differ now, and takes and undoes a decision', async () => {
    const list = async (decided: '0' | '1') =>
      JSON.parse((await admin.get(`/api/v1/commitment-differences?decided=${decided}`)).text) as {
        total: number;
        differences: { id: string; commitment: string; what: string; stated: unknown; read: unknown }[];
      };
    const { total, differences } = await list('0');
    expect(total).toBe(1);
    expect(differences[0]).toMatchObject({ commitment: KEY, what: 'act', stated: 'invite', read: 'urge' });
    const decide = async (decision: string) =>
      (await admin.send('POST', `/api/v1/commitment-differences/${differences[0]?.id}`, { decision })).status;
    expect(await decide('keep')).toBe(204);
    expect((await list('1')).total).toBe(1);
    expect(await decide('undo')).toBe(204);
    expect(await decide('undo')).toBe(409);
    expect(await decide('take')).toBe(204);
    expect(await told()).toMatchObject({ act: 'urge' });
  });

  it('files, takes that back, and says when somebody was quicker', async () => {
    const filings = async () => (await told()).filings.map(({ code, standing }) => `${code} ${standing}`);
    const before = await filings();
    expect((await send('POST', `${HERE}/filings`, { scheme: 'target', code: '16.2' })).status).toBe(201);
    expect(await filings()).toContain('16.2 confirmed');
    expect((await send('POST', `${HERE}/filings`, { scheme: 'target', code: '16.2' })).status).toBe(409);
    expect((await send('POST', `${HERE}/filings`, { scheme: 'theme', code: '16.2' })).status).toBe(422);
    expect((await send('POST', `${HERE}/filings/target/16.2`, { decision: 'undo' }, '"1"')).status).toBe(412);
    const undone = await send('POST', `${HERE}/filings/target/16.2`, { decision: 'undo' });
    expect(JSON.parse(undone.text)).toEqual({ standing: null });
    expect(await filings()).toEqual(before);
  });

  it('writes a commitment down by hand', async () => {
    const given = {
      symbol: 'A/RES/91/998',
      n: 9,
      act: 'request',
      addressees: ['UNODC'],
      titles: { en: 'Count the lamps' },
    };
    const sent = await admin.send('POST', '/api/v1/commitments', given);
    expect(sent.status, sent.text).toBe(201);
    expect(JSON.parse((await visitor(server).get(sent.headers.get('Location') ?? '')).text)).toMatchObject({
      act: 'request',
      addressees: ['UNODC'],
    });
  });

  it('backs what became of it by a file, lists it and gives it back; what was taken back only to those who write', async () => {
    const bytes = new TextEncoder().encode('All lamps are lit.\n');
    const upload = (query: string, body: Uint8Array, seen: string) =>
      admin.send('POST', `${HERE}/evidence?${query}`, body, { 'If-Match': seen });
    const sent = await upload('name=lamps.txt&kind=start&happened=2026-03&note=Lit.', bytes, await etag());
    expect([sent.status, sent.text]).toEqual([201, expect.stringContaining('"state":"under-way"')]);
    const at = sent.headers.get('Location') ?? '';
    const list = async (client: Client) =>
      (JSON.parse((await client.get(`${HERE}/evidence`)).text) as { evidence: unknown[] }).evidence;
    const entry = {
      step: at.split('/').at(-1),
      takenBack: false,
      evidence: { kind: 'file', name: 'lamps.txt', bytes: bytes.length, href: at },
    };
    expect(await list(visitor(server))).toMatchObject([entry]);
    const got = await visitor(server).get(at);
    expect([got.status, got.text]).toEqual([200, 'All lamps are lit.\n']);
    expect(got.headers.get('Content-Disposition')).toContain('attachment; filename="lamps.txt"');

    expect((await upload('name=a.txt', bytes, '"1"')).status).toBe(412);
    expect((await upload('kind=note', bytes, await etag())).status).toBe(400);
    expect((await upload('name=a.txt&kind=take-back', bytes, await etag())).status).toBe(400);
    expect((await upload('name=a.txt', new Uint8Array(20 * 2 ** 20 + 1), await etag())).status).toBe(413);
    expect((await admin.get(`${HERE}/evidence/${crypto.randomUUID()}`)).status).toBe(404);

    expect((await send('POST', `${HERE}/steps/${entry.step}/take-back`, undefined)).status).toBe(200);
    expect(await list(visitor(server))).toEqual([]);
    expect((await visitor(server).get(at)).status).toBe(404);
    expect(await list(admin)).toMatchObject([{ ...entry, takenBack: true }]);
    expect((await admin.get(at)).status).toBe(200);
  });

  it('brings a sheet back: compared, applied, undone', async () => {
    const rows = await rowsOfExport(await exportedBytes(server.house.db, 'xlsx'));
    const bytes = await sheetOf(rows.map((row) => (row.key === KEY ? { ...row, title_en: 'Light them all' } : row)));
    const sent = await admin.send('POST', '/api/v1/register-imports?name=register.xlsx', bytes);
    expect(sent.status, sent.text).toBe(202);
    const at = sent.headers.get('Location') ?? '';
    const state = async () => (JSON.parse((await admin.get(at)).text) as { state: string }).state;
    await expect.poll(state, { timeout: 30_000 }).toBe('compared');
    expect(JSON.parse((await admin.get(`${at}/rows`)).text)).toMatchObject({
      total: 1,
      rows: [{ key: KEY, changes: [{ column: 'title_en', before: 'Light the harbours', after: 'Light them all' }] }],
    });
    expect((await admin.send('POST', `${at}/apply`)).status).toBe(202);
    await expect.poll(state, { timeout: 30_000 }).toBe('applied');
    expect((await told()).titles).toContainEqual({ lang: 'en', title: 'Light them all' });
    expect((await admin.send('POST', `${at}/undo`)).status).toBe(202);
    await expect.poll(state, { timeout: 30_000 }).toBe('undone');
    expect((await told()).titles).toContainEqual({ lang: 'en', title: 'Light the harbours' });
    expect((await visitor(server).get(at)).status).toBe(404);
  });

  it.each([
    ['PATCH', HERE, { act: 'urge' }],
    ['POST', `${HERE}/filings`, { scheme: 'theme', code: 'a' }],
    ['POST', '/api/v1/commitments', { symbol: 'A/RES/91/998', n: 1, act: 'urge', titles: { en: 'x' } }],
    ['POST', '/api/v1/register-imports?name=x.csv', new Uint8Array([1])],
    ['POST', `${HERE}/evidence?name=x.txt`, new Uint8Array([1])],
    ['GET', '/api/v1/commitment-differences', undefined],
  ])('does nothing for a visitor: %s %s', async (method, path, body) => {
    const { status } = await visitor(server).send(method, path, body, { 'If-Match': '"1"' });
    expect([401, 403]).toContain(status);
  });
});
