import { sql } from 'kysely';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { holdRole } from '../../src/kernel/access/held-roles.js';
import { openAccounts } from '../../src/kernel/access/index.js';
import { stepAt, totpCode } from '../../src/kernel/access/totp.js';
import { findActions } from '../../src/kernel/audit/index.js';
import type { Lang } from '../../src/kernel/i18n/index.js';
import { loadFacts as loadParties } from '../../src/modules/parties/load-facts.js';
import { addTestPerson, PASSWORD } from '../kit/accounts.js';
import { assembleCall } from '../kit/assembled-call.js';
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
import { partyRef } from '../kit/served-house.js';
import { startTestServer, type TestServer } from '../kit/test-server.js';

const STATE = { id: '01900000-0000-7000-8000-000000000001', kind: 'state', code: 'BY' };

/** Bytes of a secret as a person types it into a generator (RFC 4648). */
function unbase32(typed: string): Uint8Array {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...typed.replace(/\s/gu, '')].map((one) => letters.indexOf(one).toString(2).padStart(5, '0')).join('');
  return Uint8Array.from(bits.match(/[01]{8}/gu) ?? [], (byte) => Number.parseInt(byte, 2));
}

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
  async function invited(email: string, role: string, lang: Lang, party = ''): Promise<string> {
    const link = await administrator(server);
    await link.post('/en/people/invite', { email, role, lang, party });
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

  it('turn on codes, and come in by a code and by a recovery code, where there is no JavaScript', {
    timeout: 120_000,
  }, async () => {
    const { email } = await addTestPerson(accounts, [['state-focal-point', STATE]]);
    const { page, close } = await openPage(browser, `${house}/en/sign-in`, { javaScript: false });
    page.setDefaultTimeout(15_000);
    const byPassword = async () => {
      await page.goto(`${house}/en/sign-in`);
      await page.fill('#email', email);
      await page.fill('#password', PASSWORD);
      await page.click('#by-password ~ form button');
    };
    const leave = async () => {
      await page.goto(`${house}/en/sign-out`);
      await page.click('main form button');
      await page.waitForURL(/\/en(?:\?.*)?$/u);
    };
    await byPassword();
    await page.goto(`${house}/en/account/codes`);
    const secret = unbase32((await page.textContent('code.secret')) ?? '');
    const codeAt = (later: number) => totpCode(secret, stepAt(new Date()) + later);
    await page.fill('#code', '000000');
    await page.click('main form button');
    expect(await page.isVisible('.errors')).toBe(true);
    await page.fill('#code', codeAt(0));
    await page.click('main form button');
    const recovery = await page.locator('ol.codes code').allTextContents();
    expect(recovery).toHaveLength(10);
    await leave();

    await byPassword();
    await page.waitForSelector('#code');
    await page.fill('#code', '000000');
    await page.click('main form button');
    expect(await page.isVisible('.errors')).toBe(true);
    // A code counts once: the one that turned them on is spent.
    await page.fill('#code', codeAt(1));
    await page.click('main form button');
    await page.waitForURL(/\/en$/u);
    await leave();

    await byPassword();
    await page.fill('#code', recovery[0] ?? '');
    await page.click('main form button');
    await page.waitForURL(/\/en$/u);
    await leave();
    await byPassword();
    await page.fill('#code', recovery[0] ?? '');
    await page.click('main form button');
    expect(await page.isVisible('.errors')).toBe(true);
    await close();
  });

  it('prove presence by a passkey before they sign what a State answers, and sign it once', {
    timeout: 120_000,
  }, async () => {
    const { db } = server.house;
    await loadParties(db);
    const call = 'a-call-to-sign';
    await assembleCall(server.house, {
      ...{ key: call, party: await partyRef(db, 'BY'), asked: 'BY', words: 'Lamps were bought.', audience: 'public' },
    });
    const { page, complaints, close } = await openPage(
      browser,
      house + (await invited('sami@example.org', 'signatory', 'ar', 'BY')),
      {
        lang: 'ar',
      },
    );
    await withAuthenticator(page);
    await page.fill('#name', 'سامي');
    await page.click('passkey-ceremony button');
    await page.waitForURL(/\/ar\/account\?done=joined/u);
    await sql`update session set proved = proved - interval '1 hour'`.execute(db.connection.queries);
    const sign = `${house}/ar/calls/${call}/answers/BY/sign`;
    await page.goto(sign);
    // Before anything of it is shown.
    expect(new URL(page.url()).pathname).toBe('/ar/step-up');
    expect(await page.textContent('main')).not.toContain('Lamps were bought.');
    await page.focus('passkey-ceremony button');
    await page.keyboard.press('Enter');
    await page.waitForURL(sign);
    expect(await page.textContent('main')).toContain('Lamps were bought.');
    expect(await accessibilityViolations(page)).toEqual([]);
    // Left lying open until the proof is too old: nothing is signed, and one proves presence anew.
    await sql`update session set proved = proved - interval '1 hour'`.execute(db.connection.queries);
    await page.click('main form button[type=submit]');
    await page.waitForURL(/\/ar\/step-up/u);
    expect(await findActions(db.connection, { verb: 'reporting.send-submission' })).toEqual([]);
    await page.focus('passkey-ceremony button');
    await page.keyboard.press('Enter');
    // What was sent is kept, and goes on.
    await page.waitForSelector(`main form[action$="/answers/BY/sign"]`);
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.click('main form button[type=submit]');
    await page.waitForURL(/\/answers\/BY#receipts$/u);
    expect(await findActions(db.connection, { verb: 'reporting.send-submission' })).toHaveLength(1);
    expect(complaints).toEqual([]);
    await close();
  });

  it('prove presence by a passkey before they reach what releases data or signs, and go on where they were', {
    timeout: 120_000,
  }, async () => {
    const path = await invited('dora@example.org', 'reviewer', 'en');
    const { page, complaints, close } = await openPage(browser, `${house}${path}`);
    await withAuthenticator(page);
    await page.fill('#name', 'Dora Data');
    await page.click('passkey-ceremony button');
    await page.waitForURL(/\/en\/account\?done=joined/u);
    const { connection } = server.house.db;
    const { rows } = await sql<{ id: string }>`select id from person where email = 'dora@example.org'`.execute(
      connection.queries,
    );
    const id = rows[0]?.id ?? '';
    await accounts.db.transaction((c) =>
      holdRole(c, { personId: id, role: 'data-officer', party: STATE }, 'test', new Date()),
    );
    const forget = () =>
      sql`update session set proved = proved - interval '1 hour' where person_id = ${id}`.execute(connection.queries);
    for (const sensitive of ['/en/evidence/data/key/BY', '/en/account/password']) {
      await forget();
      await page.goto(house + sensitive);
      expect(new URL(page.url()).pathname, sensitive).toBe('/en/step-up');
      expect(await accessibilityViolations(page)).toEqual([]);
      await page.focus('passkey-ceremony button');
      await page.keyboard.press('Enter');
      await page.waitForURL(house + sensitive);
    }
    expect(complaints).toEqual([]);
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
      ['home', ''],
      ['sign-on', '/people/sign-on'],
      ['delegations', '/account/delegations'],
      ['notices', '/notices'],
      ['notices-mail', '/notices/mail'],
      ['notices-feeds', '/notices/feeds'],
      ['waiting', '/waiting'],
      ['organizations', '/organizations'],
      ['organizations-register', '/organizations/register'],
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
