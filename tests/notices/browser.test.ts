import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonActor } from '../../src/kernel/access/index.js';
import { addDays } from '../../src/kernel/calendar/index.js';
import { formatDate } from '../../src/kernel/i18n/index.js';
import { findMatters } from '../../src/modules/notices/reminders/find-matters.js';
import { unsubscribeSecret, writeUnsubscription } from '../../src/modules/notices/unsubscribe.js';
import {
  accessibilityViolations,
  findChromium,
  launchBrowser,
  openPage,
  type Reader,
  screenshot,
  sidewaysOverflow,
  walkByKeyboard,
} from '../kit/browser.js';
import { type FlowHouse, openFlowHouse } from '../kit/flow.js';
import { resolution } from '../kit/line-texts.js';
import { type PeopleServer, servePeople } from '../kit/people.js';

const TODAY = new Date().toISOString().slice(0, 10);
const KEY = 'a-res-79-191-op-1-1';

/** One start of everything: people speak about a commitment, are told, choose how, and an officer reminds; each step is seen and walked. */
describe.skipIf(findChromium() === null)(
  'work between people, in a browser',
  () => {
    let flow: FlowHouse;
    let server: PeopleServer;
    let browser: Browser;
    let officer: PersonActor;
    let focal: PersonActor;
    beforeAll(async () => {
      flow = await openFlowHouse('pglite');
      const due = formatDate('en', addDays(TODAY, 7));
      const text = resolution('A/RES/79/191', 'Seventy-ninth', [
        `Urges Member States to light every harbour no later than ${due}`,
      ]);
      await flow.register.bring(text, { lang: 'en', symbol: 'A/RES/79/191' });
      officer = await flow.add('Olga Officer', 'secretariat-officer', null);
      focal = await flow.add('Farid Focal', 'state-focal-point', await flow.partyOf('BY'), 'ar');
      await flow.settle();
      server = await servePeople(flow.house);
      for (const one of [officer, focal]) server.as(one);
      browser = await launchBrowser();
    }, 300_000);
    afterAll(async () => {
      await browser?.close();
      await server?.close();
      await flow?.register.test.drop();
    });

    async function as(who: PersonActor | null, path: string, reader: Reader = {}) {
      const opened = await openPage(browser, `${server.address}/healthz`, reader);
      if (who !== null)
        await opened.page.context().addCookies([{ name: 'session', value: who.id, url: server.address }]);
      await opened.page.goto(server.address + path, { waitUntil: 'load' });
      return opened;
    }

    /** Looks at a page wide and narrow: no fault for axe, nothing sideways, no complaint. */
    async function look(who: PersonActor | null, path: string, name: string) {
      for (const width of [1280, 360]) {
        const lang = path.slice(1, 3) as 'en';
        const { page, complaints, close } = await as(who, path, { lang, width });
        expect(await accessibilityViolations(page), `${path} at ${width}`).toEqual([]);
        expect(await sidewaysOverflow(page), `${path} at ${width}`).toBe(0);
        expect(complaints, path).toEqual([]);
        await screenshot(page, `notices-${name}-${lang}-${width}`);
        await close();
      }
    }

    it('lets an officer address a State about a commitment by keyboard and without JavaScript', async () => {
      const { page, close } = await as(officer, `/en/commitments/${KEY}`, { javaScript: false });
      expect(await page.textContent('#comments')).toBe('Comments');
      await page.focus('.comments details > summary');
      await page.keyboard.press('Enter');
      await page.fill('#comment-words', '');
      await page.fill('#comment-party', 'BY');
      await page.focus('.comments form button');
      await page.keyboard.press('Enter');
      await page.waitForSelector('.errors');
      expect(await page.textContent('.errors')).toContain('Write what you want to say.');
      expect(await page.inputValue('#comment-party')).toBe('BY');
      await page.fill('#comment-words', 'Which harbours?\n\nPlease name them.');
      await page.keyboard.press('Tab');
      await page.focus('main form button');
      await page.keyboard.press('Enter');
      await page.waitForURL(/#comment-/u);
      expect(await page.textContent('.comments article')).toMatch(/Olga Officer.*to Belarus/su);
      expect(await page.locator('.comments article .words p').count()).toBe(2);
      await close();
      await flow.settle();
    });

    it('tells the focal point in Arabic, who answers it and finds nothing left waiting', async () => {
      const { page, close } = await as(focal, '/ar/notices', { lang: 'ar', javaScript: false });
      expect(await page.textContent('.account .bell')).toBe('إشعار جديد واحد');
      expect(await page.textContent('.notices')).toContain('تعليق موجّه إليك');
      await page.goto(`${server.address}/ar/waiting`);
      await page.click('section[aria-labelledby=comments] a');
      await page.waitForURL(/#comment-/u);
      await page.click('.comments a[href$="/reply"]');
      await page.fill('#comment-words', 'ميناء الليل وميناء الضباب.');
      await page.click('main form button');
      await page.waitForURL(/#comment-/u);
      expect(await page.locator('.comments ol ol article').count()).toBe(1);
      await page.goto(`${server.address}/ar/waiting`);
      expect(await page.locator('section[aria-labelledby=comments]').count()).toBe(0);
      await page.goto(`${server.address}/ar/notices`);
      await page.click('form[action$="/notices/seen"] button');
      expect(await page.textContent('.account .bell')).toBe('الإشعارات');
      await close();
      await flow.settle();
    });

    it('lets people choose how they are told, and make and revoke a private feed', async () => {
      const { page, close } = await as(focal, '/en/notices/mail', { javaScript: false });
      await page.selectOption('#comments', 'weekly');
      await page.selectOption('#zone', 'Europe/Minsk');
      await page.click('main form button');
      await page.waitForURL(/done=1/u);
      expect(await page.inputValue('#comments')).toBe('weekly');
      await page.goto(`${server.address}/en/notices/feeds`);
      await page.click('main form button');
      expect(await page.textContent('.errors')).toContain('Give the address a name.');
      await page.fill('#label', 'Telephone');
      await page.click('main form:last-of-type button');
      const address = (await page.textContent('.address code')) ?? '';
      const path = new URL(address).pathname;
      const feed = await fetch(server.address + path);
      expect(feed.status).toBe(200);
      expect(await feed.text()).toContain('BEGIN:VCALENDAR');
      await page.click('form[action$="/revoke"] button');
      await page.waitForSelector('main');
      expect((await fetch(server.address + path)).status).toBe(404);
      await close();
      const token = writeUnsubscription(await unsubscribeSecret(flow.house.db.connection), {
        personId: focal.id,
        topic: null,
      });
      const stop = await as(null, `/ar/unsubscribe/${token}`, { lang: 'ar', javaScript: false });
      await stop.page.click('main form button');
      expect(await stop.page.textContent('.notice')).toContain('لن تصل رسائل أخرى');
      await stop.close();
      const once = await fetch(`${server.address}/api/v1/unsubscribe/${token}`, {
        method: 'POST',
        body: 'List-Unsubscribe=One-Click',
      });
      expect(once.status).toBe(204);
    });

    it('shows an officer who would be reminded, and sends', async () => {
      const [matter] = await findMatters(flow.house.db.connection, flow.work.reminds, TODAY);
      const query = new URLSearchParams({
        name: 'commitments.deadlines',
        matter: matter?.matter.key ?? '',
        days: '-7',
      });
      const path = `/reminders/round?${query}`;
      await look(officer, `/en${path}`, 'round');
      await look(officer, `/zh${path}`, 'round');
      const { page, close } = await as(officer, `/en${path}`, { javaScript: false });
      expect(await page.textContent('#reminded-table')).toContain('Farid Focal');
      await page.fill('#day', 'tomorrow');
      await page.click('button[value=schedule]');
      expect(await page.textContent('.errors')).toContain('YYYY-MM-DD');
      await page.click('button[value=send]');
      await page.waitForURL(/done=1/u);
      expect(await page.textContent('#log-table')).toContain('Belarus');
      await close();
      expect((await as(focal, `/en${path}`)).page.url()).toContain('/reminders');
      await flow.settle();
    });

    it('has pages without a fault for axe, wide and narrow, in three scripts', async () => {
      for (const lang of ['en', 'ar', 'zh']) {
        await look(focal, `/${lang}/waiting`, 'waiting');
        await look(focal, `/${lang}/notices`, 'list');
        await look(focal, `/${lang}/notices/mail`, 'mail');
        await look(focal, `/${lang}/notices/feeds`, 'feeds');
        await look(officer, `/${lang}/reminders`, 'reminders');
        await look(focal, `/${lang}/commitments/${KEY}`, 'comments');
        await look(focal, `/${lang}`, 'home');
      }
      const { page, close } = await as(focal, '/en/notices');
      expect(await walkByKeyboard(page)).toContain('What waits');
      await close();
    });
  },
  600_000,
);
