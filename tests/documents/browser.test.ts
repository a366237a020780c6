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
import { SMALL_RESOLUTION } from '../kit/texts.js';

describe.skipIf(findChromium() === null)('documents in a browser', () => {
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
    '',
    '/documents',
    '/documents/a-res-90-999',
    '/documents/a-res-90-999?beside=zh',
    '/documents/a-res-90-999/source',
    '/documents/a-res-70-179',
    '/compare?old=a-c-3-90-l-999&new=a-res-90-999',
    '/search?q=90/999',
    '/citations',
    '/citations?scope=all&of=a-res-90-999',
    '/bring',
  ];

  it.each((['en', 'ar', 'zh'] satisfies Lang[]).flatMap((lang) => PAGES.map((path) => [lang, path] as const)))(
    '%s%s: no fault for axe, nothing sideways at 360, no complaint',
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
    await page.keyboard.press('Tab');
    await page.locator('main form button').first().focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/(en|ar)$/u);
  }

  it('a text is brought, corrected, confirmed and found with the keyboard alone', async () => {
    const { page, complaints, close } = await openPage(browser, `${server.address}/en`, { lang: 'en' });
    await enter(page);
    await page.goto(`${server.address}/en/bring`);
    await page.locator('#paste').focus();
    await page.keyboard.insertText(SMALL_RESOLUTION);
    await page.locator('form[enctype] button').focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/texts\//u, { timeout: 60_000 });
    expect(await accessibilityViolations(page)).toEqual([]);

    await page.locator('#para_2 a.correct').focus();
    await page.keyboard.press('Enter');
    const dialog = page.locator('dialog.correct');
    await dialog.waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await dialog.locator('#act-0').focus();
    await dialog.locator('#act-0').selectOption('recommend');
    await dialog
      .locator('form', { has: page.locator('#act-0') })
      .locator('button')
      .focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/#para_2$/u);
    await expect.poll(() => page.locator('#para_2').textContent()).toContain('recommends');

    await page.locator('#confirm button').focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('main').textContent()).toContain('everybody reads it');
    await page.goto(`${server.address}/en/search?q=lanterns`);
    expect(await page.locator('mark.found').count()).toBeGreaterThan(0);
    expect(complaints).toEqual([]);
    await close();
  });

  it('the same works without JavaScript, in Arabic', async () => {
    const { page, close } = await openPage(browser, `${server.address}/ar`, { lang: 'ar', javaScript: false });
    await enter(page);
    await page.goto(`${server.address}/ar/bring`);
    await page.locator('#paste').fill(`${SMALL_RESOLUTION}\n`);
    await page.locator('form[enctype] button').click();
    await page.waitForURL(/\/(imports|texts)\//u);
    // Without JavaScript the page of the import loads itself again until it leads on.
    await page.waitForURL(/\/texts\//u, { timeout: 60_000 });
    await page.locator('#para_3 a.correct').click();
    await page.waitForURL(/\/paragraphs\/para_3/u);
    await page.locator('#act-0').selectOption('invite');
    await page
      .locator('form', { has: page.locator('#act-0') })
      .locator('button')
      .click();
    await page.waitForURL(/#para_3$/u);
    expect(await page.locator('#para_3').textContent()).toContain('يدعو');
    await page.locator('form[action$="/undo"] button').first().click();
    expect(await page.locator('#para_3').textContent()).toContain('يطلب إلى');
    await close();
  });

  it('Tab reaches every paragraph of a document and shows where it is', async () => {
    const { page, close } = await openPage(browser, `${server.address}/zh/documents/a-res-90-999`, { lang: 'zh' });
    const walked = await walkByKeyboard(page, 400);
    expect(walked.filter((text) => /^第\d+段$/u.test(text)).length).toBeGreaterThan(15);
    await close();
  });
});
