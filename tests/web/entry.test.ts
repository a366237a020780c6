import { Hono } from 'hono';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  ACCESS_MIGRATIONS,
  createEntryLink,
  isSomeoneIn,
  requirePermission,
  sessionsIn,
} from '../../src/kernel/access/index.js';
import { AUDIT_MIGRATIONS, findActions } from '../../src/kernel/audit/index.js';
import { migrate, tables } from '../../src/kernel/db/index.js';
import type { PageEnv } from '../../src/kernel/http/index.js';
import { describeOnBoth, openTestDatabase, type TestDatabase } from '../kit/databases.js';
import { testApp } from '../kit/test-app.js';

const pages = new Hono<PageEnv>()
  .get('/write', (c) => c.html(`<input name="csrf" value="${c.var.frame.csrf}">`))
  .post('/write', (c) => c.text(requirePermission(c.var.actor, 'register.write').id));

const HOUR = 3_600_000;

describeOnBoth('the entry link', (engine) => {
  let database: TestDatabase;
  let now = new Date('2026-01-01T00:00:00Z');

  beforeAll(async () => {
    database = await openTestDatabase(engine);
    await migrate(database.db, [AUDIT_MIGRATIONS, ACCESS_MIGRATIONS]);
  });
  afterAll(() => database?.drop());

  const app = (trustProxy = false) =>
    testApp({ modules: [{ pages }], trustProxy, sessions: sessionsIn(database.db, () => now) });
  const link = () => createEntryLink(database.db.connection, now);
  const tokenIn = (page: string) => /name="csrf" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const own = { 'Sec-Fetch-Site': 'same-origin' };

  /** Presses the button on the page of a link. */
  async function press(token: string, headers: Record<string, string> = {}): Promise<Response> {
    const site = app(headers['X-Forwarded-Proto'] !== undefined);
    const page = await (await site.request(`/en/enter/${token}`, { headers })).text();
    const body = new URLSearchParams({ csrf: tokenIn(page) || 'none' });
    return site.request(`/en/enter/${token}`, { method: 'POST', body, headers: { ...own, ...headers } });
  }
  const cookieOf = (answer: Response) => (answer.headers.get('Set-Cookie') ?? '').split(';')[0] ?? '';

  it('leads to a page in the language of the browser, and looking does not use it up', async () => {
    const token = await link();
    const first = await app().request(`/enter/${token}`, { headers: { 'Accept-Language': 'ar' } });
    expect(first.headers.get('Location')).toBe(`/ar/enter/${token}`);
    for (let look = 0; look < 3; look++) {
      const page = await app().request(`/ar/enter/${token}`);
      expect(page.status).toBe(200);
      expect(page.headers.get('Cache-Control')).toBe('no-store');
      expect(page.headers.get('Referrer-Policy')).toBe('same-origin');
    }
    expect((await press(token)).status).toBe(303);
  });

  it('lets in once, with a cookie that scripts cannot read', async () => {
    const token = await link();
    const entered = await press(token);
    expect(entered.headers.get('Set-Cookie')).toMatch(
      /^session=[\w-]{43}; Max-Age=1209600; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    expect((await press(token)).status).toBe(403);
    expect((await app().request(`/en/enter/${token}`)).status).toBe(410);
    const [action] = await findActions(database.db.connection, { subject: { type: 'administrator', id: 'local' } });
    expect(action).toMatchObject({ verb: 'access.enter' });
  });

  it('lets one of two in who press at once', async () => {
    const sessions = sessionsIn(database.db, () => now);
    const token = await link();
    const entered = await Promise.all([sessions.enter(token), sessions.enter(token)]);
    expect(entered.filter((one) => one !== null)).toHaveLength(1);
  });

  it('binds its cookie to host and TLS where there is TLS', async () => {
    const entered = await press(await link(), { 'X-Forwarded-Proto': 'https', 'X-Forwarded-For': '203.0.113.5' });
    expect(entered.headers.get('Set-Cookie')).toMatch(
      /^__Host-session=[\w-]{43}; Max-Age=1209600; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
  });

  it('makes an administrator, until the session ends by time or by leaving', async () => {
    const cookie = cookieOf(await press(await link()));
    const write = async (csrf: string) =>
      app().request('/en/write', {
        method: 'POST',
        body: new URLSearchParams({ csrf }),
        headers: { ...own, Cookie: cookie },
      });
    const page = await app().request('/en/write', { headers: { Cookie: cookie } });
    const csrf = tokenIn(await page.text());
    expect(await (await write(csrf)).text()).toBe('local');
    // What somebody sees who is in stays in no cache.
    expect(page.headers.get('Cache-Control')).toBe('no-store');
    expect((await app().request('/en/write')).headers.get('Cache-Control')).toBe('private, no-cache');

    const publicToken = tokenIn(await (await app().request('/en/write')).text());
    expect((await write(publicToken)).status).toBe(403);
    expect(
      (
        await app().request('/en/write', {
          method: 'POST',
          body: new URLSearchParams({ csrf: publicToken }),
          headers: own,
        })
      ).status,
    ).toBe(403);

    const left = await app().request('/en/leave', {
      method: 'POST',
      body: new URLSearchParams({ csrf }),
      headers: { ...own, Cookie: cookie },
    });
    expect(left.status).toBe(303);
    expect(left.headers.get('Set-Cookie')).toContain('Max-Age=0');
    expect((await write(csrf)).status).toBe(403);
  });

  it('and its session expire', async () => {
    const late = await link();
    const cookie = cookieOf(await press(await link()));
    const sessions = sessionsIn(database.db, () => now);
    const token = cookie.replace('session=', '');
    expect(await sessions.find(token)).toMatchObject({ actor: { kind: 'administrator', id: 'local' } });
    expect(await isSomeoneIn(database.db.connection, now)).toBe(true);
    now = new Date(now.getTime() + 25 * HOUR);
    expect(await sessions.isOpen(late)).toBe(false);
    expect(await sessions.enter(late)).toBeNull();
    now = new Date(now.getTime() + 14 * 24 * HOUR);
    expect(await sessions.find(token)).toBeNull();
    expect(await isSomeoneIn(database.db.connection, now)).toBe(false);
  });

  it('is kept as a hash only', async () => {
    const token = await link();
    const session = cookieOf(await press(token)).replace('session=', '');
    const links = await tables<{ entry_link: { token_sha256: string } }>(database.db.connection)
      .selectFrom('entry_link')
      .selectAll()
      .execute();
    const kept = await tables<{ session: { token_sha256: string } }>(database.db.connection)
      .selectFrom('session')
      .selectAll()
      .execute();
    expect(JSON.stringify([links, kept])).not.toContain(token);
    expect(JSON.stringify([links, kept])).not.toContain(session);
    expect(kept.length).toBeGreaterThan(0);
  });

  it('that is nonsense is told like one that is used up', async () => {
    for (const token of ['x', 'A'.repeat(43), encodeURIComponent("'; drop table session; --")]) {
      expect((await app().request(`/fr/enter/${token}`)).status).toBe(410);
    }
  });
});
