import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MODULES } from '../../src/app/modules.js';
import { openAccounts, type Role } from '../../src/kernel/access/index.js';
import { type Database, type Engine, keepReaderKey, openDatabase } from '../../src/kernel/db/index.js';
import { loadFacts as loadParties } from '../../src/modules/parties/load-facts.js';
import { addTestPerson, PASSWORD } from '../kit/accounts.js';
import { accessibilityViolations, findChromium, launchBrowser, openPage } from '../kit/browser.js';
import { visitor } from '../kit/client.js';
import { FIRST, resolution } from '../kit/line-texts.js';
import { openRegisterHouse, type RegisterHouse } from '../kit/register.js';
import { letInByLink, partyRef, serveTestHouse } from '../kit/served-house.js';
import { SMALL_RESOLUTION } from '../kit/texts.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const KEY = 'a-res-67-190-op-1-1';
const ANSWER = `/commitments/${KEY}/answers/BY`;
const READER_KEY = 'the key of a test, which signs who reads in it';

/** What an address shows or does, as the table of permissions has it: module, noun, state, act. */
const PROBES: readonly {
  path: string;
  of: [module: string, noun: RegExp, state: RegExp, act: string];
  /** What only those find there who may; without it, the page itself. */
  part?: string;
}[] = [
  { path: '/audit', of: ['audit', /^Entries/u, /^any/u, 'read'] },
  {
    path: '/bring',
    of: ['documents', /^The bringing/u, /^any/u, 'write'],
    part: 'main:not(:has(.notice)) input[type="file"]',
  },
  { path: '/documents/a-res-91-998', of: ['documents', /^A document/u, /^not shown/u, 'read'] },
  { path: '/commitments/add', of: ['commitments', /^A commitment/u, /^shown/u, 'write'] },
  { path: '/commitments/differences', of: ['commitments', /^A difference/u, /^waiting/u, 'read'] },
  { path: '/commitments/suggestions', of: ['commitments', /^The queue/u, /^any/u, 'read'] },
  { path: '/people/outbox', of: ['people', /^Mail/u, /^any/u, 'read'] },
];

