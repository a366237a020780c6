import { gzipSync } from 'node:zlib';
import { Hono } from 'hono';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRoute, newApi, type PageEnv, z } from '../../src/kernel/http/index.js';
import { directionOf, LANGS } from '../../src/kernel/i18n/index.js';
import {
  accessibilityViolations,
  findChromium,
  launchBrowser,
  openPage,
  screenshot,
  sidewaysOverflow,
  walkByKeyboard,
} from '../kit/browser.js';
import { serveApp } from '../kit/serve-app.js';
import { assets, noSessions, testApp } from '../kit/test-app.js';

/** One hour's promise of the house: a page without its data, with its style sheet and islands, packed. */
const MOST_BYTES = 30_000;

const api = newApi();
api.openapi(
  createRoute({
    method: 'get',
    path: '/documents/{id}',
    summary: 'One document with its reading',
    request: {
      params: z.object({ id: z.string().openapi({ description: 'Symbol or id' }) }),
      query: z.object({ lang: z.enum(LANGS).optional().openapi({ description: 'Language of the text' }) }),
    },
    responses: {
      200: {
        description: 'The document',
        content: { 'application/json': { schema: z.object({ id: z.string() }).openapi('Document') } },
      },
    },
  }),
  (c) => c.json({ id: c.req.valid('param').id }, 200),
);
const broken = new Hono<PageEnv>().get('/broken', () => {
  throw new Error('broken on purpose');
});
const app = testApp({
  modules: [{ api, pages: broken }],
  sessions: { ...noSessions, isOpen: async (token) => token === 'good' },
});

/** Name, path below the language, status. */
const PAGES = [
  ['home', '', 200],
  ['api', '/api', 200],
  ['enter', '/enter/good', 200],
  ['used', '/enter/bad', 410],
  ['missing', '/nowhere', 404],
  ['failed', '/broken', 500],
] as const;

describe('the markup of every page', () => {
  it.each(PAGES)(
    '%s holds no script or style of its own, and names language and direction',
    async (_, path, status) => {
      for (const lang of LANGS) {
        const answer = await app.request(`/${lang}${path}`);
        expect(answer.status).toBe(status);
        const page = await answer.text();
        expect(page).toContain(`<html lang="${lang}" dir="${directionOf(lang)}">`);
        expect(page).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc="\/assets\/)|javascript:/i);
        expect(page).not.toMatch(/https?:\/\//);
        for (const other of LANGS) expect(page).toContain(`href="/${other}${path}"`);
      }
    },
  );

  it.each(PAGES)('%s weighs less than is promised', async (_, path) => {
    const page = await (await app.request(`/ru${path}`)).text();
    const files = [...page.matchAll(/"\/assets\/([^"]+)"/g)].map(
      ([, name]) => assets.find(name ?? '')?.body ?? new Uint8Array(),
    );
    const weight = [Buffer.from(page), ...files].reduce((sum, part) => sum + gzipSync(part).length, 0);
    expect(weight).toBeLessThan(MOST_BYTES);
  });
});

if (findChromium() === null) console.log('No Chromium here: pages are not tested in a browser.');

describe.skipIf(findChromium() === null)('in a browser', () => {
  let browser: Browser;
  let site: Awaited<ReturnType<typeof serveApp>>;

  beforeAll(async () => {
    site = await serveApp(app);
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  it.each(LANGS)('in %s: no complaint, no axe violation, nothing sideways at 360 pixels', async (lang) => {
    const { page, complaints, close } = await openPage(browser, `${site.address}/${lang}`, { width: 360 });
    for (const [name, path, status] of PAGES) {
      complaints.length = 0;
      await page.goto(`${site.address}/${lang}${path}`);
      await screenshot(page, `${name}-${lang}-360`);
      expect([name, await sidewaysOverflow(page)]).toEqual([name, 0]);
      expect(await accessibilityViolations(page)).toEqual([]);
      expect(complaints).toEqual(status < 400 ? [] : [expect.stringContaining(String(status))]);
    }
    await close();
  });

  it.each(['en', 'ar', 'zh'] as const)('in %s, wide and dark: no axe violation', async (lang) => {
    const { page, close } = await openPage(browser, `${site.address}/${lang}`, { scheme: 'dark' });
    for (const [name, path] of PAGES) {
      await page.goto(`${site.address}/${lang}${path}`);
      await screenshot(page, `${name}-${lang}-1280`);
      expect(await accessibilityViolations(page)).toEqual([]);
    }
    await close();
  });

  it('pages do not move while they load', async () => {
    const { page, close } = await openPage(browser, `${site.address}/ar`);
    const shift = await page.evaluate<number>(
      `new Promise((done) => { let sum = 0; new PerformanceObserver((list) => { for (const entry of list.getEntries()) sum += entry.value; }).observe({ type: 'layout-shift', buffered: true }); requestAnimationFrame(() => requestAnimationFrame(() => done(sum))); })`,
    );
    expect(shift).toBe(0);
    await close();
  });

  it('the first page works with the keyboard alone, without JavaScript', async () => {
    const { page, close } = await openPage(browser, `${site.address}/fr`, { javaScript: false });
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(page.url()).toBe(`${site.address}/fr#main`);
    await page.keyboard.press('Tab');
    await page.keyboard.type('fonds 70/179');
    await page.keyboard.press('Enter');
    await page.waitForURL(/search/);
    expect(new URL(page.url()).searchParams.get('q')).toBe('fonds 70/179');
    await close();
  });

  it('every step by Tab can be seen', async () => {
    const { page, close } = await openPage(browser, `${site.address}/en/api`);
    const walked = await walkByKeyboard(page);
    expect(walked.slice(0, 3)).toEqual(['Skip to the content', 'Concordance', 'Home']);
    expect(walked).toContain('Русский');
    await close();
  });

  it('the menu of a phone opens without JavaScript, and languages keep address and query', async () => {
    const { page, close } = await openPage(browser, `${site.address}/en/api?x=1`, { width: 360, javaScript: false });
    expect(await page.locator('.nav a').first().isVisible()).toBe(false);
    await page.locator('.menu > summary').click();
    expect(await page.locator('.nav a').first().isVisible()).toBe(true);
    await page.locator('.langs a[lang="zh"]').click();
    expect(page.url()).toBe(`${site.address}/zh/api?x=1`);
    await close();
  });
});
