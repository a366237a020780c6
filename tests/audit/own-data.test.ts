import { readdirSync, readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MODULES } from '../../src/app/modules.js';
import type { Actor } from '../../src/kernel/access/index.js';
import { findActions, verifyChain } from '../../src/kernel/audit/index.js';
import { execute } from '../../src/kernel/db/index.js';
import { LANGS, readMessageFile } from '../../src/kernel/i18n/index.js';
import { queueMail } from '../../src/kernel/mail/index.js';
import { LOG_PART } from '../../src/modules/audit/own-data/log-part.js';
import { stateAnswer } from '../../src/modules/commitments/answers/state-answer.js';
import { loadFacts as loadParties } from '../../src/modules/parties/load-facts.js';
import type { Client } from '../kit/client.js';
import { describeOnBoth } from '../kit/databases.js';
import { FIRST, resolution } from '../kit/line-texts.js';
import { openRegisterHouse, type RegisterHouse } from '../kit/register.js';
import { type Insider, letIn, letInByLink, partyRef, serveTestHouse } from '../kit/served-house.js';

const NAME = 'Amadou Zqxname';
const KEY = 'a-res-67-190-op-1-1';

describeOnBoth('one’s own data', (engine) => {
  let register: RegisterHouse;
  let server: Awaited<ReturnType<typeof serveTestHouse>>;
  let person: Insider;
  let client: Client;
  const db = () => register.house.db;
  const actor = async (): Promise<Actor> => ({
    kind: 'person',
    id: person.id,
    name: NAME,
    lang: 'en',
    holds: [
      {
        role: 'state-focal-point',
        party: await partyRef(db(), 'BY'),
        readOnly: false,
        ownOnly: false,
        onBehalfOf: null,
      },
    ],
    steppedUp: true,
  });

  beforeAll(async () => {
    register = await openRegisterHouse(engine);
    server = await serveTestHouse(register.house);
    await loadParties(db());
    const [symbol, session, asks] = FIRST;
    await register.bring(resolution(symbol, session, asks), { lang: 'en', symbol });
    person = await letIn(db(), [['state-focal-point', await partyRef(db(), 'BY')]], { name: NAME });
    client = server.as(person);
    const given = {
      state: 'stated',
      standing: 'done',
      words: 'The lamps burn.',
      lang: 'en',
      happened: '2024',
    } as const;
    await stateAnswer(
      db(),
      await actor(),
      { key: KEY, code: 'BY' },
      { ...given, link: 'https://law.example/lamps', file: null, keepsFile: false, audience: 'public', version: 0 },
      '2026-11-29',
    );
    const mail = { to: person.email, lang: 'en', subject: 'About the lamps', paragraphs: ['Zqxname'] } as const;
    await db().transaction((c) => queueMail(c, mail, { server: false }));
  }, 120_000);
  afterAll(async () => {
    await server?.close();
    await register?.test.drop();
  });

  it('are for those who have an account, and for nobody else', async () => {
    expect((await server.as(null).get('/en/account/data')).location).toContain('/en/sign-in');
    expect((await server.as(null).get('/en/account/data/export/json')).status).toBe(303);
    const link = server.as({ cookie: await letInByLink(db()) });
    expect((await link.get('/en/account/data')).status).toBe(403);
  });

  it('are shown and taken out whole, which is recorded', async () => {
    const page = await client.get('/en/account/data');
    expect(page.status).toBe(200);
    for (const held of [
      NAME,
      person.email,
      'Firefox on Linux',
      'focal point of a State',
      'The lamps burn.',
      'About the lamps',
    ])
      expect(page.text).toContain(held);
    expect(page.text).not.toContain('Zqxname</p>');
    const file = JSON.parse((await client.get('/en/account/data/export/json')).text) as {
      schema: string;
      parts: Record<string, Record<string, unknown>[]>;
    };
    expect(file.schema).toBe('concordance.own-data/1');
    expect(file.parts.account).toMatchObject([{ name: NAME, email: person.email, lang: 'en' }]);
    expect(file.parts.sessions).toHaveLength(1);
    expect(file.parts.roles).toMatchObject([{ role: 'state-focal-point', party: 'BY', ended: null }]);
    expect(file.parts.answers).toMatchObject([
      { commitment: KEY, party: 'BY', text: 'The lamps burn.', state: 'stated' },
    ]);
    expect(file.parts.mail).toMatchObject([{ title: 'About the lamps', state: 'kept' }]);
    const said = file.parts.log?.map(({ did }) => did);
    expect(said).toEqual(['audit.export-own-data', 'commitments.state-answer']);
    const workbook = await client.get('/fr/account/data/export/xlsx');
    expect([workbook.status, workbook.headers.get('Content-Type')]).toEqual([
      200,
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ]);
    expect((await client.get('/en/account/data/export/pdf')).status).toBe(404);
    const taken = await findActions(db().connection, { verb: 'audit.export-own-data' });
    expect(taken.map(({ actor: by, details }) => [by.id, details.format])).toEqual([
      [person.id, 'xlsx'],
      [person.id, 'json'],
    ]);
  });

  it('change their mail address when the new one has shown its code', async () => {
    const asked = await client.post('/en/account/address', { email: ' New@Example.org ' });
    expect(asked.text).toContain('new@example.org');
    const note = /name="note" value="([^"]+)"/u.exec(asked.text)?.[1] ?? '';
    const mails = await mailTo('new@example.org');
    const code = /code is (\d{8})/u.exec(mails[0] ?? '')?.[1] ?? '';
    const confirm = (fields: { email: string; code: string }) =>
      client.post('/en/account/address/confirm', { note, ...fields }, '/en/account/address');
    expect((await confirm({ email: 'new@example.org', code: '00000000' })).text).toContain('not right');
    // The note is for this address only.
    expect((await confirm({ email: 'other@example.org', code })).text).toContain('expired');
    expect((await confirm({ email: 'new@example.org', code })).location).toBe('/en/account?done=address');
    expect((await confirm({ email: 'new@example.org', code })).text).toContain('expired');
    expect(await mailTo(person.email)).toEqual([expect.stringContaining('another mail address')]);
    expect((await client.get('/en/account')).text).toContain('new@example.org');
    expect(await findActions(db().connection, { verb: 'access.change-address' })).toHaveLength(1);
    const weak = server.as(await letIn(db(), [], { strongly: false }));
    expect((await weak.get('/en/account/address')).status).toBe(200);
    expect((await client.post('/en/account/address', { email: 'nothing' })).status).toBe(422);
    const other = await letIn(db());
    const taken = await client.post('/en/account/address', { email: other.email });
    expect(taken.status, 'nobody learns here who has an account').toBe(200);
  });

  async function mailTo(address: string): Promise<string[]> {
    const { rows } = await sql<{
      body: string;
    }>`select body from mail where address = ${address} and subject <> 'About the lamps'`.execute(
      db().connection.queries,
    );
    return rows.map(({ body }) => body);
  }

  it('are erased on a written request, with a reason, by an administrator who proved presence', async () => {
    const [one, two] = [await letIn(db(), [['administrator', null]]), await letIn(db(), [], { name: 'Zqxother' })];
    const path = `/en/people/${two.id}/erase`;
    expect((await client.get(path)).status).toBe(404);
    const weak = await letIn(db(), [['administrator', null]], { strongly: false });
    expect((await server.as(weak).get(path)).location).toContain('/en/step-up');
    await execute(db().connection, `update role_held set ended_at = now() where person_id = '${weak.id}'`);
    const administrator = server.as(one);
    expect((await administrator.get(path)).text).toContain('Zqxother');
    const asked = { reason: 'asked', reference: 'OLA/2026/17' };
    for (const wrong of [{ reason: '' }, { reference: ' ' }, { reference: 'a@b.org' }, { reference: 'x'.repeat(61) }])
      expect((await administrator.post(path, { ...asked, ...wrong })).status).toBe(422);
    const last = await administrator.post(`/en/people/${one.id}/erase`, asked);
    expect([last.status, last.text.includes('This is the last administrator')]).toEqual([422, true]);
    expect((await administrator.post(path, asked)).location).toBe('/en/people?done=erased');
    expect((await administrator.get(path)).status).toBe(404);
    expect((await server.as(two).get('/en/account')).location).toContain('/sign-in');
    const [entry] = await findActions(db().connection, { verb: 'audit.erase-person' });
    expect(entry).toMatchObject({ subject: { id: two.id }, details: { reason: 'asked', reference: 'OLA/2026/17' } });
    const own = await administrator.post('/en/account/data/erase', {});
    expect([own.status, own.text.includes('This is the last administrator')]).toEqual([422, true]);
  });

  it('leave nothing of a person who erases themselves but a number, and the log whole', async () => {
    expect((await client.get('/en/account/data/erase')).text).toContain('cannot be undone');
    const erased = await client.post('/en/account/data/erase', {});
    expect(erased.location).toBe('/en/account/erased');
    expect(erased.headers.get('Set-Cookie')).toContain('Max-Age=0');
    expect((await server.as(person).get('/en/account')).location).toContain('/sign-in');
    expect((await client.get('/en/account/erased')).text).toContain('You are erased');
    const left: string[] = [];
    const { rows: tables } = await sql<{ name: string }>`select c.relname as name from pg_class c
      join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and n.nspname = 'public'`.execute(
      db().connection.queries,
    );
    for (const { name } of tables) {
      const { rows } = await sql<{
        text: string;
      }>`select cast(row_to_json(r) as text) as text from ${sql.table(name)} r`.execute(db().connection.queries);
      for (const { text } of rows) if (/zqxname|new@example\.org|insider1@/iu.test(text)) left.push(`${name}: ${text}`);
    }
    expect(tables.length).toBeGreaterThan(30);
    expect(left).toEqual([]);
    expect(await verifyChain(db().connection)).toMatchObject({ intact: true });
    expect((await findActions(db().connection, { actorId: person.id })).length).toBeGreaterThan(3);
    const kept = await sql<{
      words: string;
    }>`select words from commitment_answer_version where made_by = ${person.id}`.execute(db().connection.queries);
    expect(kept.rows).toEqual([{ words: 'The lamps burn.' }]);
  });
});

