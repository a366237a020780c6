import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Lang, translatorFor } from '../../src/kernel/i18n/index.js';
import {
  accessibilityViolations,
  findChromium,
  launchBrowser,
  openPage,
  screenshot,
  sidewaysOverflow,
} from '../kit/browser.js';
import { exportedBytes, rowsOfExport, sheetOf } from '../kit/sheets.js';
import { startTestServer, type TestServer } from '../kit/test-server.js';

const READERS = ['en', 'ar', 'zh'] satisfies Lang[];

describe.skipIf(findChromium() === null)('a sheet brought back in a browser', () => {
  let server: TestServer;
  let browser: Browser;
  beforeAll(async () => {
    [server, browser] = await Promise.all([startTestServer(), launchBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  async function enter(page: Page): Promise<void> {
    await page.goto(await server.entryLink());
    await page.locator('main form button').first().click();
    await page.waitForURL(/\/(en|ar|zh)$/u);
  }

  /** Looks at the page in three languages and two widths. */
  async function look(page: Page, name: string): Promise<void> {
    const path = new URL(page.url()).pathname.replace(/^\/\w+/u, '') + new URL(page.url()).search;
    for (const lang of READERS) {
      await page.goto(`${server.address}/${lang}${path}`);
      for (const width of [360, 1280]) {
        await page.setViewportSize({ width, height: 900 });
        expect([lang, name, width, await sidewaysOverflow(page)]).toEqual([lang, name, width, 0]);
        await screenshot(page, `sheet-${name}-${lang}-${width}`);
      }
      expect(await accessibilityViolations(page)).toEqual([]);
    }
    await page.goto(`${server.address}/en${path}`);
  }

  it('shows what would change, applies and undoes it, in three scripts at two widths', async () => {
    const { page, complaints, close } = await openPage(browser, `${server.address}/en`, { lang: 'en' });
    await enter(page);
    await page.goto(`${server.address}/en/commitments/import`);
    await look(page, 'bring');

    const rows = await rowsOfExport(await exportedBytes(server.house.db, 'xlsx'));
    const edited = rows.slice(0, 12).map((row, k) => {
      if (k === 1)
        return {
          ...row,
          title_en: 'A title that we changed',
          title_ar: 'عنوان غيّرناه',
          title_zh: '我们改过的标题',
          addressees: 'UNODC | Member States',
          pillar: 'Prevention [suggested] | Protection and assistance',
          state: 'done',
          happened: '2026-03-01',
          note: 'The report was sent.',
          evidence: 'https://example.org/report',
        };
      if (k === 2) return { ...row, act: 'urgse', state: 'finished' };
      return k === 3 ? { ...row, happened: '1944-01-01' } : row;
    });
    const fresh = {
      document: 'A/RES/70/179',
      section: 'operative',
      paragraph: '99',
      act: 'urges',
      title_en: 'One more',
      due: '2027',
    };
    await page.locator('#file').setInputFiles({
      name: 'register-changed.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: Buffer.from(await sheetOf([...edited, fresh])),
    });
    await page.locator('form[enctype] button').click();
    await page.waitForURL(/\/import\/[\da-f-]+/u);
    await page.locator('form[action$="/apply"] button').waitFor({ timeout: 60_000 });
    await look(page, 'changed');
    for (const kind of ['new', 'refused', 'unchanged']) {
      const address = page.url().split('?')[0];
      await page.goto(`${address}?rows=${kind}`);
      await look(page, kind);
      await page.goto(address ?? '');
    }
    await page.locator('form[action$="/apply"] button').click();
    await page.locator('form[action$="/undo"] button').waitFor({ timeout: 60_000 });
    await look(page, 'applied');
    await page.locator('form[action$="/undo"] button').click();
    // A sheet that is applied has a green notice too.
    await page.getByText(translatorFor('en')('commitments.import.undone')).waitFor({ timeout: 60_000 });
    await look(page, 'undone');
    expect(complaints).toEqual([]);
    await close();
  });
});
