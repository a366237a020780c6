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
} from '../kit/browser.js';
import { startTestServer, type TestServer } from '../kit/test-server.js';

describe.skipIf(findChromium() === null)('the register of parties in a browser', () => {
  let server: TestServer;
  let browser: Browser;
  beforeAll(async () => {
    [server, browser] = await Promise.all([startTestServer(), launchBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  const PAGES = ['/parties', '/parties?q=korea&kind=state', '/parties/TR', '/parties/UNODC', '/parties?q=zzz'];

  /** `axe` runs only where the page may run something. */
  async function looksWell(page: Page, name: string, { axe = true } = {}): Promise<void> {
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await sidewaysOverflow(page)).toBe(0);
      await screenshot(page, `${name}-${width}`);
    }
    if (axe) expect(await accessibilityViolations(page)).toEqual([]);
  }

  it.each((['en', 'ar', 'zh'] satisfies Lang[]).flatMap((lang) => PAGES.map((path) => [lang, path] as const)))(
    '%s%s: no fault for axe, nothing sideways, no complaint',
    async (lang, path) => {
      const { page, complaints, close } = await openPage(browser, `${server.address}/${lang}${path}`, { lang });
      await looksWell(page, `${lang}${path.replaceAll(/\W+/gu, '-')}`);
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
  const send = async (page: Page) => {
    await page.locator('main form[method=post] .actions button').first().focus();
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
  };

  it.each(['en', 'ar', 'zh'] satisfies Lang[])(
    'in %s a party is added, edited and taken back, by keyboard and without JavaScript',
    async (lang) => {
      const { page, close } = await openPage(browser, `${server.address}/${lang}`, { lang, javaScript: false });
      await enter(page);
      const code = `PORT-${lang.toUpperCase()}`;
      await page.goto(`${server.address}/${lang}/parties/add`);
      await page.fill('#code', code.toLowerCase());
      await page.fill('#website', 'port.example');
      await send(page);
      expect(await page.locator('.errors a').getAttribute('href')).toBe('#website');
      expect(await page.inputValue('#code')).toBe(code.toLowerCase());
      await page.fill('#website', 'https://port.example');
      await send(page);
      expect(await page.locator('.errors a').getAttribute('href')).toBe('#short-en');
      await looksWell(page, `${lang}-add-refused`, { axe: false });
      await page.fill('#short-en', 'Safe Harbour');
      await page.fill('#former-0', 'Harbour House');
      await page.selectOption('#former-lang-0', 'en');
      await page.fill('#former-to-0', '2021');
      await send(page);
      expect(page.url()).toBe(`${server.address}/${lang}/parties/${code}`);
      expect(await page.textContent('h1')).toBe('Safe Harbour');
      expect(await page.textContent('.former')).toContain('Harbour House');
      await page.goto(`${server.address}/${lang}/parties/${code}/edit`);
      await looksWell(page, `${lang}-edit`, { axe: false });
      await page.fill('#former-0', '');
      await send(page);
      expect(await page.locator('.former').count()).toBe(0);
      await looksWell(page, `${lang}-edited`, { axe: false });
      await page.locator('.notice form button').focus();
      await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
      expect(await page.textContent('.former')).toContain('Harbour House');
      await close();
    },
  );

  it('keeps what two people changed at the same time', async () => {
    const { page, close } = await openPage(browser, `${server.address}/en`, { lang: 'en' });
    await enter(page);
    const edit = `${server.address}/en/parties/FR/edit`;
    const other = await page.context().newPage();
    await page.goto(edit);
    await other.goto(edit);
    await other.fill('#website', 'https://theirs.example');
    await other.fill('#acronym-fr', 'RF');
    await send(other);
    await page.fill('#website', 'https://mine.example');
    await page.fill('#official-en', 'French Republic');
    await send(page);
    expect(await page.inputValue('#website')).toBe('https://mine.example');
    expect(await page.inputValue('#acronym-fr')).toBe('RF');
    expect(await page.textContent('#both tbody')).toContain('https://theirs.example');
    expect(await page.locator('#both tbody tr').count()).toBe(1);
    await looksWell(page, 'en-overtaken');
    await send(page);
    expect(page.url()).toMatch(/\/parties\/FR$/u);
    expect(await page.textContent('main')).toContain('French Republic');
    await close();
  });
});
