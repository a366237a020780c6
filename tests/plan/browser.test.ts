import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PUBLIC } from '../../src/kernel/access/index.js';
import { findParty } from '../../src/modules/parties/index.js';
import {
  accessibilityViolations,
  findChromium,
  launchBrowser,
  openPage,
  screenshot,
  sidewaysOverflow,
} from '../kit/browser.js';
import { type PeopleServer, person, servePeople } from '../kit/people.js';
import { startTestServer, type TestServer } from '../kit/test-server.js';

describe.skipIf(findChromium() === null)('the Plan in a browser', () => {
  let server: TestServer;
  let people: PeopleServer;
  let browser: Browser;
  const reviewer = person('reviewer', 'reviewer');
  const focal = person('focal', 'state-focal-point');
  beforeAll(async () => {
    server = await startTestServer();
    people = await servePeople(server.house);
    const party = await findParty(server.house.db, PUBLIC, { code: 'BY' });
    if (party === null) throw new Error('No Belarus');
    people.as(person(focal.id, 'state-focal-point', { id: party.id, kind: party.kind, code: party.code }));
    people.as(reviewer);
    browser = await launchBrowser();
  }, 240_000);
  afterAll(async () => {
    await browser.close();
    await people.close();
    await server.stop();
  });

  const open = async (path: string, reader: Parameters<typeof openPage>[2] & { as?: string } = {}) => {
    const lang = reader.lang ?? 'en';
    const opened = await openPage(browser, `${people.address}/${lang}/plan/targets/8.7`, reader);
    if (reader.as !== undefined)
      await opened.page.context().addCookies([{ name: 'session', value: reader.as, url: people.address }]);
    await opened.page.goto(`${people.address}/${lang}${path}`, { waitUntil: 'load' });
    return opened;
  };
  const press = async (page: Page, selector: string) => {
    await page.locator(selector).first().focus();
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
  };

  it('takes a concrete measure from a State, without JavaScript, and shows it once somebody else has reviewed it', async () => {
    const writing = await open('/plan/concrete/add', { javaScript: false, as: focal.id });
    const { page } = writing;
    await press(page, 'button[name=send][value=propose]');
    expect(await page.locator('.errors a').count()).toBeGreaterThan(0);
    await page.fill('#title-en', 'Lamps at night crossings');
    await page.locator('details:has(#measures-12) > summary').click();
    await page.check('#measures-12');
    await page.fill('#starts', '2026-05');
    await press(page, 'button[name=send][value=propose]');
    expect(page.url()).toMatch(/\/plan\/concrete\/by-1$/u);
    await writing.close();

    const hidden = await open('/plan/concrete');
    expect(await hidden.page.textContent('main')).not.toContain('Lamps at night crossings');
    await hidden.close();
    const reviewing = await open('/plan/concrete/by-1', { javaScript: false, as: reviewer.id });
    await press(reviewing.page, 'button[name=decision][value=publish]');
    await reviewing.close();
    const shown = await open('/plan/measures/12');
    expect(await shown.page.textContent('main')).toContain('Lamps at night crossings');
    await shown.close();
  });

  it('has nothing that axe finds and nothing to be scrolled sideways, in three languages, wide and narrow', async () => {
    for (const path of [
      '/plan',
      '/plan/measures/12',
      '/plan/gaps',
      '/plan/concrete',
      '/plan/concrete/by-1',
      '/plan/concrete/add',
    ]) {
      for (const [lang, width] of [
        ['en', 1280],
        ['ar', 360],
        ['zh', 360],
      ] as const) {
        const { page, complaints, close } = await open(path, { lang, width, as: focal.id });
        await screenshot(page, `plan${path.replaceAll('/', '-')}-${lang}-${width}`);
        expect({ path, lang, found: await accessibilityViolations(page) }).toEqual({ path, lang, found: [] });
        expect({ path, lang, sideways: await sidewaysOverflow(page) }).toEqual({ path, lang, sideways: 0 });
        expect(complaints).toEqual([]);
        await close();
      }
    }
  }, 240_000);
});
