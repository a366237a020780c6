import { afterAll, beforeAll, expect, it } from 'vitest';
import { PUBLIC } from '../../src/kernel/access/index.js';
import { search } from '../../src/modules/documents/search.js';
import { describeOnBoth } from '../kit/databases.js';
import { startTestServer, type TestServer } from '../kit/test-server.js';

describeOnBoth('search in the specimen and the facts', (engine) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ engine });
  });
  afterAll(() => server.stop());

  const find = (query: string) => search(server.house.db, PUBLIC, { query, lang: null, limit: 20, offset: 0 });

  it.each([
    ['en', 'safe-arrival desks'],
    ['en', 'desk'],
    ['fr', 'traite des personnes'],
    ['es', 'trata de personas'],
    ['ru', 'торговлей людьми'],
    ['zh', '贩运人口'],
    ['zh', '大会'],
    ['ar', 'الاتجار بالأشخاص'],
    ['ar', 'الإتجار بالاشخاص'],
  ])('finds paragraphs in %s by "%s" and marks the words', async (lang, query) => {
    const { paragraphs } = await find(query);
    const found = paragraphs.find((one) => one.lang === lang);
    expect(found).toBeDefined();
    expect(found?.excerpt.some((run) => run.found)).toBe(true);
  });

  it('finds a symbol as a document and where it is cited', async () => {
    const { documents, paragraphs } = await find('64/293');
    expect(documents.map((one) => one.symbol)).toContain('A/RES/64/293');
    expect(paragraphs.length).toBeGreaterThan(0);
  });

  it('finds documents by titles in any language', async () => {
    for (const query of ['appraisal every four years', '每四年评估', 'خطة العالم', 'Всемирный план'])
      expect((await find(query)).documents.length, query).toBeGreaterThan(0);
  });

  it('takes any query without failing', async () => {
    for (const query of ['"', "' or 1=1 --", '((((', '70/179 & | !', '\u0000a', '%', '。，']) await find(query);
    expect((await find('- "')).empty).toBe(true);
  });
});
