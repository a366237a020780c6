import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../kit/test-server.js';

describe('parties for programs', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.stop());
  const ask = (path: string, init: RequestInit = {}) => fetch(`${server.address}${path}`, init);

  it('lists, narrows, sorts and pages', async () => {
    const answer = await ask('/api/v1/parties?kind=state&group=african&size=10');
    expect(answer.headers.get('link')).toContain('rel="next"');
    expect(await answer.json()).toMatchObject({
      total: 54,
      parties: expect.arrayContaining([expect.objectContaining({ code: 'DZ' })]),
    });
    const two = await (await ask('/api/v1/parties?kind=state&kind=observer&q=state of')).json();
    expect(two).toMatchObject({ parties: expect.arrayContaining([expect.objectContaining({ code: 'PS' })]) });
    expect((await ask('/api/v1/parties?kind=planet')).status).toBe(400);
  });

  it('tells one, and nothing of what is not there', async () => {
    expect(await (await ask('/api/v1/parties/unodc')).json()).toMatchObject({
      code: 'UNODC',
      kind: 'un-entity',
      version: 1,
    });
    const none = await ask('/api/v1/parties/NOBODY');
    expect([none.status, await none.json()]).toEqual([404, expect.objectContaining({ code: 'parties.no-such-party' })]);
  });

  it('lets nobody write who is not in', async () => {
    const write = (path: string, method: string, body: unknown) =>
      ask(path, { method, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
    const names = [{ lang: 'en', kind: 'short', name: 'X' }];
    expect((await write('/api/v1/parties', 'POST', { code: 'XX', kind: 'ngo', names })).status).toBe(403);
    expect((await write('/api/v1/parties/BY', 'PATCH', { version: 1, website: 'https://x.example' })).status).toBe(403);
    expect((await write('/api/v1/parties/BY/undo', 'POST', {})).status).toBe(403);
  });

  it('describes itself', async () => {
    const answer = await ask('/api/v1/openapi.json');
    expect(answer.status).toBe(200);
    const { paths } = (await answer.json()) as { paths: object };
    expect(Object.keys(paths)).toEqual(expect.arrayContaining(['/parties', '/parties/{code}', '/parties/{code}/undo']));
  });

  it('is found by the search of the house', async () => {
    const page = await (await ask('/en/search?q=Upper+Volta')).text();
    expect(page).toContain('/en/parties/BF');
  });

  it('leaves as json, csv and xlsx what the list shows', async () => {
    const file = (format: string) => ask(`/ru/parties/export/${format}?group=eastern-european&sort=code`);
    const whole = (await (await file('json')).json()) as { schema: string; parties: { code: string }[] };
    expect(whole.schema).toBe('concordance.parties/1');
    expect(whole.parties).toHaveLength(23);
    expect(whole.parties[0]?.code).toBe('AL');
    const csv = await (await file('csv')).text();
    expect(csv.split(/\r?\n/u).filter((line) => line !== '')).toHaveLength(24);
    expect(csv).toContain('ru: Белорусская Советская Социалистическая Республика [/1991]');
    expect((await file('xlsx')).headers.get('content-disposition')).toMatch(/parties-.*\.xlsx/u);
    expect((await file('pdf')).status).toBe(404);
  });
});
