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
import { administrator, type Client, visitor } from '../kit/client.js';
import { startTestServer, type TestServer } from '../kit/test-server.js';
import { answer, estimated, studyOf } from './make-study.js';
import { APART, GOOD } from './tables.js';

describe.skipIf(findChromium() === null)('estimation in a browser', () => {
  let server: TestServer;
  let browser: Browser;
  let admin: Client;
  let given: string;
  let refused: string;
  beforeAll(async () => {
    [server, browser] = await Promise.all([startTestServer({ facts: false }), launchBrowser()]);
    admin = await administrator(server);
    given = await studyOf(admin, 'Northland, 2024 and 2025', GOOD);
    await estimated(admin, given, { bootstrap: '200' });
    await answer(admin, given);
    refused = await studyOf(admin, 'Southland, 2025', APART);
    await estimated(admin, refused, { bootstrap: '50' });
    await answer(admin, refused);
    for (const id of [given, refused]) await admin.post(`/en/estimation/${id}/publish`, {});
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  async function enter(page: Page): Promise<void> {
    await page.goto(await server.entryLink());
    await page.locator('main form button').first().click();
    await page.waitForURL(/\/(en|ar|zh)$/u);
  }

  const LOOKED: Lang[] = ['en', 'ar', 'zh'];
  it.each(LOOKED)(
    '%s: every page is without fault for axe, nothing sideways at 360, no complaint',
    async (lang) => {
      const { page, complaints, close } = await openPage(browser, `${server.address}/${lang}`, { lang, width: 360 });
      const look = async (path: string, name: string) => {
        await page.goto(`${server.address}/${lang}${path}`);
        await page.setViewportSize({ width: 360, height: 800 });
        expect(await accessibilityViolations(page), path).toEqual([]);
        expect(await sidewaysOverflow(page), path).toBe(0);
        await screenshot(page, `${lang}-${name}-360`);
        await page.setViewportSize({ width: 1280, height: 900 });
        expect(await sidewaysOverflow(page), path).toBe(0);
        await screenshot(page, `${lang}-${name}-1280`);
      };
      await look('/estimation', 'list');
      await look(`/estimation/${given}`, 'given');
      await look(`/estimation/${refused}`, 'refused');
      await enter(page);
      await look('/estimation', 'list-administrator');
      await look('/estimation/new', 'bring');
      await look(`/estimation/${given}/columns`, 'columns');
      await look(`/estimation/${given}/method`, 'method');
      await look(`/estimation/${given}/assumptions`, 'assumptions');
      await look(`/estimation/${given}`, 'given-administrator');
      await look(`/estimation/${given}/statistic`, 'statistic');
      await look(`/estimation/${refused}/statistic`, 'statistic-refused');
      await look(`/estimation/${given}/publish`, 'publish');
      await look(`/estimation/${given}/delete`, 'delete');
      expect(complaints).toEqual([]);
      await close();
    },
    120_000,
  );

  it('a table is brought, estimated and answered for with the keyboard alone', async () => {
    const { page, complaints, close } = await openPage(browser, `${server.address}/en`, { lang: 'en' });
    await enter(page);
    await page.goto(`${server.address}/en/estimation/new`);
    await page.locator('#title').focus();
    await page.keyboard.type('By keyboard');
    await page.locator('#file').setInputFiles({ name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from(GOOD) });
    await page.locator('form[enctype] button').focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/columns$/u);
    expect(await page.locator('#column-4').inputValue()).toBe('count');
    await page.locator('main form button').focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/method$/u);
    expect(await page.locator('input[name=method]:checked').inputValue()).toBe('stepwise');
    await page.locator('main form button').focus();
    await page.keyboard.press('Enter');
    // The page follows the run by itself.
    await page.locator('.report .lead').waitFor({ timeout: 60_000 });
    expect(await page.locator('.report .lead').textContent()).toMatch(/^About \d+ persons, of whom 400 were seen/u);
    const walked = await walkByKeyboard(page);
    expect(walked).toEqual(expect.arrayContaining(['Answer for the assumptions', 'Report, PDF', 'Publish']));
    expect(complaints).toEqual([]);
    await close();
  }, 120_000);

  it('works without JavaScript: the page loads itself again until the result is there', async () => {
    const { page, close } = await openPage(browser, `${server.address}/en`, { lang: 'en', javaScript: false });
    await enter(page);
    await page.goto(`${server.address}/en/estimation/new`);
    await page.fill('#title', 'Without scripts');
    await page.setInputFiles('#file', { name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from(GOOD) });
    await page.click('form[enctype] button');
    await page.click('main form button');
    await page.click('main form button');
    await page.locator('.report .lead').waitFor({ timeout: 60_000 });
    await page.click('a[href$="/assumptions"]');
    for (const name of ['closed', 'linkage', 'heterogeneity', 'referral']) await page.check(`#${name}`);
    await page.click('main form button');
    // The name is missing: it is asked for beside its field, and what was chosen is still there.
    expect(await page.locator('#signedBy-error').textContent()).toContain('name of the person');
    expect(await page.locator('#linkage').isChecked()).toBe(true);
    await page.fill('#signedBy', 'A. Analyst');
    await page.click('main form button');
    expect(await page.locator('.report').textContent()).toContain('signed by A. Analyst');
    await page.click('a[href$="/publish"]');
    await page.click('main form button');
    expect((await visitor(server).get(new URL(page.url()).pathname)).status).toBe(200);
    await close();
  }, 120_000);

  it('pictures have a title, a description and their numbers as a table', async () => {
    const { page, close } = await openPage(browser, `${server.address}/ar/estimation/${given}`, { lang: 'ar' });
    const pictures = await page.locator('svg.picture').count();
    expect(pictures).toBeGreaterThanOrEqual(4);
    for (let k = 0; k < pictures; k += 1) {
      const figure = page.locator('.report figure').nth(k);
      const size = await figure.locator('svg').evaluate((svg) => svg.outerHTML.length);
      expect(size).toBeLessThan(150_000);
      expect(await figure.locator('svg > title').textContent()).not.toBe('');
      expect(await figure.locator('svg > desc').textContent()).not.toBe('');
      await figure.locator('summary').click();
      expect(await figure.locator('tbody tr').count()).toBeGreaterThan(0);
    }
    await close();
  });
});
