import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Lang } from '../../src/kernel/i18n/index.js';
import {
  accessibilityViolations,
  findChromium,
  launchBrowser,
  openPage,
  screenshot,
  sidewaysOverflow,
  walkByKeyboard,
} from '../kit/browser.js';
import { startTestServer, type TestServer } from '../kit/test-server.js';

describe.skipIf(findChromium() === null)('the calendar in a browser', () => {
  let server: TestServer;
  let browser: Browser;
  beforeAll(async () => {
    [server, browser] = await Promise.all([startTestServer(), launchBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  const PAGES = [
    '/calendar/2037',
    '/calendar/1999',
    '/calendar/2027',
    '/calendar/sessions/82',
    '/calendar/sessions/71',
    '/calendar/sessions/45',
    '/calendar/appraisal',
    '/calendar/sessions',
  ];

  it.each((['en', 'ar', 'zh'] satisfies Lang[]).flatMap((lang) => PAGES.map((path) => [lang, path] as const)))(
    '%s%s: no fault for axe, nothing sideways, no complaint',
    async (lang, path) => {
      const { page, complaints, close } = await openPage(browser, `${server.address}/${lang}${path}`, {
        lang,
        width: 360,
      });
      expect(await accessibilityViolations(page)).toEqual([]);
      expect(await sidewaysOverflow(page)).toBe(0);
      await screenshot(page, `${lang}${path.replaceAll(/\W+/gu, '-')}-360`);
      await page.setViewportSize({ width: 1280, height: 900 });
      expect(await sidewaysOverflow(page)).toBe(0);
      await screenshot(page, `${lang}${path.replaceAll(/\W+/gu, '-')}-1280`);
      expect(complaints).toEqual([]);
      await close();
    },
  );

  async function enter(page: Page): Promise<void> {
    await page.goto(await server.entryLink());
    await page.locator('main form button').first().focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/(en|ar|zh)$/u);
  }

  it.each(['en', 'ar', 'zh'] satisfies Lang[])(
    'in %s an opening is edited and taken back, by keyboard and without JavaScript',
    async (lang) => {
      const { page, close } = await openPage(browser, `${server.address}/${lang}`, {
        lang,
        javaScript: false,
        width: 360,
      });
      await enter(page);
      await page.goto(`${server.address}/${lang}/calendar/sessions/93/edit`);
      expect(await page.inputValue('#opens')).toBe('2038-09-07');
      await page.fill('#opens', '2038-13-01');
      await page.locator('main form button').focus();
      await page.keyboard.press('Enter');
      expect(await page.inputValue('#opens')).toBe('2038-13-01');
      expect(await page.locator('.errors a').getAttribute('href')).toBe('#opens');
      await screenshot(page, `${lang}-opening-refused-360`);
      await page.fill('#opens', '2038-09-14');
      await page.fill('#source', 'A/INF/93/1');
      await page.locator('main form button').focus();
      await page.keyboard.press('Enter');
      await page.waitForURL(/changed=93/u);
      expect(await page.locator('.notice time').getAttribute('datetime')).toBe('2038-09-14');
      await screenshot(page, `${lang}-opening-changed-360`);
      await page.setViewportSize({ width: 1280, height: 900 });
      await screenshot(page, `${lang}-opening-changed-1280`);
      await page.locator('.notice button').focus();
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/calendar\/sessions$/u);
      await page.goto(`${server.address}/${lang}/calendar/sessions/93/edit`);
      expect(await page.inputValue('#opens')).toBe('2038-09-07');
      await close();
    },
  );

  it('everything is reached by keyboard, and the year is walked by links', async () => {
    const { page, close } = await openPage(browser, `${server.address}/en/calendar/2037`, { lang: 'en' });
    const walked = await walkByKeyboard(page);
    expect(walked).toEqual(expect.arrayContaining(['2036', '2038', '92nd session', 'Calendar feed (ics)']));
    await page.click('a[rel=next]');
    expect(page.url()).toContain('/calendar/2038');
    await close();
  });

  it('a feed is sent once, and not again while it is the same', async () => {
    const address = `${server.address}/zh/commitments.ics?addressee=SECRETARY_GENERAL`;
    const first = await fetch(address);
    expect(first.status).toBe(200);
    expect(first.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    const etag = first.headers.get('etag') ?? '';
    expect(etag).not.toBe('');
    expect(await first.text()).toContain('BEGIN:VEVENT');
    expect((await fetch(address, { headers: { 'If-None-Match': etag } })).status).toBe(304);
    expect((await fetch(`${server.address}/ar/calendar/appraisal.ics`)).status).toBe(200);
  });

  it('an opening is nobody’s to edit but the administrator’s', async () => {
    expect((await fetch(`${server.address}/en/calendar/sessions/93/edit`)).status).toBe(403);
    expect((await fetch(`${server.address}/en/calendar/sessions/0`)).status).toBe(404);
  });
});
