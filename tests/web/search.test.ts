import { describe, expect, it } from 'vitest';
import { type SearchHit, type SearchProvider, z } from '../../src/kernel/http/index.js';
import { testApp } from '../kit/test-app.js';

/** As many things as said, found by any word but "nothing"; a blank is no word. */
function provider(name: string, count: number, order: number, more: Partial<SearchProvider> = {}): SearchProvider {
  const hit = (n: number): SearchHit => ({
    path: `/${name}/${n}`,
    title: [{ text: `${name} ${n}` }, { text: ' 70/179', symbol: true }],
    excerpt: {
      lang: 'ar',
      runs: [
        { text: 'قبل ', found: false },
        { text: '<b>', found: true },
      ],
    },
    draft: n === 1,
    meta: ['urges'],
  });
  return {
    name,
    heading: 'http.search.title',
    order,
    first: 3,
    record: z.object({ n: z.number() }),
    async find({ query, limit, offset }) {
      if (query === '') return null;
      const total = query === 'nothing' ? 0 : count;
      const part = Array.from({ length: total }, (_, at) => at + 1).slice(offset, offset + limit);
      return { total, hits: part.map(hit), records: part.map((n) => ({ n })) };
    },
    ...more,
  };
}

const app = testApp({
  modules: [{ search: [provider('stars', 45, 20, { leads: true })] }, { search: [provider('moons', 2, 10)] }],
});
const page = async (path: string) => (await app.request(path)).text();
const links = (html: string, name: string) => [...html.matchAll(new RegExp(`/en/${name}/\\d+"`, 'gu'))].length;

describe('the page of the search', () => {
  it('shows the first of every kind, in their order, and the way to all of them', async () => {
    const html = await page('/en/search?q=light');
    expect(html.indexOf('found-moons')).toBeLessThan(html.indexOf('found-stars'));
    expect([links(html, 'moons'), links(html, 'stars')]).toEqual([2, 3]);
    expect(html).toContain('href="/en/search?q=light&amp;only=stars"');
    expect(html).not.toContain('only=moons');
  });

  it('pages one kind by itself', async () => {
    const html = await page('/en/search?q=light&only=stars&page=3');
    expect([links(html, 'moons'), links(html, 'stars')]).toEqual([0, 5]);
    expect(html).toContain('/en/stars/45');
    expect(html).toContain('page=2');
  });

  it('says what is a draft, in which language words are, and writes them as text', async () => {
    const html = await page('/en/search?q=light');
    expect(html).toContain('<p class="said" lang="ar" dir="rtl">');
    expect(html).toContain('<mark class="found">&lt;b&gt;</mark>');
    expect(html.match(/class="tag due"/gu)?.length).toBe(2);
  });

  it('asks for words, and says when nothing is found', async () => {
    expect(await page('/en/search')).toContain('What are you looking for?');
    expect(await page('/en/search?q=nothing&in=zh')).toContain('Nothing found for “nothing”');
  });
});

describe('the search of the API', () => {
  const ask = async (query: string) => (await app.request(`/api/v1/search?${query}`)).json();

  it('gives a list a kind, with its total', async () => {
    const found = await ask('q=light&size=2');
    expect(found).toEqual({
      total: 45,
      totals: { moons: 2, stars: 45 },
      moons: [{ n: 1 }, { n: 2 }],
      stars: [{ n: 1 }, { n: 2 }],
    });
  });

  it('keeps to one kind, linked to its neighbours', async () => {
    const answer = await app.request('/api/v1/search?q=light&only=stars&page=2&size=20');
    expect(await answer.json()).toMatchObject({ total: 45, totals: { stars: 45 } });
    expect(answer.headers.get('Link')).toContain('page=3&size=20>; rel="next"');
  });

  it('refuses a kind that nobody brings', async () => {
    expect((await app.request('/api/v1/search?q=light&only=suns')).status).toBe(400);
  });
});
