import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAccounts, type PartyRef, PUBLIC, representativeOf } from '../../src/kernel/access/index.js';
import { findParty } from '../../src/modules/parties/index.js';
import { addTestPerson, PASSWORD } from '../kit/accounts.js';
import {
  accessibilityViolations,
  findChromium,
  launchBrowser,
  openPage,
  screenshot,
  sidewaysOverflow,
  walkByKeyboard,
} from '../kit/browser.js';
import { administrator, type Client } from '../kit/client.js';
import { startTestServer, type TestServer } from '../kit/test-server.js';

describe.skipIf(findChromium() === null)('joining, and acting for another, in a browser', () => {
  let server: TestServer;
  let browser: Browser;
  let accounts: Awaited<ReturnType<typeof openAccounts>>;
  let kenya: PartyRef;
  let officer: Client;
  /** Path of the private page, below the language. */
  let own = '';

  beforeAll(async () => {
    server = await startTestServer();
    accounts = await openAccounts(server.house.db);
    const party = await findParty(server.house.db, PUBLIC, { code: 'KE' });
    kenya = { id: party?.id ?? '', kind: 'state', code: 'KE' };
    officer = await administrator(server);
    browser = await launchBrowser();
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('an organization registers in Arabic without JavaScript, by the keyboard', { timeout: 90_000 }, async () => {
    const address = `${server.address}/ar/organizations/register`;
    const { page, complaints, close } = await openPage(browser, address, { lang: 'ar', javaScript: false, width: 360 });
    await page.focus('#kind-2');
    await page.keyboard.press('Space');
    await page.focus('#name-ar');
    await page.keyboard.type('فوانيس ضد الاتجار');
    await page.keyboard.press('Enter');
    // What is missing is said, what was typed is kept.
    expect(await page.textContent('.errors')).toContain('هذا مطلوب');
    expect(await page.inputValue('#name-ar')).toBe('فوانيس ضد الاتجار');
    expect(await sidewaysOverflow(page)).toBe(0);
    await screenshot(page, 'joining-register-wrong-ar-360');
    await page.selectOption('#seat', 'KE');
    await page.fill('#about', 'مأوى ومشورة للضحايا منذ عام 2011.');
    await page.fill('#applicant', 'وانجيرو كاماو');
    await page.fill('#email', 'wanjiru@lanterns.example');
    await page.focus('.joining form > button');
    await page.keyboard.press('Enter');
    await page.waitForURL(/sent=1/);
    await screenshot(page, 'joining-sent-ar-360');
    const outbox = (await officer.get('/en/people/outbox')).text;
    own = /\/ar(\/organizations\/own\/[0-9a-f-]{36}\/[\w-]{32})/.exec(outbox)?.[1] ?? '';
    await page.goto(`${server.address}/ar${own}`);
    await page.click(`form[action$="/confirm"] button`);
    await page.waitForURL(/done=confirmed/);
    // The form that was not whole was answered so, and the browser says it.
    expect(complaints.filter((one) => !one.includes('422'))).toEqual([]);
    await close();
  });

  it('every page stands upright in every look', { timeout: 300_000 }, async () => {
    const id = own.split('/').at(3) ?? '';
    const secretary = await addTestPerson(accounts, [['secretariat-officer', null]], { name: 'Ana Ruiz' });
    const focal = await addTestPerson(
      accounts,
      [
        ['state-focal-point', kenya],
        ['data-officer', kenya],
      ],
      { name: 'Wangari Maathai Muta' },
    );
    expect(representativeOf('media')).toBe('ngo-representative');
    const lending = await openPage(browser, `${server.address}/en/sign-in?then=/en/account/delegations`);
    await lending.page.fill('#email', focal.email);
    await lending.page.fill('#password', PASSWORD);
    await lending.page.click('#by-password ~ form button');
    await lending.page.waitForURL(/delegations/);
    await lending.page.check('#permissions');
    await lending.page.fill('.joining #email, .asking #email', secretary.email);
    await lending.page.fill('#to', new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10));
    await screenshot(lending.page, 'acting-lend-en-1280');
    expect(await accessibilityViolations(lending.page)).toEqual([]);
    await lending.page.click('.asking form[action$="/delegations"] button');
    await lending.page.waitForURL(/done=given/);
    await lending.close();
    const pages = [
      ['register', '/organizations/register'],
      ['own', own],
      ['sign-in', '/sign-in'],
      ['queue', '/organizations'],
      ['one', `/organizations/${id}`],
      ['rules', '/organizations/rules'],
      ['loans', '/account/delegations'],
    ] as const;
    for (const lang of ['en', 'ar', 'zh'] as const)
      for (const width of [1280, 360]) {
        const { page, complaints, close } = await openPage(browser, `${server.address}/${lang}`, { lang, width });
        for (const [name, path] of pages) {
          await page.goto(`${server.address}/${lang}${path}`);
          if (name === 'sign-in') {
            await page.fill('#email', secretary.email);
            await page.fill('#password', PASSWORD);
            await page.click('#by-password ~ form button');
            await page.waitForURL(new RegExp(`/${lang}$`));
            await screenshot(page, `joining-home-${lang}-${width}`);
            continue;
          }
          await screenshot(page, `joining-${name}-${lang}-${width}`);
          expect(await sidewaysOverflow(page), `${name} ${lang} ${width}`).toBe(0);
          if (width === 1280) expect(await accessibilityViolations(page), `${name} ${lang}`).toEqual([]);
        }
        if (lang === 'en' && width === 1280) expect((await walkByKeyboard(page)).length).toBeGreaterThan(5);
        await page.click('form[action$="/begin"] button');
        await page.waitForURL(new RegExp(`/${lang}$`));
        expect(await page.textContent('.acting')).toContain('Wangari Maathai Muta');
        await screenshot(page, `acting-home-${lang}-${width}`);
        expect(await sidewaysOverflow(page)).toBe(0);
        expect(await accessibilityViolations(page)).toEqual([]);
        await page.focus('.acting button');
        await page.keyboard.press('Enter');
        await page.waitForURL(/done=left/);
        expect(complaints).toEqual([]);
        await close();
      }
  });
});