describe('what is held about a person', () => {
  it('has words in six languages, for each part and each field', async () => {
    const parts = [
      ...(await Promise.all(MODULES.map(async ({ ownData }) => (await ownData?.()) ?? []))).flat(),
      LOG_PART,
    ];
    expect(new Set(parts.map(({ name }) => name)).size).toBe(parts.length);
    for (const lang of LANGS) {
      const words = readMessageFile(new URL('../../src/modules/audit/messages/', import.meta.url), lang);
      for (const { name, fields } of parts) {
        expect(words, lang).toHaveProperty([`own.part.${name}`]);
        for (const field of fields) expect(words, lang).toHaveProperty([`own.field.${field}`]);
      }
    }
  });

  it('is told by every module whose tables say who made something', async () => {
    const source = new URL('../../src/modules/', import.meta.url);
    const makers = readdirSync(source).filter((name) => {
      const folder = new URL(`${name}/migrations/`, source);
      const files = readdirSync(source.pathname + name).includes('migrations') ? readdirSync(folder) : [];
      return files.some((file) =>
        /\b(?:made|written|begun|brought)_by\b/u.test(readFileSync(new URL(file, folder), 'utf8')),
      );
    });
    expect(makers).toContain('commitments');
    const silent = MODULES.filter(({ name, ownData }) => makers.includes(name) && ownData === undefined);
    expect(silent.map(({ name }) => name)).toEqual([]);
  });
});
