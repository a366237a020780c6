import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Lang } from '../../src/kernel/i18n/index.js';
import {
  accessibilityViolations,
  findChromium,
  launchBrowser,
  openPage,
  screenshot,
  sidewaysOverflow,
} from '../kit/browser.js';
import { administrator } from '../kit/client.js';
import { startTestServer, type TestServer } from '../kit/test-server.js';
import { bring, SMALL_RESOLUTION } from '../kit/texts.js';

const KEY = 'a-res-91-998-op-1-2';

/** With somebody asked of whom a rule knows where it belongs. */
const WITH_ICAT = SMALL_RESOLUTION.replace(
  'upon request.',
  'upon request;\n\n4. Invites the Inter-Agency Coordination Group against Trafficking in Persons to count lanterns.',
);

describe.skipIf(findChromium() === null)('a commitment in a browser', () => {
  let server: TestServer;
  let browser: Browser;
  beforeAll(async () => {
    [server, browser] = await Promise.all([startTestServer({ facts: false }), launchBrowser()]);
    const admin = await administrator(server);
    const text = await bring(admin, { paste: WITH_ICAT, symbol: 'A/RES/91/998' });
    await admin.post(`/en${text}/confirm`, {}, `/en${text}`);
    await vi.waitFor(async () => expect((await admin.get(`/en/commitments/${KEY}`)).status).toBe(200), {
      timeout: 30_000,
      interval: 200,
    });
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  async function enter(page: Page): Promise<void> {
    await page.goto(await server.entryLink());
    await page.locator('main form button').first().focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/(en|ar|zh)$/u);
  }

  const PAGES = [
    `/commitments/${KEY}`,
    `/commitments/${KEY}/edit`,
    '/commitments/differences',
    '/commitments/suggestions',
    '/commitments/add',
  ];
  it.each(['en', 'ar', 'zh'] satisfies Lang[])('%s: no fault for axe, nothing sideways, no complaint', async (lang) => {
    const { page, complaints, close } = await openPage(browser, `${server.address}/${lang}`, { lang });
    await enter(page);
    for (const path of PAGES) {
      await page.goto(`${server.address}/${lang}${path}`);
      for (const details of await page.locator('details.more > summary').all()) await details.press('Enter');
      expect(await accessibilityViolations(page)).toEqual([]);
      for (const width of [1280, 360]) {
        await page.setViewportSize({ width, height: 900 });
        expect(await sidewaysOverflow(page)).toBe(0);
        await screenshot(page, `${lang}${path.replaceAll(/\W+/gu, '-')}-${width}`);
      }
    }
    expect(complaints).toEqual([]);
    await close();
  });

  it('a step is recorded and taken back with the keyboard alone', async () => {
    const { page, complaints, close } = await openPage(browser, `${server.address}/en`, { lang: 'en' });
    await enter(page);
    await page.goto(`${server.address}/en/commitments/${KEY}`);
    await page.locator('#step > summary').focus();
    await page.keyboard.press('Enter');
    // From the summary the next stop is the first choice; Space chooses it, Tab leads on through the form.
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await page.keyboard.insertText('2026-03');
    await page.keyboard.press('Tab');
    await page.keyboard.insertText('The report is being written.');
    await page.keyboard.press('Tab');
    await page.keyboard.insertText('https://example.org/report');
    await page.keyboard.press('Enter');
    await page.waitForURL(/#became$/u);
    const became = page.locator('section:has(> #became)');
    expect(await became.textContent()).toContain('The report is being written.');
    expect(await became.locator('.tag').first().textContent()).toBe('under way');
    await became.locator('form[action$="/take-back"] button').focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => became.locator('s').textContent()).toBe('It has begun');
    expect(await became.locator('.tag').first().textContent()).toBe('open');
    expect(await accessibilityViolations(page)).toEqual([]);
    await screenshot(page, 'taken-back');
    expect(complaints).toEqual([]);
    await close();
  });

  it('the same works without JavaScript, in Arabic; what is wrong is said and what was typed stays', async () => {
    const { page, close } = await openPage(browser, `${server.address}/ar`, { lang: 'ar', javaScript: false });
    await enter(page);
    await page.goto(`${server.address}/ar/commitments/${KEY}`);
    await page.locator('#step > summary').click();
    await page.locator('input[name="kind"][value="finish"]').check();
    await page.locator('#happened').fill('2026-02-30');
    await page.locator('#note').fill('أُنجز التقرير.');
    await page.locator('#step form button').click();
    expect(await page.locator('.errors').textContent()).toContain('2026-02-30');
    expect(await page.locator('#note').inputValue()).toBe('أُنجز التقرير.');
    await screenshot(page, 'ar-step-refused');
    await page.locator('#happened').fill('2026-02-28');
    await page.locator('#step form button').click();
    await page.waitForURL(/#became$/u);
    expect(await page.locator('section:has(> #became)').textContent()).toContain('أُنجز التقرير.');
    await close();
  });

  it('on paper there are no forms, and the words stay', async () => {
    const { page, close } = await openPage(browser, `${server.address}/en/commitments/${KEY}`, { lang: 'en' });
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.neighbours').isVisible()).toBe(false);
    expect(await page.locator('.said').isVisible()).toBe(true);
    await close();
  });
});
