import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changesOf, recordAction, signHeads } from '../../src/kernel/audit/index.js';
import type { Lang } from '../../src/kernel/i18n/index.js';
import { inPlace } from '../../src/kernel/place/index.js';
import { houseHeadKey } from '../../src/modules/audit/head-key.js';
import {
  accessibilityViolations,
  findChromium,
  launchBrowser,
  openPage,
  screenshot,
  sidewaysOverflow,
} from '../kit/browser.js';
import { startTestServer, type TestServer } from '../kit/test-server.js';

const READERS = ['en', 'ar', 'zh'] satisfies Lang[];

describe.skipIf(findChromium() === null)('the log in a browser', () => {
  let server: TestServer;
  let browser: Browser;
  let last = 0;
  beforeAll(async () => {
    [server, browser] = await Promise.all([startTestServer(), launchBrowser()]);
    const { db } = server.house;
    for (let n = 1; n <= 55; n++)
      await inPlace('203.0.113.0/24', () =>
        db.transaction(async (c) => {
          const { position } = await recordAction(c, {
            actor: { kind: 'person', id: '0190cccc-0000-7000-8000-00000000000a' },
            party: '0190dddd-0000-7000-8000-00000000000b',
            verb: 'commitments.edit-commitment',
            subject: { type: 'commitment', id: `0190eeee-0000-7000-8000-${String(n).padStart(12, '0')}` },
            details: { titles: ['en', 'ar'] },
            changes: changesOf(
              { act: 'urge', addressees: ['MEMBER_STATES'], due: null },
              { act: 'request', addressees: ['MEMBER_STATES', 'UNODC'], due: '2027' },
              ['act', 'addressees', 'due'],
            ),
          });
          last = position;
        }),
      );
    await signHeads(db, await houseHeadKey(db.connection), new Date(Date.now() + 3 * 86_400_000));
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  /** Looks at a page in three languages and two widths. */
  async function look(page: Page, path: string, name: string): Promise<void> {
    for (const lang of READERS) {
      await page.goto(`${server.address}/${lang}${path}`);
      for (const width of [360, 1280]) {
        await page.setViewportSize({ width, height: 900 });
        expect([lang, name, width, await sidewaysOverflow(page)]).toEqual([lang, name, width, 0]);
        await screenshot(page, `audit-${name}-${lang}-${width}`);
      }
      expect(await accessibilityViolations(page)).toEqual([]);
    }
  }

  it('is read, narrowed and opened without JavaScript, in three scripts at two widths', async () => {
    const { page, complaints, close } = await openPage(browser, `${server.address}/en`, { lang: 'en' });
    await look(page, '/privacy', 'privacy');
    await look(page, '/audit/heads', 'heads');
    await page.goto(await server.entryLink());
    await page.locator('main form button').first().click();
    await page.waitForURL(/\/(en|ar|zh)$/u);
    await look(page, '/audit', 'log');
    await look(page, `/audit/${last}`, 'entry');
    await look(page, '/audit?from=yesterday&subject=nothing', 'none');

    const cookies = await page.context().cookies();
    const plain = await openPage(browser, `${server.address}/en`, { lang: 'en', javaScript: false });
    await plain.page.context().addCookies(cookies);
    await plain.page.goto(`${server.address}/en/audit`);
    await plain.page.locator('#verb').selectOption('commitments.edit-commitment');
    await plain.page.locator('form.filters button').click();
    await plain.page.waitForURL(/verb=commitments/u);
    await plain.page.locator('#log th a').first().click();
    expect(await plain.page.locator('#changes').textContent()).toContain('MEMBER_STATES');
    await plain.close();
    expect(complaints).toEqual([]);
    await close();
  });
});