describe.each(['pglite', 'postgres'] as const)('parties acting together (%s)', (engine: Engine) => {
  const missing = findChromium() === null || (engine === 'postgres' && !process.env.TEST_DATABASE_URL);
  describe.skipIf(missing)('in a browser, by the keyboard', () => {
    const role = `app_${randomUUID().replaceAll('-', '')}`;
    let register: RegisterHouse;
    let served: Database | null = null;
    let server: Awaited<ReturnType<typeof serveTestHouse>>;
    let browser: Browser;
    let site: string;
    const pages = new Map<string, Page>();
    const failures: string[] = [];

    beforeAll(async () => {
      register = await openRegisterHouse(engine, { byOwner: true });
      const { db } = register.house;
      await loadParties(db);
      const [symbol, session, asks] = FIRST;
      await register.bring(resolution(symbol, session, asks), { lang: 'en', symbol });
      await register.preview(SMALL_RESOLUTION);
      await addOrganization(db);
      // On PostgreSQL by the login role that owns nothing, behind the policies.
      if (engine === 'postgres') served = await openByLoginRole(db);
      const { prepareHouse } = await import('../../src/app/open-house.js');
      await prepareHouse(register.house);
      server = await serveTestHouse({ ...register.house, db: served ?? db }, (what) =>
        failures.push(what.slice(0, 600)),
      );
      site = server.address.replace('127.0.0.1', 'localhost');
      browser = await launchBrowser();
    }, 240_000);
    afterAll(async () => {
      await browser?.close();
      await server?.close();
      await served?.close();
      if (served !== null) {
        const c = register.house.db.connection.queries;
        await sql.raw(`drop owned by ${role}`).execute(c);
        await sql.raw(`drop role ${role}`).execute(c);
      }
      await register?.test.drop();
    });

    async function openByLoginRole(db: Database): Promise<Database> {
      const ask = (text: string) => sql.raw(text).execute(db.connection.queries);
      await ask(`create role ${role} login password 'x' nosuperuser nobypassrls`);
      await ask(`grant usage on schema public to ${role}`);
      await ask(`grant select, insert, update, delete on all tables in schema public to ${role}`);
      await ask(`revoke update, delete on action from ${role}`);
      await keepReaderKey(db, READER_KEY);
      const url = new URL('url' in register.test.place ? register.test.place.url : '');
      url.username = role;
      url.password = 'x';
      return openDatabase({ url: url.href, readerKey: READER_KEY });
    }

    it('let a focal point join in Arabic with a passkey', { timeout: 120_000 }, async () => {
      const link = server.as({ cookie: await letInByLink(register.house.db) });
      const invited = { email: 'layla@example.org', role: 'state-focal-point', party: 'BY', lang: 'ar' };
      expect((await link.post('/en/people/invite', invited)).status).toBe(303);
      const outbox = (await link.get('/en/people/outbox')).text;
      const join = /\/ar\/join\/[\w-]{43}/u.exec(outbox)?.[0] ?? '';
      const { page } = await openPage(browser, `${site}${join}`, { lang: 'ar' });
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
      expect(await page.getAttribute('html', 'dir')).toBe('rtl');
      await tabTo(page, '#name');
      await page.keyboard.type('ليلى حداد');
      await tabTo(page, 'passkey-ceremony button');
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/ar\/account/u);
      // Out, and in again by the passkey.
      await tabTo(page, 'header .account button, header .account a[href$="/sign-out"]');
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/ar(?:\/sign-out)?$/u);
      await page.goto(`${site}/ar/sign-in`);
      await tabTo(page, 'passkey-ceremony button');
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/ar$/u);
      pages.set('state-focal-point', page);
    });

    it('let an organization, an agency, the secretariat and an auditor sign in', { timeout: 180_000 }, async () => {
      const accounts = await openAccounts(register.house.db);
      const [unodc, ngo] = [await partyRef(register.house.db, 'UNODC'), await partyRef(register.house.db, 'LANTERNS')];
      for (const held of [
        ['ngo-representative', ngo],
        ['agency-member', unodc],
        ['secretariat-officer', null],
        ['auditor', null],
      ] as const) {
        const { email } = await addTestPerson(accounts, [[...held]]);
        const { page } = await openPage(browser, `${site}/en/sign-in`, { lang: 'en' });
        await tabTo(page, '#email');
        await page.keyboard.type(email);
        await tabTo(page, '#password');
        await page.keyboard.type(PASSWORD);
        await page.keyboard.press('Enter');
        await page.waitForURL(/\/en$/u);
        pages.set(held[0], page);
      }
    });

    it('show each of them what the table of permissions says, and nothing else', { timeout: 180_000 }, async () => {
      const wrong: string[] = [];
      for (const [who, page] of pages) {
        const lang = who === 'state-focal-point' ? 'ar' : 'en';
        for (const { path: at, of, part } of PROBES) {
          const answer = await page.goto(`${site}/${lang}${at}`);
          const there = answer?.status() === 200 && (part === undefined || (await page.locator(part).count()) > 0);
          const may = await mayRead(who as Role, of);
          if (there !== may) wrong.push(`${who} at ${at}: ${answer?.status()}, but may: ${may}`);
        }
        // What somebody may not see is not offered to them either.
        await page.goto(`${site}/${lang}`);
        for (const { path: at, of } of PROBES) {
          const offered = (await page.locator(`header a[href="/${lang}${at}"]`).count()) > 0;
          if (offered && !(await mayRead(who as Role, of))) wrong.push(`${who} is offered ${at}`);
        }
        // Nobody but those of the party states something for it.
        const form = await page.goto(`${site}/${lang}${ANSWER}/state`);
        if ((form?.status() === 200) !== (who === 'state-focal-point'))
          wrong.push(`${who} at the form: ${form?.status()}`);
      }
      expect(failures).toEqual([]);
      expect(wrong).toEqual([]);
    });

    it('answer a commitment with evidence, have it reviewed by somebody else, and show it to everybody', {
      timeout: 180_000,
    }, async () => {
      const state = pages.get('state-focal-point');
      const secretariat = pages.get('secretariat-officer');
      if (state === undefined || secretariat === undefined) throw new Error('Nobody signed in');
      await state.goto(`${site}/ar${ANSWER}/state`);
      expect(await accessibilityViolations(state)).toEqual([]);
      await tabTo(state, 'input[name="standing"]');
      await state.keyboard.press('ArrowDown');
      await state.keyboard.press('ArrowDown');
      await tabTo(state, '[name="words"]');
      await state.keyboard.type('عُيِّن الحراس وأُضيئت المصابيح.');
      await tabTo(state, '[name="link"]');
      await state.keyboard.type('https://law.example/lamps');
      await tabTo(state, 'button[value="stated"]');
      await state.keyboard.press('Enter');
      await state.waitForURL((url) => !url.pathname.endsWith('/state'));
      const everybody = visitor({ address: server.address });
      expect((await everybody.get(`/en${ANSWER}`)).status).toBe(404);
      await secretariat.goto(`${site}/en${ANSWER}`);
      expect(await secretariat.textContent('main')).toContain('المصابيح');
      await tabTo(secretariat, 'button[value="review"]');
      const reviewed = secretariat.waitForEvent('load');
      await secretariat.keyboard.press('Enter');
      await reviewed;
      const shown = await everybody.get(`/en${ANSWER}`);
      expect(shown.status).toBe(200);
      for (const said of ['المصابيح', 'https://law.example/lamps', 'eviewed']) expect(shown.text).toContain(said);
    });

    it('let the auditor prove the log, on the page and by the command', { timeout: 240_000 }, async () => {
      const auditor = pages.get('auditor');
      if (auditor === undefined) throw new Error('Nobody signed in');
      await auditor.goto(`${site}/en/audit`);
      const log = (await auditor.textContent('main')) ?? '';
      for (const done of ['Stated what a party did', 'Reviewed an answer', 'Signed in']) expect(log).toContain(done);
      expect((await auditor.goto(`${site}/en/audit/heads`))?.status()).toBe(200);
      await server.close();
      server = { ...server, close: async () => {} };
      await served?.close();
      const { env, place } = register.test;
      // The embedded database belongs to one process at a time.
      if ('folder' in place) await register.house.db.close();
      const built = spawnSync(process.execPath, ['scripts/build.mjs', '--if-changed'], { cwd: ROOT, encoding: 'utf8' });
      expect(built.status, built.stderr).toBe(0);
      const command = path.join(ROOT, 'node_modules', '.bin', 'concordance');
      const verified = spawnSync(command, ['audit', 'verify'], { encoding: 'utf8', env: { ...process.env, ...env } });
      expect(verified.status, verified.stderr + verified.stdout).toBe(0);
      expect(verified.stdout).toMatch(/intact/iu);
    });
  });
});

