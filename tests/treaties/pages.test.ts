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

const TABLE = [
  ['Participant', 'Signature', 'Ratification, Accession(a)'],
  ['Belarus', '14 Dec 2000', '25 Jun 2003'],
  ['Tuvalu 2', '', '1 Feb 2014 a'],
  ['Atlantis', '', '3 Mar 2004 a'],
  ['Japan', '9 Dec 2002', ''],
];
const PASTED = `<table>${TABLE.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`;

describe.skipIf(findChromium() === null)('the status of treaties in a browser', () => {
  let server: TestServer;
  let browser: Browser;
  beforeAll(async () => {
    [server, browser] = await Promise.all([startTestServer(), launchBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  const press = async (page: Page, selector: string) => {
    await page.locator(selector).first().focus();
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
  };
  async function looksWell(page: Page, name: string): Promise<void> {
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await sidewaysOverflow(page), name).toBe(0);
      await screenshot(page, `treaties-${name}-${width}`);
    }
  }
  async function enter(page: Page): Promise<void> {
    await page.goto(await server.entryLink());
    await press(page, 'main form button');
  }

  it('by keyboard and without JavaScript: a pasted table is compared, its unknown matched, applied; the rest says so', async () => {
    const { page, close } = await openPage(browser, `${server.address}/ar`, { lang: 'ar', javaScript: false });
    await enter(page);
    const at = (path: string) => page.goto(`${server.address}/ar/${path}`);
    await at('treaties/trafficking-protocol');
    expect(await page.locator('#status-map-title').count()).toBe(0);
    await at('treaties/import');
    await page.selectOption('#instrument', 'trafficking-protocol');
    await page.fill('#pasted', PASTED);
    await press(page, 'main form[method=post] .actions button');
    // The day is missing: said beside its field, and what was typed is still there.
    expect(await page.locator('.errors a').getAttribute('href')).toBe('#asOf');
    expect(await page.inputValue('#pasted')).toBe(PASTED);
    await page.fill('#asOf', '2024-04-20');
    await press(page, 'main form[method=post] .actions button');
    expect(await page.locator('#rows-new tbody tr').count()).toBe(3);
    expect(await page.textContent('#rows-refused tbody')).toContain('Atlantis');
    await looksWell(page, 'compared-ar');
    await page.fill('#code-1', 'VU');
    await press(page, '.unknown form button');
    expect(await page.locator('#rows-new tbody tr').count()).toBe(4);
    await press(page, 'main form[action$="/apply"] button');
    expect(await page.locator('.notice form button').count()).toBe(1);

    await at('treaties?missing=trafficking-protocol&kind=state');
    expect(await page.locator('#matrix tbody tr').count()).toBe(190);
    await at('treaties/trafficking-protocol');
    expect(await page.locator('.names li').count()).toBe(190);
    expect(await page.textContent('.map svg title')).not.toBe('');
    // Small States are points, so that no country is left off; the disclaimer stands below.
    expect(await page.locator('.map svg circle').count()).toBeGreaterThan(30);
    expect(await page.textContent('.map .disclaimer')).toContain('لأي بلد');
    await at('commitments/a-res-70-179-op-1-1');
    expect(await page.locator('#who ~ div a[href*="/treaties/states/"]').count()).toBe(190);

    await at('treaties/states/BY/laws/add');
    await page.fill('#title', 'Закон о противодействии торговле людьми');
    await page.fill('#link', 'pravo.by');
    await press(page, 'main form[method=post] .actions button');
    expect(await page.locator('.errors a').getAttribute('href')).toBe('#link');
    await page.fill('#link', 'https://pravo.by/1');
    await press(page, 'main form[method=post] .actions button');
    expect(page.url()).toContain('/ar/treaties/laws/');
    await at('treaties/states/BY/add');
    await page.selectOption('#instrument', 'trafficking-protocol');
    await page.selectOption('#kind', 'declaration');
    await page.fill('#date', '2003-06-25');
    await page.fill('#words', 'Not article 15');
    await press(page, 'main form[method=post] .actions button');
    expect(await page.textContent('.worded')).toContain('Not article 15');
    await at('treaties/states/JP/add');
    await page.selectOption('#instrument', 'trafficking-protocol');
    await page.selectOption('#kind', 'objection');
    await page.fill('#date', '2004-01-09');
    await page.fill('#words', 'Contraire au but');
    await press(page, 'main form[method=post] .actions button');
    expect(await page.locator('.errors a').getAttribute('href')).toBe('#targetParty');
    await page.fill('#targetParty', 'BY');
    await page.selectOption('#targetKind', 'declaration');
    await page.fill('#targetDate', '2003-06-25');
    await press(page, 'main form[method=post] .actions button');
    expect(await page.getAttribute('.worded a[href$="#worded"]', 'href')).toContain('/treaties/states/BY');
    await at('treaties/states/JP/add');
    await page.selectOption('#instrument', 'trafficking-protocol');
    await page.selectOption('#kind', 'territorial');
    await page.fill('#date', '2004-01-09');
    await page.fill('#territory', 'Okinawa');
    await page.selectOption('#extent', 'extended');
    await press(page, 'main form[method=post] .actions button');
    expect(await page.textContent('main')).toContain('Okinawa');
    await at('treaties/instruments/import');
    const sheet = 'code,name_en,instruments\nregional-2031,Regional Convention,5\nilo-182,Worst Forms,x';
    await page.setInputFiles('#file', { name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from(sheet) });
    await press(page, 'main form[method=post] .actions button');
    expect(await page.textContent('#rows-refused tbody')).toContain('C3');
    expect(await page.textContent('#rows-new tbody')).toContain('Regional Convention');
    await looksWell(page, 'instruments-compared-ar');
    await press(page, 'main form[action$="/apply"] button');
    await at('treaties/regional-2031');
    expect(await page.textContent('h1')).toContain('Regional Convention');
    // Who was objected to sees by whom.
    await at('treaties/states/BY');
    expect(await page.locator('.worded a[href*="/treaties/states/JP#act-"]').count()).toBe(1);
    await close();
  });

  it.each(['en', 'ar', 'zh'] satisfies Lang[])(
    'in %s: no fault for axe, nothing sideways, no complaint',
    async (lang) => {
      const { page, complaints, close } = await openPage(browser, `${server.address}/${lang}`, { lang });
      await enter(page);
      const pages = [
        'treaties',
        'treaties/trafficking-protocol',
        'treaties/ilo-182',
        'treaties/states/BY',
        'treaties/states/JP',
        'parties/BY',
      ];
      const forms = [
        'treaties/import',
        'treaties/add',
        'treaties/instruments/import',
        'treaties/states/BY/add',
        'treaties/states/BY/laws/add',
      ];
      for (const path of [...pages, ...forms]) {
        await page.goto(`${server.address}/${lang}/${path}`);
        await looksWell(page, `${lang}-${path.replaceAll('/', '-')}`);
        expect(await accessibilityViolations(page), path).toEqual([]);
      }
      expect(complaints).toEqual([]);
      await close();
    },
  );
});
