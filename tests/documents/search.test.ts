import { afterAll, beforeAll, expect, it } from 'vitest';
import { PUBLIC } from '../../src/kernel/access/index.js';
import { findInParagraphs } from '../../src/modules/documents/find-in-paragraphs.js';
import { findInTitles } from '../../src/modules/documents/find-in-titles.js';
import { describeOnBoth } from '../kit/databases.js';
import { startTestServer, type TestServer } from '../kit/test-server.js';

describeOnBoth('search in the specimen and the facts', (engine) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ engine });
  });
  afterAll(() => server.stop());

  const part = { limit: 20, offset: 0 };
  const documentsBy = async (query: string) => (await findInTitles(server.house.db, PUBLIC, { query, ...part }))?.rows;
  const paragraphsBy = async (query: string) =>
    (await findInParagraphs(server.house.db, PUBLIC, { query, lang: null, ...part }))?.rows;

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
    const found = (await paragraphsBy(query))?.find((one) => one.lang === lang);
    expect(found).toBeDefined();
    expect(found?.excerpt.some((run) => run.found)).toBe(true);
  });

  it('finds a symbol as a document and where it is cited', async () => {
    expect((await documentsBy('64/293'))?.map((one) => one.symbol)).toContain('A/RES/64/293');
    expect((await paragraphsBy('64/293'))?.length).toBeGreaterThan(0);
  });

  it.each([
    '90/999 para 4',
    '90/999, paragraphe 4',
    '90/999 párr. 4',
    '90/999 пункт 4',
    '90/999 الفقرة 4',
    '90/999第4段',
  ])('goes to the paragraph by "%s"', async (query) => {
    const found = await paragraphsBy(query);
    expect(found?.length).toBeGreaterThan(0);
    for (const one of found ?? []) expect([one.symbol, one.n]).toEqual(['A/RES/90/999', 4]);
  });

  it('finds documents by titles in any language', async () => {
    for (const query of ['appraisal every four years', '每四年评估', 'خطة العالم', 'Всемирный план'])
      expect((await documentsBy(query))?.length, query).toBeGreaterThan(0);
  });

  it('takes any query without failing', async () => {
    for (const query of ['"', "' or 1=1 --", '((((', '70/179 & | !', '\u0000a', '%', '。，']) {
      await documentsBy(query);
      await paragraphsBy(query);
    }
    expect(await paragraphsBy('- "')).toBeUndefined();
    expect(await documentsBy('')).toBeUndefined();
  });
});
