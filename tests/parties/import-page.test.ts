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
} from '../kit/browser.js';
import { startTestServer, type TestServer } from '../kit/test-server.js';

const FILE = 'code,kind,website\nBY,,https://by.example\nHARBOUR,planet,\nUA,,nonsense';

describe.skipIf(findChromium() === null)('bringing a table of parties back in a browser', () => {
  let server: TestServer;
  let browser: Browser;
  beforeAll(async () => {
    [server, browser] = await Promise.all([startTestServer(), launchBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  it.each(['en', 'ar', 'zh'] satisfies Lang[])('in %s: compared, applied and taken back', async (lang) => {
    const { page, complaints, close } = await openPage(browser, `${server.address}/${lang}`, { lang });
    const press = async (selector: string) => {
      await page.locator(selector).first().focus();
      await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
    };
    const looksWell = async (name: string) => {
      for (const width of [360, 1280]) {
        await page.setViewportSize({ width, height: 900 });
        expect(await sidewaysOverflow(page)).toBe(0);
        await screenshot(page, `${lang}-${name}-${width}`);
      }
      expect(await accessibilityViolations(page)).toEqual([]);
    };
    await page.goto(await server.entryLink());
    await press('main form button');
    await page.goto(`${server.address}/${lang}/parties/import`);
    await looksWell('import');
    await page.setInputFiles('#file', { name: 'parties.csv', mimeType: 'text/csv', buffer: Buffer.from(FILE) });
    await press('main form .actions button');
    expect(await page.locator('#rows-refused tbody tr').count()).toBe(2);
    expect(await page.textContent('#rows-changed tbody')).toContain('https://by.example');
    await looksWell('compared');
    await press('main form .actions button');
    await looksWell('applied');
    await press('.notice form button');
    expect(await page.locator('main form').count()).toBe(0);
    expect(complaints).toEqual([]);
    await close();
  });
});
