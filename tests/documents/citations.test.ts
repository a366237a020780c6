import { afterAll, beforeAll, expect, it } from 'vitest';
import { administrator, type Client, visitor } from '../kit/client.js';
import { describeOnBoth } from '../kit/databases.js';
import { startTestServer, type TestServer } from '../kit/test-server.js';
import { bring, SMALL_RESOLUTION } from '../kit/texts.js';

const CITING = SMALL_RESOLUTION.replace(
  'Noting that small harbours are dark at night,',
  'Recalling its resolutions 70/179 of 17 December 2015 and 55/25 of 15 November 2000,\n\nNoting that small harbours are dark at night, as said in its resolution 70/179,',
);

interface Told {
  total: number;
  citations: {
    citing: { slug: string | null };
    cited: { symbol: string; slug: string | null };
    sources: string[];
    paragraphs: { section: string; n: number; eId: string }[];
  }[];
}

describeOnBoth('the citations', (engine) => {
  let server: TestServer;
  let admin: Client;
  let reader: Client;
  let text = '';
  beforeAll(async () => {
    server = await startTestServer({ engine });
    admin = await administrator(server);
    reader = visitor(server);
    text = await bring(admin, { paste: CITING, symbol: '', lang: '' });
  });
  afterAll(() => server.stop());
  const told = async (query: string): Promise<Told> =>
    JSON.parse((await reader.get(`/api/v1/citations?${query}`)).text);

  it('tell the facts of the thread, with a picture and its table', async () => {
    const { text: page } = await reader.get('/en/citations');
    expect(page).toMatch(/<svg[^>]+role="group"[^>]+aria-labelledby="arcs-title arcs-description"/u);
    expect(page).toContain('70/179 cites 64/293, known as a fact');
    expect(page).toContain('<a href="/en/citations?of=a-res-64-293">');
    expect(page).toContain('id="citations"');
    expect(Buffer.byteLength(page)).toBeLessThan(150_000);
  });

  it('leave out what is not confirmed, by every door', async () => {
    for (const path of [
      '/en/citations?scope=all',
      '/api/v1/citations?of=a-res-91-998',
      '/en/citations/export/csv?scope=all',
    ])
      expect((await reader.get(path)).text, path).not.toContain('91/998');
    expect(await told('of=a-res-91-998')).toMatchObject({ total: 0 });
  });

  it('tell what is read in a confirmed text, with the paragraphs', async () => {
    expect((await admin.post(`/en${text}/confirm`, {}, `/en${text}`)).status).toBe(303);
    const { total, citations } = await told('of=a-res-91-998');
    expect(total).toBe(3);
    expect(citations.map(({ cited, sources }) => [cited.symbol, cited.slug, sources])).toEqual([
      ['A/RES/55/25', null, ['reading']],
      ['A/RES/64/293', 'a-res-64-293', ['reading']],
      ['A/RES/70/179', 'a-res-70-179', ['reading']],
    ]);
    expect(citations[2]?.paragraphs.map(({ section, n }) => [section, n])).toEqual([
      ['preamble', 2],
      ['preamble', 3],
    ]);
    const { text: page } = await reader.get('/en/citations?of=a-res-91-998');
    expect(page).toContain('91/998 cites 3 documents and is cited by none.');
    expect(page).toContain(`#${citations[2]?.paragraphs[0]?.eId}"`);
    expect(page).toContain('only-cited');
  });

  it('are taken along as table, data and picture, in the language of the page', async () => {
    const csv = await reader.get('/en/citations/export/csv?of=a-res-91-998');
    expect(csv.text.split('\r\n').slice(0, 4)).toEqual([
      'citing,status,adopted,cited,here,sources,paragraphs',
      expect.stringMatching(/^A\/RES\/91\/998,.*,A\/RES\/55\/25,no,reading,preamble 2$/u),
      expect.stringMatching(/^A\/RES\/91\/998,.*,A\/RES\/64\/293,yes,reading,preamble 1$/u),
      expect.stringMatching(/^A\/RES\/91\/998,.*,A\/RES\/70\/179,yes,reading,preamble 2; preamble 3$/u),
    ]);
    const json = await reader.get('/en/citations/export/json?scope=all');
    expect(JSON.parse(json.text).citations.length).toBe((await told('')).total);
    const svg = await reader.get('/ar/citations/export/svg?of=a-res-70-179');
    expect(svg.headers.get('Content-Type')).toBe('image/svg+xml; charset=utf-8');
    expect(svg.text).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>\n<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/u);
    expect(svg.text).toContain('xml:lang="ar"');
    expect(svg.text).not.toMatch(/<a |style=|href/u);
    expect((await reader.get('/en/citations/export/gif')).status).toBe(404);
  });

  it('open at any address', async () => {
    for (const query of ['of=%00', 'of=nothing', 'scope=moon&sort=colour&page=99', 'of=a-res-61-180&scope=thread'])
      expect((await reader.get(`/fr/citations?${query}`)).status, query).toBe(200);
    expect((await reader.get('/api/v1/citations?of=%2F')).status).toBe(400);
  });
});