/** Whether the table names the role. */
async function mayRead(role: Role, [name, noun, state, act]: (typeof PROBES)[number]['of']): Promise<boolean> {
  const matrix = await MODULES.find((module) => module.name === name)?.permissions?.();
  const found = matrix?.nouns.find((one) => noun.test(one.noun))?.states.find((one) => state.test(one.state));
  if (found === undefined) throw new Error(`The table of ${name} has no ${noun.source}, ${state.source}`);
  const who = found.may[act] ?? [];
  return who.includes('everyone') || who.includes(role);
}

/** Goes on by Tab until the focus is where it should be. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let step = 0; step < 250; step += 1) {
    if (await page.evaluate<boolean>(`document.activeElement?.matches(${JSON.stringify(selector)}) ?? false`)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${selector} on ${page.url()}`);
}

/** An organization that has joined. */
async function addOrganization(db: Database): Promise<void> {
  await sql`insert into party (id, code, kind, state, origin, addressees, revision, made_at, changed_at)
    values ('01900000-0000-7000-8000-00000000a001', 'LANTERNS', 'ngo', 'active', 'registered', '{}', 1, now(), now())`.execute(
    db.connection.queries,
  );
  await sql`insert into party_name (id, party_id, lang, kind, name, place) values ('01900000-0000-7000-8000-00000000a002',
    '01900000-0000-7000-8000-00000000a001', 'en', 'short', 'Keepers of Lanterns', 0)`.execute(db.connection.queries);
  await sql`update party_register set revision = revision + 1`.execute(db.connection.queries);
  await sql`update party set revision = (select revision from party_register) where code = 'LANTERNS'`.execute(
    db.connection.queries,
  );
}
