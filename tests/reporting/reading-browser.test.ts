import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSheet } from '../../src/kernel/sheets/index.js';
import { loadFacts } from '../../src/modules/parties/load-facts.js';
import {
  accessibilityViolations,
  findChromium,
  launchBrowser,
  openPage,
  screenshot,
  sidewaysOverflow,
} from '../kit/browser.js';
import { type PeopleServer, type Person, person, servePeople } from '../kit/people.js';
import { openRegisterHouse, type RegisterHouse } from '../kit/register.js';
import { generateRehearsal, type Rehearsal } from '../kit/rehearsal.js';

describe.skipIf(findChromium() === null)('pages on which an officer works with answers', () => {
  let register: RegisterHouse;
  let server: PeopleServer;
  let browser: Browser;
  let rehearsal: Rehearsal;
  const officer: Person = person('01900000-0000-7000-8000-0000000000aa', 'secretariat-officer');
  beforeAll(async () => {
    register = await openRegisterHouse('pglite');
    await loadFacts(register.house.db);
    rehearsal = await generateRehearsal(register.house.db, { states: 24, questions: 12, answers: 12, words: 150 });
    server = await servePeople(register.house);
    server.as(officer);
    browser = await launchBrowser();
  }, 240_000);
  afterAll(async () => {
    await browser.close();
    await server.close();
    await register.test.drop();
  });

  const open = async (path: string, reader: Parameters<typeof openPage>[2] = {}) => {
    const lang = reader.lang ?? 'en';
    const opened = await openPage(browser, `${server.address}/${lang}/calls`, reader);
    await opened.page.context().addCookies([{ name: 'session', value: officer.id, url: server.address }]);
    await opened.page.goto(`${server.address}/${lang}/calls/rehearsal${path}`, { waitUntil: 'load' });
    return opened;
  };
  const answerOf = () => `/reading/${rehearsal.answered[0]}/${rehearsal.questions[0]?.id}`;

  it('let a code be made, a passage marked with it and a translation kept, by keyboard and without JavaScript', async () => {
    const { page, close } = await open('/reading/passages', { javaScript: false });
    await page.locator('summary', { hasText: 'Add a code' }).click();
    await page.fill('#name', 'Training');
    await page.press('#name', 'Enter');
    await page.waitForURL(/code=/u);
    await page.goto(`${server.address}/en/calls/rehearsal${answerOf()}`);
    await page.focus('#sentence');
    await page.keyboard.press('Space');
    await page.selectOption('#code', { label: 'Training' });
    await page.locator('button[value=mark]').press('Enter');
    expect(await page.locator('#marks tbody tr').count()).toBe(1);
    expect(await page.locator('.marking mark').count()).toBe(1);
    await page.locator('summary', { hasText: 'Write a translation' }).click();
    await page.fill('#text', 'Words in another language.');
    await page.locator('button[value=translate]').press('Enter');
    expect(await page.locator('#translations').count()).toBe(1);
    await page.goto(`${server.address}/en/calls/rehearsal/reading/passages`);
    expect(await page.locator('#passages tbody tr').textContent()).toContain('Training');
    await close();
  });

  it('have nothing that axe finds and nothing to be scrolled sideways, in three languages, wide and narrow', async () => {
    const paths = [
      '/reading/answered',
      '/reading/beside?question=1&column=lang',
      '/reading/figures',
      '/reading/passages',
    ];
    for (const path of [...paths, '/reading/alike', answerOf(), '/bring-in']) {
      for (const [lang, width] of [
        ['en', 1280],
        ['ar', 360],
        ['zh', 360],
      ] as const) {
        const { page, complaints, close } = await open(path, { lang, width });
        await screenshot(page, `reading-${path.split('/').at(-1)?.split('?')[0]}-${lang}-${width}`);
        expect({ path, lang, found: await accessibilityViolations(page) }).toEqual({ path, lang, found: [] });
        expect(await sidewaysOverflow(page)).toBe(0);
        expect(complaints).toEqual([]);
        await close();
      }
    }
  }, 240_000);

  it('go out as the same rows in files', async () => {
    const feed = await fetch(`${server.address}/fr/calls.atom`);
    expect(feed.headers.get('Content-Type')).toContain('application/atom+xml');
    expect(await feed.text()).toContain(`urn:uuid:${rehearsal.call.id}`);
    const cookie = { Cookie: `session=${officer.id}` };
    for (const [path, rows] of [
      ['answered.xlsx', 24],
      ['beside.csv?question=1', 12],
      ['passages.xlsx', 1],
    ] as const) {
      const answer = await fetch(`${server.address}/en/calls/rehearsal/reading/${path}`, { headers: cookie });
      expect(answer.status).toBe(200);
      const sheet = await openSheet(new Uint8Array(await answer.arrayBuffer()));
      let read = 0;
      for await (const row of sheet.rows()) if (row.number > 1) read += 1;
      expect({ path, read }).toEqual({ path, read: rows });
    }
    const figures = await fetch(`${server.address}/en/calls/rehearsal/reading/figures.csv`);
    expect(await figures.text()).toContain('Choice a');
    expect((await fetch(`${server.address}/en/calls/rehearsal/reading/passages.csv`)).status).toBe(403);
  });
});
