import { readFile } from 'node:fs/promises';
import ICAL from 'ical.js';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { translatorFor } from '../../src/kernel/i18n/index.js';
import {
  accessibilityViolations,
  findChromium,
  launchBrowser,
  openPage,
  screenshot,
  sidewaysOverflow,
} from '../kit/browser.js';
import { administrator, visitor } from '../kit/client.js';
import { sharedData } from '../kit/shared-data.js';
import { rowsOfExport, sheetOf } from '../kit/sheets.js';
import { startTestServer, type TestServer } from '../kit/test-server.js';
import { bring, realText } from '../kit/texts.js';

const JOIN = 'a-res-70-179-op-1-1';
const REPORT = 'a-res-70-179-op-18-1';
const english = translatorFor('en');
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

if (sharedData === null) {
  it('has no shared data: the story of the register is not told with real texts', () => {
    console.info('shared data is absent: nobody brings A/RES/70/179');
  });
} else {
  describe.skipIf(findChromium() === null)('as a new user of the register', () => {
    let server: TestServer;
    let browser: Browser;
    let page: Page;
    let complaints: string[];
    let leave: () => Promise<void>;
    let exported: Buffer;
    beforeAll(async () => {
      [server, browser] = await Promise.all([startTestServer(), launchBrowser()]);
      ({ page, complaints, close: leave } = await openPage(browser, `${server.address}/en`, { lang: 'en' }));
    });
    afterAll(async () => {
      await leave();
      await browser.close();
      await server.stop();
    });

    const open = (path: string) => page.goto(`${server.address}${path}`);

    /** Follows a link, or presses a button, without a mouse. */
    async function press(what: Locator): Promise<void> {
      await what.focus();
      await page.keyboard.press('Enter');
    }

    async function type(field: string, text: string): Promise<void> {
      await page.locator(field).focus();
      await page.keyboard.insertText(text);
    }

    /** Waits for what only the page to come has, and for that page to be there as a whole. */
    async function arrival(of: Locator): Promise<void> {
      await of.waitFor({ timeout: 90_000 });
      await of.page().waitForLoadState('load');
    }

    /** No fault for axe, and nothing to be scrolled sideways on a telephone. */
    async function holds(name: string): Promise<void> {
      expect([name, await accessibilityViolations(page)]).toEqual([name, []]);
      for (const width of [360, 1280]) {
        await page.setViewportSize({ width, height: 900 });
        expect([name, width, await sidewaysOverflow(page)]).toEqual([name, width, 0]);
        await screenshot(page, `story-${name}-${width}`);
      }
    }

    it('comes in, brings A/RES/70/179 by the form and confirms it', async () => {
      await page.goto(await server.entryLink());
      await press(page.locator('main form button').first());
      await page.waitForURL(/\/en$/u);
      await holds('home');
      await press(page.locator('a[href="/en/bring"]').first());
      await page.waitForURL(/\/en\/bring$/u);
      await holds('bring');
      await type('#paste', await (await realText('A-RES-70-179.clean.en.txt')).text());
      await type('#symbol', 'A/RES/70/179');
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/texts\//u, { timeout: 90_000 });
      await press(page.locator('#confirm button'));
      // Confirmed is what no longer asks to be confirmed; until then the browser is on its way.
      await page.locator('#confirm').waitFor({ state: 'detached', timeout: 60_000 });
      await page.waitForLoadState('load');
      await expect
        .poll(async () => (await visitor(server).get(`/en/commitments/${JOIN}`)).text, { timeout: 60_000 })
        .toContain('class="said"');
    });

    it('confirms three suggestions, and may take each back', async () => {
      await open('/en');
      await press(page.locator('main a[href="/en/commitments/suggestions"]').first());
      await page.waitForURL(/\/suggestions$/u);
      await holds('suggestions');
      const before = await countConfirmed();
      const waiting = page.locator('ol.queue button[value="confirm"]');
      for (let k = 0; k < 3; k += 1) {
        await press(waiting.first());
        await page.waitForURL(/decided=1/u);
        await arrival(page.locator('form[action$="/suggestions/undo"]'));
        await page.goto(`${server.address}/en/commitments/suggestions`);
      }
      expect((await countConfirmed()) - before).toBe(3);
    });

    it('marks the report of the Secretary-General to the seventy-first session as done, with a link and with a file', async () => {
      await open('/en');
      await press(page.locator('.nav a[href="/en/commitments"]'));
      await page.waitForURL(/\/en\/commitments$/u);
      await holds('register');
      await press(page.locator(`a[href="/en/commitments/${REPORT}"]`).first());
      await page.waitForURL(new RegExp(`${REPORT}$`, 'u'));
      expect(await page.locator('main').textContent()).toContain('overdue');
      await press(page.locator('#step > summary'));
      await page.locator('input[name="kind"][value="finish"]').focus();
      await page.keyboard.press('Space');
      await type('#happened', '2016-08-10');
      await type('#note', 'The report was issued.');
      await type('#link', 'https://example.org/report-71');
      await page.keyboard.press('Enter');
      await page.waitForURL(/#became$/u);
      const became = page.locator('section:has(> #became)');
      expect(await became.locator('.tag').first().textContent()).toBe('done');
      expect(await became.locator('.evidence a').getAttribute('href')).toBe('https://example.org/report-71');
      expect(await page.locator('main').textContent()).not.toContain('overdue');

      await press(page.locator('#step > summary'));
      await page.locator('input[name="kind"][value="note"]').focus();
      await page.keyboard.press('Space');
      await type('#note', 'Its text, as it was sent to us.');
      const bytes = Buffer.from('What we were sent.\n');
      await page
        .locator('#step input[type=file]')
        .setInputFiles({ name: 'report.txt', mimeType: 'text/plain', buffer: bytes });
      await press(page.locator('#step form button').last());
      await arrival(page.locator('.evidence a', { hasText: 'report.txt' }));
      await holds('done');
      const kept = await page.request.get(
        new URL(
          (await page.locator('.evidence a', { hasText: 'report.txt' }).getAttribute('href')) ?? '',
          server.address,
        ).href,
      );
      expect(await kept.body()).toEqual(bytes);
    });

    it('sees the line of “join the Protocol”, with the words that changed', async () => {
      const admin = await administrator(server);
      for (const [file, fields] of [
        ['A-RES-72-1.clean.en.txt', { symbol: 'A/RES/72/1', lang: 'en' }],
        ['A-C.3-70-draft.zh.txt', { document: '70-draft-belarus', lang: 'zh' }],
      ] as const) {
        const at = await bring(admin, { file: await realText(file), ...fields });
        expect((await admin.post(`/en${at}/confirm`, {}, `/en${at}`)).status).toBe(303);
      }
      const members = async () => {
        const { text } = await visitor(server).get(`/api/v1/commitments/${JOIN}/line`);
        return (JSON.parse(text) as { members: { key: string }[] }).members.map(({ key }) => key);
      };
      await expect.poll(members, { timeout: 60_000 }).toContain('a-res-72-1-an-5-2');
      expect(await members()).toEqual(expect.arrayContaining(['a-res-64-293-op-3-1', '70-draft-belarus-op-1-1', JOIN]));
      await open(`/en/commitments/${JOIN}`);
      await press(page.locator(`a[href="/en/commitments/${JOIN}/line"]`).first());
      await page.waitForURL(/\/line$/u);
      expect(await page.locator('main :is(ins, del)').count()).toBeGreaterThan(0);
      expect(await page.locator('main').textContent()).toContain('2010');
      await holds('line');
    });

    it('subscribes a calendar to what the Secretariat must deliver', async () => {
      await open('/en/commitments?addressee=SECRETARY_GENERAL&addressee=UNODC');
      await holds('secretariat');
      const href = await page.locator('.take-along a[href*="commitments.ics"]').getAttribute('href');
      expect(href).toContain('addressee=SECRETARY_GENERAL');
      // A calendar has no session of ours: it asks as anyone would.
      const feed = await fetch(new URL(href ?? '', server.address));
      expect(feed.headers.get('Content-Type')).toContain('text/calendar');
      const calendar = new ICAL.Component(ICAL.parse(await feed.text()) as unknown[]);
      const events = calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
      expect(events.length).toBeGreaterThan(1);
      expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length);
      expect(events.every(({ startDate }) => startDate.isDate)).toBe(true);
      expect(events.some(({ summary }) => summary.includes('Report to the seventy-first session'))).toBe(true);
    });

    it('takes the register out, changes two rows, sees exactly those two, applies and undoes them', async () => {
      await open('/en/commitments?all=1');
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        press(page.locator('.take-along a[href*="/export/xlsx"]')),
      ]);
      exported = await readFile(await download.path());
      const rows = await rowsOfExport(exported);
      expect(rows.length).toBeGreaterThan(90);
      const changed = rows.map((row) => {
        if (row.key === JOIN)
          return { ...row, title_en: 'Join the Protocol: words of our own', title_zh: '加入议定书：我们的说法' };
        return row.key === 'a-res-70-179-op-2-1' ? { ...row, state: 'under way', note: 'It has begun.' } : row;
      });
      await press(page.locator('a[href="/en/commitments/import"]').first());
      await page.waitForURL(/\/import$/u);
      await holds('bring-back');
      const buffer = Buffer.from(await sheetOf(changed));
      await page.locator('#file').setInputFiles({ name: 'register.xlsx', mimeType: XLSX, buffer });
      await press(page.locator('form[enctype] button'));
      await arrival(page.locator('form[action$="/apply"] button'));
      const named = await page.locator('#rows tbody a').evaluateAll((links) => links.map((link) => String(link)));
      expect(new Set(named).size).toBe(2);
      expect(await page.locator('main').textContent()).toContain('2 would change');
      expect(await page.locator('#rows').textContent()).toContain('Join the Protocol: words of our own');
      await holds('difference');
      await press(page.locator('form[action$="/apply"] button'));
      await arrival(page.locator('form[action$="/undo"] button'));
      expect(await titleOf('en')).toContain('Join the Protocol: words of our own');
      await press(page.locator('form[action$="/undo"] button'));
      // A sheet that is applied has a green notice too.
      await arrival(page.getByText(english('commitments.import.undone')));
      expect(await titleOf('en')).not.toContain('words of our own');
      await holds('undone');
      expect(await stateOf('a-res-70-179-op-2-1')).toBe('open');
      expect(await stateOf(REPORT)).toBe('done');
    });

    it('brings it back without JavaScript too', async () => {
      const plain = await openPage(browser, `${server.address}/en`, { lang: 'en', javaScript: false });
      await plain.page.goto(await server.entryLink());
      await plain.page.locator('main form button').first().click();
      await plain.page.goto(`${server.address}/en/commitments/import`);
      const rows = (await rowsOfExport(exported)).filter(({ key }) => key === JOIN);
      const buffer = Buffer.from(
        await sheetOf(rows.map((row) => ({ ...row, note: 'Said without a script.', version: '' }))),
      );
      await plain.page.locator('#file').setInputFiles({ name: 'one.xlsx', mimeType: XLSX, buffer });
      await plain.page.locator('form[enctype] button').click();
      for (const verb of ['apply', 'undo']) {
        const button = plain.page.locator(`form[action$="/${verb}"] button`);
        await arrival(button);
        await button.click();
      }
      await arrival(plain.page.getByText(english('commitments.import.undone')));
      await plain.close();
    });

    it('reads the same in Chinese', async () => {
      const t = translatorFor('zh');
      await open(`/en/commitments/${REPORT}`);
      await press(page.locator(`a[hreflang="zh"], .langs a[lang="zh"]`).first());
      await page.waitForURL(/\/zh\/commitments\//u);
      expect(await page.locator('html').getAttribute('lang')).toBe('zh');
      expect(await page.locator('h1').textContent()).toMatch(/七十一/u);
      expect(await page.locator('section:has(> #became) .tag').first().textContent()).toBe(t('commitments.state.done'));
      await holds('zh-done');
      await open(`/zh/commitments/${JOIN}`);
      expect(await page.locator('h1').textContent()).toMatch(/议定书/u);
      await holds('zh-join');
      await open(`/zh/commitments/${JOIN}/line`);
      await holds('zh-line');
      // Of the documents whose commitments we have titled; another text is named by its own words.
      await open('/zh/commitments?document=a-res-70-179');
      const titles = await page.locator('#register tbody th > a').allTextContents();
      expect(titles.filter((title) => !/\p{Script=Han}/u.test(title))).toEqual([]);
      await holds('zh-register');
      expect(complaints).toEqual([]);
    });

    async function countConfirmed(): Promise<number> {
      const pages = ['1', '2', '3'].map((at) =>
        visitor(server).get(`/api/v1/commitments?all=1&drafts=1&size=200&page=${at}`),
      );
      const all = (await Promise.all(pages)).flatMap(
        ({ text }) => (JSON.parse(text) as { commitments: { filings: { standing: string }[] }[] }).commitments,
      );
      return all.flatMap(({ filings }) => filings.filter(({ standing }) => standing === 'confirmed')).length;
    }

    async function titleOf(lang: string): Promise<string> {
      return (await visitor(server).get(`/${lang}/commitments/${JOIN}`)).text;
    }

    async function stateOf(key: string): Promise<string> {
      return (JSON.parse((await visitor(server).get(`/api/v1/commitments/${key}`)).text) as { state: string }).state;
    }
  });
}
