import type { Browser, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAccounts } from '../../src/kernel/access/index.js';
import type { Lang } from '../../src/kernel/i18n/index.js';
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
import { administrator } from '../kit/client.js';
import { startTestServer, type TestServer } from '../kit/test-server.js';

const STATE = { id: '01900000-0000-7000-8000-000000000001', kind: 'state', code: 'BY' };

describe.skipIf(findChromium() === null)('people in a browser', () => {
  let server: TestServer;
  let browser: Browser;
  /** Passkeys belong to a name: the same server as "localhost". */
  let house: string;
  let accounts: Awaited<ReturnType<typeof openAccounts>>;

  beforeAll(async () => {
    server = await startTestServer({ facts: false });
    house = server.address.replace('127.0.0.1', 'localhost');
    accounts = await openAccounts(server.house.db);
    browser = await launchBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  /** An authenticator that always finds the finger that it wants. */
  async function withAuthenticator(page: Page): Promise<CDPSession> {
    const debug = await page.context().newCDPSession(page);
    await debug.send('WebAuthn.enable');
    await debug.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    return debug;
  }

  /** Invites by the outbox. @returns the path of the link. */
  async function invited(email: string, role: string, lang: Lang): Promise<string> {
    const link = await administrator(server);
    await link.post('/en/people/invite', { email, role, lang });
    const outbox = await link.get('/en/people/outbox');
    return [...outbox.text.matchAll(/http:\/\/[^\s<]+(\/\w\w\/join\/[\w-]{43})/g)].at(-1)?.[1] ?? '';
  }

  it('join in Arabic with a passkey, sign out, and come back with it, by the keyboard', {
    timeout: 120_000,
  }, async () => {
    const path = await invited('layla@example.org', 'reviewer', 'ar');
    const { page, complaints, close } = await openPage(browser, `${house}${path}`, { lang: 'ar' });
    await withAuthenticator(page);
    expect(await page.getAttribute('html', 'dir')).toBe('rtl');
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.focus('#name');
    await page.keyboard.type('ليلى حداد');
    await page.focus('passkey-ceremony button');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/ar\/account\?done=joined/);
    expect(await page.textContent('header')).toContain('ليلى حداد');
    expect(await accessibilityViolations(page)).toEqual([]);
    await screenshot(page, 'people-account-passkey-ar');
    await page.focus('header .account button');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/ar$/);
    await page.goto(`${house}/ar/sign-in?then=/ar/account`);
    await page.focus('passkey-ceremony button');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${house}/ar/account`);
    expect(await page.textContent('main')).toContain('layla@example.org');
    // A passkey is more than a password: what needs a second proof is open at once.
    await page.goto(`${house}/ar/account/password`);
    expect(page.url()).toContain('/ar/account/password');
    expect(complaints).toEqual([]);
    await close();
  });

  it('sign in by password where there is no JavaScript', { timeout: 60_000 }, async () => {
    const { email, name } = await addTestPerson(accounts, [['state-focal-point', STATE]]);
    const { page, close } = await openPage(browser, `${house}/fr/sign-in`, { javaScript: false });
    expect(await page.isVisible('passkey-ceremony')).toBe(false);
    await page.fill('#email', email);
    await page.fill('#password', PASSWORD);
    await page.click('#by-password ~ form button');
    await page.waitForURL(/\/fr$/);
    expect(await page.textContent('header')).toContain(name);
    await close();
  });

  it('stand upright in every look', { timeout: 240_000 }, async () => {
    const person = await addTestPerson(
      accounts,
      [
        ['administrator', null],
        ['state-focal-point', STATE],
      ],
      { name: 'María José Fernández de la Cruz' },
    );
    await invited('someone.with.a.long.address@coordination.example.org', 'secretariat-officer', 'fr');
    const pages = [
      ['sign-in', '/sign-in'],
      ['forgotten', '/forgotten'],
      ['account', '/account'],
      ['passkeys', '/account/passkeys'],
      ['password', '/account/password'],
      ['codes', '/account/codes'],
      ['people', '/people'],
      ['person', `/people/${person.id}`],
      ['invite', '/people/invite'],
      ['outbox', '/people/outbox'],
      ['step-up', '/step-up'],
      ['address', '/account/address'],
      ['data', '/account/data'],
      ['erase', '/account/data/erase'],
      ['sign-out', '/sign-out'],
    ] as const;
    for (const lang of ['en', 'ar', 'zh'] as const) {
      for (const width of [1280, 360]) {
        const { page, complaints, close } = await openPage(browser, `${house}/${lang}/sign-in`, { lang, width });
        for (const [name, path] of pages) {
          if (name === 'account') {
            await page.goto(`${house}/${lang}/sign-in`);
            await page.fill('#email', person.email);
            await page.fill('#password', PASSWORD);
            await page.click('#by-password ~ form button');
            await page.waitForURL(new RegExp(`/${lang}$`));
          }
          await page.goto(`${house}/${lang}${path}`);
          await screenshot(page, `people-${name}-${lang}-${width}`);
          expect(await sidewaysOverflow(page), `${name} ${lang} ${width}`).toBe(0);
          if (width === 1280) expect(await accessibilityViolations(page), `${name} ${lang}`).toEqual([]);
        }
        if (lang === 'en' && width === 1280) expect((await walkByKeyboard(page)).length).toBeGreaterThan(5);
        expect(complaints).toEqual([]);
        await close();
      }
    }
  });
});
