import type { Browser } from 'playwright-core';
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
import { administrator } from '../kit/client.js';
import { fillRegister } from '../kit/register-server.js';
import { startTestServer, type TestServer } from '../kit/test-server.js';

describe.skipIf(findChromium() === null)('the register in a browser', () => {
  let server: TestServer;
  let browser: Browser;
  beforeAll(async () => {
    [server, browser] = await Promise.all([startTestServer(), launchBrowser()]);
    await fillRegister(server, await administrator(server));
    // Two texts are read and met: on a busy machine that takes its time.
  }, 300_000);
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  const PAGES = [
    ['home', ''],
    ['register', '/commitments'],
    ['register-filtered', '/commitments?addressee=MEMBER_STATES&state=open&sort=-changed'],
    ['register-words', '/commitments?q=harbours'],
    ['register-grouped', '/commitments?group=addressee&sort=document'],
    ['register-empty', '/commitments?addressee=UNODC&due=overdue&q=harbours'],
    ['register-bad-date', '/commitments?from=soon&to=2026-02-30&state=open'],
  ] as const;

  it.each((['en', 'ar', 'zh'] satisfies Lang[]).flatMap((lang) => PAGES.map(([name, path]) => [lang, name, path])))(
    '%s, %s: no fault for axe, nothing sideways at 360, no complaint',
    async (lang, name, path) => {
      const { page, complaints, close } = await openPage(browser, `${server.address}/${lang}${path}`, {
        lang: lang as Lang,
        width: 360,
      });
      expect(await accessibilityViolations(page)).toEqual([]);
      expect(await sidewaysOverflow(page)).toBe(0);
      await screenshot(page, `${name}-${lang}-360`);
      await page.setViewportSize({ width: 1280, height: 900 });
      expect(await accessibilityViolations(page)).toEqual([]);
      expect(await sidewaysOverflow(page)).toBe(0);
      await screenshot(page, `${name}-${lang}-1280`);
      expect(complaints).toEqual([]);
      await close();
    },
  );

  it('is narrowed, widened, grouped and ordered with the keyboard alone', async () => {
    const { page, complaints, close } = await openPage(browser, `${server.address}/en/commitments`, { lang: 'en' });
    const choose = async (selector: string, key: string) => {
      await page.locator(selector).first().focus();
      await page.keyboard.press(key);
    };
    await choose('[id="addressee-UNODC"]', 'Space');
    await choose('.filters button', 'Enter');
    await page.waitForURL(/addressee=UNODC/u);
    expect(await page.locator('.chip').allTextContents()).toEqual(['Who is asked: UN Office on Drugs and Crime ×']);
    await choose('a[href*="group=document"]', 'Enter');
    await page.waitForURL(/group=document/u);
    expect(await page.locator('section.group').count()).toBeGreaterThan(0);
    await choose('.chip', 'Enter');
    await page.waitForURL((url) => !url.search.includes('addressee'));
    expect(page.url()).toContain('group=document');
    expect(complaints).toEqual([]);
    await close();
  });

  it('works without JavaScript, in Arabic, on a telephone', async () => {
    const { page, close } = await openPage(browser, `${server.address}/ar/commitments`, {
      lang: 'ar',
      javaScript: false,
      width: 360,
    });
    await page.locator('details.narrow > summary').click();
    await page.locator('[id="addressee-MEMBER_STATES"]').check();
    await page.locator('.filters button').click();
    await page.waitForURL(/addressee=MEMBER_STATES/u);
    expect(await page.locator('#register tbody tr').count()).toBeGreaterThan(0);
    await page.locator('.chip').first().click();
    await page.waitForURL(/\/ar\/commitments$/u);
    await close();
  });

  it('shows where the focus is on every choice and row', async () => {
    const { page, close } = await openPage(browser, `${server.address}/en/commitments`, { lang: 'en' });
    const walked = await walkByKeyboard(page, 400);
    expect(walked.some((text) => text.includes('harbours'))).toBe(true);
    await close();
  });
});
