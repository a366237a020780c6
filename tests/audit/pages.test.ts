import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findActions, recordAction, signHeads } from '../../src/kernel/audit/index.js';
import { LANGS } from '../../src/kernel/i18n/index.js';
import { houseHeadKey } from '../../src/modules/audit/head-key.js';
import { readKeptHead } from '../../src/modules/audit/kept-head.js';
import { administrator, type Client, visitor } from '../kit/client.js';
import { startTestServer, type TestServer } from '../kit/test-server.js';

describe('pages and API of the log', () => {
  let server: TestServer;
  let reader: Client;
  let stranger: Client;
  beforeAll(async () => {
    server = await startTestServer();
    reader = await administrator(server);
    stranger = visitor(server);
    const { db } = server.house;
    for (let n = 1; n <= 60; n++)
      await db.transaction((c) =>
        recordAction(c, {
          actor: { kind: 'person', id: `p${n % 2}` },
          party: n % 3 === 0 ? 'party-3' : undefined,
          verb: 'test.unheard-of',
          subject: { type: 'thing', id: `t${n}` },
          details: { text: '=1+1 <b>"&', n },
          changes: { state: { before: 'open', after: 'done' } },
        }),
      );
    await signHeads(db, await houseHeadKey(db.connection), new Date(Date.now() + 86_400_000));
  });
  afterAll(() => server.stop());

  it('are not there for who may not read the log, and no navigation leads to them', async () => {
    for (const path of ['/en/audit', '/en/audit/1', '/en/audit/export/csv', '/api/v1/audit/entries'])
      expect([path, (await stranger.get(path)).status]).toEqual([path, 404]);
    expect((await stranger.get('/en')).text).not.toContain('href="/en/audit"');
    expect((await reader.get('/en')).text).toContain('href="/en/audit"');
    const nothing = await stranger.get('/en/audit/99999999');
    const something = await stranger.get('/en/audit/1');
    const text = (html: string) => html.replaceAll(/[\da-f-]{36}|(\/|%2F)audit(\/|%2F)\d+|value="[^"]+"/gu, '');
    expect(text(something.text)).toBe(text(nothing.text));
  });

  it('show the newest first, with code and words, and go on by position', async () => {
    const first = await reader.get('/en/audit');
    expect(first.status).toBe(200);
    expect(first.text).toContain('test.unheard-of');
    const older = /href="(\/en\/audit\?before=\d+)"/u.exec(first.text)?.[1] ?? '';
    const second = await reader.get(older);
    expect(second.text).toContain('Came in by the administrator’s link');
    expect(second.text).toContain('this machine');
    const rows = (html: string) => [...html.matchAll(/href="\/en\/audit\/(\d+)"/gu)].map((match) => Number(match[1]));
    expect(rows(first.text)).toHaveLength(50);
    expect(Math.max(...rows(second.text))).toBe(Math.min(...rows(first.text)) - 1);
  });

  it.each([
    ['who=p1', 30],
    ['who=p1&party=party-3', 10],
    ['subject=thing:t7', 1],
    ['verb=test.unheard-of&subject=thing', 50],
    ['to=2020-01-01', 0],
    ['subject=nothing', 0],
  ])('narrow by %s', async (query, rows) => {
    const { status, text } = await reader.get(`/en/audit?${query}`);
    expect(status).toBe(200);
    expect([...text.matchAll(/href="\/en\/audit\/\d+"/gu)]).toHaveLength(rows);
    if (rows === 0) expect(text).toContain('No entry fits.');
  });

  it('say what is wrong with a day, beside it, and keep it', async () => {
    const { status, text } = await reader.get('/en/audit?from=31.1.2026');
    expect(status).toBe(200);
    expect(text).toContain('This is no day of the calendar');
    expect(text).toContain('value="31.1.2026"');
  });

  it('show one entry whole, in six languages', async () => {
    const [last] = await findActions(server.house.db.connection, { verb: 'test.unheard-of', limit: 1 });
    for (const lang of LANGS) {
      const { status, text } = await reader.get(`/${lang}/audit/${last?.position}`);
      expect(status).toBe(200);
      expect(text).toContain('&lt;b&gt;');
      expect(text).not.toMatch(/audit\.(log|entry|who|place)\./u);
    }
    for (const path of ['/en/audit/0', '/en/audit/x', '/en/audit/99999999', '/en/audit/1e300'])
      expect([path, (await reader.get(path)).status]).toEqual([path, 404]);
  });

  it('give the same out as csv and JSON, and record that somebody took it out', async () => {
    const csv = await reader.get('/en/audit/export/csv?subject=thing');
    expect(csv.status).toBe(200);
    const lines = csv.text.trim().split('\r\n');
    expect(lines).toHaveLength(61);
    expect(lines[0]).toContain('position,moment,actor_kind');
    const json = JSON.parse((await reader.get('/en/audit/export/json?subject=thing')).text);
    expect(json.entries).toHaveLength(60);
    expect(json.entries[0]).toMatchObject({ verb: 'test.unheard-of', changes: { state: { after: 'done' } } });
    expect((await reader.get('/en/audit/export/exe')).status).toBe(404);
    const whole = JSON.parse((await reader.get('/en/audit/export/json')).text);
    expect(whole.entries.length).toBe(whole.entries[0].position);
    const exports = await findActions(server.house.db.connection, { verb: 'audit.export' });
    expect(exports.map(({ details, place }) => [details.format, place])).toEqual([
      ['json', 'here'],
      ['json', 'here'],
      ['csv', 'here'],
    ]);
  });

  it('answer programs page by page', async () => {
    const seen: number[] = [];
    for (let before = ''; ; ) {
      const { status, text } = await reader.get(`/api/v1/audit/entries?subject=thing&size=25${before}`);
      expect(status).toBe(200);
      const { entries, older } = JSON.parse(text) as { entries: { position: number }[]; older: number | null };
      seen.push(...entries.map(({ position }) => position));
      if (older === null) break;
      before = `&before=${older}`;
    }
    expect(seen).toHaveLength(60);
    expect(new Set(seen).size).toBe(60);
    for (const query of ['size=0', 'size=501', 'before=-1', 'from=x'])
      expect([query, (await reader.get(`/api/v1/audit/entries?${query}`)).status]).toEqual([query, 400]);
  });

  it('let anyone keep a head and compare it', async () => {
    const page = await stranger.get('/en/audit/heads');
    expect(page.status).toBe(200);
    const path = /href="(\/en\/audit\/heads\/[\d-]+\.json)"/u.exec(page.text)?.[1] ?? '';
    const kept = readKeptHead((await stranger.get(path)).text);
    expect(kept?.hash).toMatch(/^[\da-f]{64}$/u);
    const api = JSON.parse((await stranger.get(`/api/v1/audit/heads/${kept?.day}`)).text);
    expect(api).toMatchObject({ ...kept });
    const key = JSON.parse((await stranger.get('/api/v1/audit/key')).text);
    expect(key.publicKey).toBe(kept?.publicKey);
    expect(page.text).toContain(key.publicKey);
    for (const odd of ['/en/audit/heads/x', '/en/audit/heads/2020-01-01.json', '/en/audit/heads/2020-99-99.json'])
      expect([odd, (await stranger.get(odd)).status]).toEqual([odd, 404]);
    expect((await stranger.get('/en/audit/heads?before=2020-99-99')).status).toBe(200);
    expect((await stranger.get('/api/v1/audit/heads/2020-02-31')).status).toBe(400);
  });

  it('say to anyone what is kept how long', async () => {
    for (const lang of LANGS) {
      const { status, text } = await stranger.get(`/${lang}/privacy`);
      expect(status).toBe(200);
      expect(text).not.toMatch(/audit\.(kept|privacy)\./u);
    }
    expect((await stranger.get('/en/privacy')).text).toContain('30 days after its end');
    const { kept } = JSON.parse((await stranger.get('/api/v1/privacy')).text);
    expect(kept).toContainEqual({ class: 'job', days: 30, since: 'end' });
  });
});
