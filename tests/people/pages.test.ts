import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findRoles, openAccounts, signInByPassword } from '../../src/kernel/access/index.js';
import { stepAt, totpCode } from '../../src/kernel/access/totp.js';
import { findActions, followNext } from '../../src/kernel/audit/index.js';
import { mailChangedMeans } from '../../src/modules/people/mail-changed-means.js';
import { addTestPerson, PASSWORD } from '../kit/accounts.js';
import { administrator, type Client, visitor } from '../kit/client.js';
import { describeOnBoth } from '../kit/databases.js';
import { startTestServer, type TestServer } from '../kit/test-server.js';

const STATE = { id: '01900000-0000-7000-8000-000000000001', kind: 'state', code: 'BY' };

/** Base32, back to bytes. */
function bytesOf(secret: string): Uint8Array {
  const bits = [...secret]
    .map((one) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(one).toString(2).padStart(5, '0'))
    .join('');
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2));
}

describeOnBoth('pages of one’s account', (engine) => {
  let server: TestServer;
  let accounts: Awaited<ReturnType<typeof openAccounts>>;
  beforeAll(async () => {
    server = await startTestServer({ engine });
    accounts = await openAccounts(server.house.db);
  });
  afterAll(() => server?.stop());

  async function signedIn(email: string, password = PASSWORD): Promise<Client> {
    const client = visitor(server);
    const answer = await client.post('/en/sign-in', { email, password, onward: '/en/account' });
    expect(answer.status, answer.text.slice(0, 3000)).toBe(303);
    return client;
  }

  it('let one in by password, say who is in, and let one out', async () => {
    const { email, name } = await addTestPerson(accounts);
    const client = visitor(server);
    expect((await client.get('/en')).text).toContain('Sign in');
    // It hides what is typed, and leaves it to the browser to keep and to paste.
    const field = /<input[^>]*name="password"[^>]*>/u.exec((await client.get('/en/sign-in')).text)?.[0];
    expect(field).toContain('type="password"');
    expect(field).toContain('autocomplete="current-password"');
    const answer = await client.post('/en/sign-in', {
      email: ` ${email.toUpperCase()} `,
      password: PASSWORD,
      onward: '/en/documents',
    });
    expect(answer.location).toBe('/en/documents');
    expect(answer.headers.get('Set-Cookie')).toMatch(
      /^session=[\w-]{43}; Max-Age=1209600; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    expect((await client.get('/en')).text).toContain(name);
    expect((await client.get('/en/account')).text).toContain(email);
    // Whoever is in sees who else tried to be.
    await signInByPassword(accounts, { email, password: 'not this one at all' }, { address: '192.0.2.7', device: '' });
    await accounts.failures.write();
    const happened = /<section aria-labelledby="happened">.*?<\/section>/su.exec(
      (await client.get('/en/account')).text,
    )?.[0];
    expect(happened).toMatch(/Signing in failed · 1 attempt .*Signed in /su);
    expect((await client.post('/en/leave', {}, '/en/sign-out')).status).toBe(303);
    expect((await client.get('/en')).text).not.toContain(name);
  });

  it('never lead to another host', async () => {
    const { email } = await addTestPerson(accounts);
    for (const onward of [
      'https://evil.example/',
      '//evil.example',
      '/\\evil.example',
      '/\t/evil.example',
      'javascript:alert(1)',
    ]) {
      const { location } = await visitor(server).post('/en/sign-in', { email, password: PASSWORD, onward });
      expect(location).toBe('/en');
    }
  });

  it('say the same to a wrong password and to an unknown address, and keep what was typed', async () => {
    const { email } = await addTestPerson(accounts);
    const wrong = await visitor(server).post('/en/sign-in', { email, password: 'not this one at all' });
    const unknown = await visitor(server).post('/en/sign-in', {
      email: 'nobody@example.org',
      password: 'not this one at all',
    });
    expect([wrong.status, unknown.status]).toEqual([422, 422]);
    expect(wrong.text).toContain(`value="${email}"`);
    expect(wrong.text).not.toContain('not this one at all');
    const bare = (text: string, address: string) =>
      text.replaceAll(address, '').replaceAll(/value="[\w-]{40,}"|data-options="[^"]*"/g, '');
    expect(bare(wrong.text, email)).toBe(bare(unknown.text, 'nobody@example.org'));
  });

  it('refuse forms from elsewhere', async () => {
    const { email } = await addTestPerson(accounts);
    const body = new URLSearchParams({ email, password: PASSWORD });
    const foreign = await fetch(`${server.address}/en/sign-in`, {
      method: 'POST',
      body,
      headers: { Origin: 'https://evil.example' },
      redirect: 'manual',
    });
    expect(foreign.status).toBe(403);
    const without = await fetch(`${server.address}/en/sign-in`, {
      method: 'POST',
      body,
      headers: { Origin: server.address },
      redirect: 'manual',
    });
    expect(without.status).toBe(403);
    expect(without.headers.getSetCookie()).toEqual([]);
  });

  it('set codes up, ask for them, and take a code once', async () => {
    const { email } = await addTestPerson(accounts);
    const client = await signedIn(email);
    const page = await client.get('/en/account/codes');
    expect(page.headers.get('Cache-Control')).toBe('no-store');
    const secret = bytesOf((/<code class="secret"[^>]*>([^<]+)</.exec(page.text)?.[1] ?? '').replaceAll(' ', ''));
    const before = totpCode(secret, stepAt(new Date()) - 1);
    const wrong = await client.post('/en/account/codes', { code: '12' });
    expect(wrong.status).toBe(422);
    const recovery = await client.post('/en/account/codes', { code: before });
    const codes = [...recovery.text.matchAll(/<code dir="ltr">([A-Z2-7-]{19})</g)].map((match) => match[1] ?? '');
    expect(new Set(codes).size).toBe(10);
    const second = visitor(server);
    const asked = await second.post('/en/sign-in', { email, password: PASSWORD, onward: '/en/account' });
    expect(asked.status).toBe(200);
    const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(asked.text)?.[1] ?? '';
    const step = { person: hidden('person'), note: hidden('note'), onward: hidden('onward') };
    expect((await second.post('/en/sign-in/code', { ...step, code: before }, '/en/sign-in')).status).toBe(422);
    const now = totpCode(secret, stepAt(new Date()));
    const entered = await second.post('/en/sign-in/code', { ...step, code: now }, '/en/sign-in');
    expect(entered.location).toBe('/en/account');
    expect(
      (await visitor(server).post('/en/sign-in/code', { ...step, code: codes[0] ?? '' }, '/en/sign-in')).status,
    ).toBe(422);
  });

  it('tell by mail that what one signs in with has changed', async () => {
    const { db } = server.house;
    const { email, id } = await addTestPerson(accounts);
    const client = await signedIn(email);
    expect((await client.post('/en/account/password', { password: 'an entirely new one' })).status).toBe(303);
    const follower = mailChangedMeans(server.house);
    // Whoever follows in the server may have been quicker.
    for (let state: unknown = 'followed'; state === 'followed'; ) state = await followNext(db, follower);
    const { rows } = await sql<{ subject: string; body: string }>`select subject, body from mail
      where person_id = ${id}`.execute(db.connection.queries);
    expect(rows).toMatchObject([{ subject: 'What you sign in with has changed' }]);
    expect(rows[0]?.body).toMatch(/UTC: Changed a password.*If it was not you/su);
    expect(rows[0]?.body).not.toContain('an entirely');
    // A log that is older is no news.
    const later = mailChangedMeans(server.house, () => new Date(Date.now() + 2 * 86_400_000));
    await sql`delete from mail`.execute(db.connection.queries);
    await sql`update action_follower set position = 0 where name = ${later.name}`.execute(db.connection.queries);
    for (let state: unknown = 'followed'; state === 'followed'; ) state = await followNext(db, later);
    expect((await sql`select 1 from mail where person_id = ${id}`.execute(db.connection.queries)).rows).toEqual([]);
  });

  it('list sessions, and end the others', async () => {
    const { email } = await addTestPerson(accounts);
    const [here, there] = [await signedIn(email), await signedIn(email)];
    expect((await here.post('/en/account/sessions/end-others', {}, '/en/account')).status).toBe(303);
    expect((await there.get('/en/account')).location).toContain('/en/sign-in?then=');
    expect((await here.get('/en/account')).status).toBe(200);
  });
});

/** A server of its own: one address may write so often a minute. */
describeOnBoth('pages of those who mind people', (engine) => {
  let server: TestServer;
  let accounts: Awaited<ReturnType<typeof openAccounts>>;
  beforeAll(async () => {
    server = await startTestServer({ engine });
    accounts = await openAccounts(server.house.db);
  });
  afterAll(() => server?.stop());

  async function signedIn(email: string, password = PASSWORD): Promise<Client> {
    const client = visitor(server);
    const answer = await client.post('/en/sign-in', { email, password, onward: '/en/account' });
    expect(answer.status, answer.text.slice(0, 3000)).toBe(303);
    return client;
  }

  it('ask whoever came in by the printed link to make an account, once', async () => {
    const link = await administrator(server);
    expect((await link.get('/en')).text).toContain('/en/people/first');
    const short = await link.post('/en/people/first', {
      name: 'Ngozi Okafor',
      email: 'ngozi@example.org',
      lang: 'en',
      password: 'short',
    });
    expect(short.status).toBe(422);
    expect(short.text).toContain('value="Ngozi Okafor"');
    const made = await link.post('/en/people/first', {
      name: 'Ngozi Okafor',
      email: 'ngozi@example.org',
      lang: 'en',
      password: PASSWORD,
    });
    expect(made.status).toBe(303);
    expect((await link.get('/en/people/first')).status).toBe(404);
    expect((await link.get('/en')).text).not.toContain('/en/people/first');
    const roles = await findRoles(server.house.db.connection);
    expect(roles.map(({ role }) => role)).toEqual(expect.arrayContaining(['administrator', 'secretariat-officer']));
  });

  it('invite, by a mail that waits in the outbox; the link makes an account, once', async () => {
    const link = await administrator(server);
    const invited = await link.post('/en/people/invite', {
      email: 'Chen.Wei@example.org',
      role: 'reviewer',
      lang: 'zh',
    });
    expect(invited.location).toBe('/en/people/outbox?done=invited');
    const outbox = await link.get('/en/people/outbox');
    const path = /http:\/\/[^\s<]+(\/zh\/join\/[\w-]{43})/.exec(outbox.text)?.[1] ?? '';
    expect(outbox.text).toContain('审评员');
    const guest = visitor(server);
    expect((await guest.get(path)).text).toContain('chen.wei@example.org');
    const joined = await guest.post(path, { name: '陈伟', lang: 'zh', password: '我们一起反对贩运人口行为' });
    expect(joined.location).toBe('/zh/account?done=joined');
    expect((await guest.get('/zh/account')).text).toContain('审评员');
    expect((await visitor(server).get(path)).status).toBe(410);
    const [action] = (await findActions(server.house.db.connection, {})).filter(({ verb }) => verb === 'access.join');
    expect(JSON.stringify(action)).not.toContain('example.org');
  });

  it('invite for a party by its code, and say so where there is none', async () => {
    const link = await administrator(server);
    const form = { email: 'focal@example.org', role: 'state-focal-point', lang: 'en' };
    expect((await link.post('/en/people/invite', form)).text).toContain('This role is held for a party');
    expect((await link.post('/en/people/invite', { ...form, party: 'XX' })).text).toContain('No party has this code');
    expect((await link.post('/en/people/invite', { ...form, party: 'by' })).status).toBe(303);
    expect((await link.get('/en/people')).text).toContain('focal point of a State for <bdi>Belarus</bdi>');
  });

  it('show nobody what is not theirs to mind', async () => {
    const observer = await signedIn((await addTestPerson(accounts, [['observer', null]])).email);
    for (const path of [
      '/en/people',
      '/en/people/invite',
      '/en/people/outbox',
      '/en/people/first',
      `/en/people/${STATE.id}`,
    ]) {
      expect((await observer.get(path)).status).toBe(404);
      expect((await visitor(server).get(path)).status).toBe(404);
    }
    const focal = await signedIn((await addTestPerson(accounts, [['state-focal-point', STATE]])).email);
    const page = await focal.get('/en/people/invite');
    expect(page.text).toContain(`national-rapporteur for ${STATE.id}`);
    expect(page.text).not.toContain('value="administrator"');
    const refused = await focal.post('/en/people/invite', {
      email: 'x@example.org',
      role: 'administrator',
      lang: 'en',
    });
    expect(refused.status).toBe(422);
    expect((await focal.get('/en/people')).text).not.toContain('chen.wei@example.org');
  });

  it('want presence proved before roles are given', async () => {
    const person = await addTestPerson(accounts, [['administrator', null]]);
    const other = await addTestPerson(accounts);
    const client = await signedIn(person.email);
    const answer = await client.post(`/en/people/${other.id}/give`, { role: 'auditor' }, `/en/people/${other.id}`);
    expect(answer.location).toContain('/en/step-up?then=');
    expect(await findRoles(server.house.db.connection, { personIds: [other.id] })).toEqual([]);
  });

  it('keep what was filled in while presence is proved, but for secrets, and send it when that is wanted', async () => {
    const { db } = server.house;
    const client = await signedIn((await addTestPerson(accounts, [['administrator', null]])).email);
    const other = await addTestPerson(accounts);
    const page = `/en/people/${other.id}`;
    const token = (html: string) => /name="csrf" value="([^"]+)"/u.exec(html)?.[1] ?? '';
    /** As browsers send a form without a file. */
    const send = (path: string, fields: Record<string, string>) =>
      client.send('POST', path, new TextEncoder().encode(`${new URLSearchParams(fields)}`), {
        'Content-Type': 'application/x-www-form-urlencoded',
        Referer: `${server.address}${page}`,
      });
    const given = { role: 'auditor', note: '"<2027', code: '123456' };
    const typed = { csrf: token((await client.get(page)).text), ...given };
    const sentOn = await send(`${page}/give`, typed);
    expect([sentOn.status, sentOn.location.split('?')[0]]).toEqual([307, '/en/step-up']);
    const asked = (await send(sentOn.location, typed)).text;
    expect(asked).toContain('What you filled in is kept');
    expect(asked).not.toContain('123456');
    const hidden = (name: string, html: string) =>
      new RegExp(`name="${name.replaceAll('.', '\\.')}" value="([^"]*)"`, 'u').exec(html)?.[1] ?? '';
    expect(hidden('kept.note', asked)).toBe('&quot;&lt;2027');
    const beside = { csrf: token(asked), to: `${page}/give`, 'kept.role': 'auditor', 'kept.note': '"<2027' };
    expect(hidden('to', asked)).toBe(beside.to);
    const proof = { ...beside, onward: page };
    const wrong = await send('/en/step-up', { ...proof, password: 'not this one' });
    expect([wrong.status, hidden('kept.role', wrong.text)]).toEqual([422, 'auditor']);
    const proved = await send('/en/step-up', { ...proof, password: PASSWORD });
    expect([proved.status, hidden('role', proved.text)]).toEqual([200, 'auditor']);
    expect(proved.text).toContain(`action="${page}/give"`);
    expect(await findRoles(db.connection, { personIds: [other.id] })).toEqual([]);
    await sql`update session set strongly = true`.execute(db.connection.queries);
    expect((await send(`${page}/give`, { csrf: token(proved.text), ...given })).status).toBe(303);
    expect(await findRoles(db.connection, { personIds: [other.id] })).toMatchObject([{ role: 'auditor' }]);
    // Nothing goes on to another host.
    const elsewhere = { ...proof, csrf: token(proved.text), to: '//evil.example/', password: PASSWORD };
    expect((await send('/en/step-up', elsewhere)).location).toBe(page);
  });

  it('send a link for a new password to whoever has the address, and say the same to all', async () => {
    const { email, id } = await addTestPerson(accounts);
    const [known, unknown] = [
      await visitor(server).post('/en/forgotten', { email }),
      await visitor(server).post('/en/forgotten', { email: 'nobody@example.org' }),
    ];
    const bare = (text: string) => text.replaceAll(/value="[\w-]{40,}"/g, '');
    expect(bare(known.text)).toBe(bare(unknown.text));
    const link = await administrator(server);
    let path = '';
    await expect
      .poll(
        async () => {
          const outbox = (await link.get('/en/people/outbox')).text;
          path = /http:\/\/[^\s<]+(\/en\/reset\/[\w-]{43})/.exec(outbox)?.[1] ?? '';
          return path;
        },
        { timeout: 20_000 },
      )
      .toContain('/en/reset/');
    const guest = visitor(server);
    expect((await guest.post(path, { password: 'an entirely new one' })).location).toBe('/en/sign-in');
    expect((await guest.get(path)).status).toBe(410);
    await signedIn(email, 'an entirely new one');
    expect(id).not.toBe('');
  });
});
