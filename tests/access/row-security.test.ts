import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { strFromU8 } from 'fflate';
import type { Hono } from 'hono';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareHouse } from '../../src/app/open-house.js';
import { webModules } from '../../src/app/web-modules.js';
import { readerOf, sessionsIn } from '../../src/kernel/access/index.js';
import { type Connection, type Database, keepReaderKey, openDatabase } from '../../src/kernel/db/index.js';
import type { PageEnv } from '../../src/kernel/http/index.js';
import { asReader, HOUSE_READER, PUBLIC_READER, readerSettings } from '../../src/kernel/reader/index.js';
import { addSection } from '../../src/modules/reports/report/arrange-report.js';
import { createReport } from '../../src/modules/reports/report/create-report.js';
import { openTestDatabase } from '../kit/databases.js';
import { person } from '../kit/people.js';
import { openRegisterHouse, type RegisterHouse } from '../kit/register.js';
import { letIn, letInByLink, partyRef } from '../kit/served-house.js';
import { testApp } from '../kit/test-app.js';
import { MARK, type Seeds, seedSecrets } from './seed-secrets.js';

const KEY = 'a key that is not a secret at all, 44 letters';

/** Each place that reads for the house whoever asks, and why it must. A new one is written here, or the test fails. */
const HOUSE_PLACES = {
  sessions: 'finds out who asks',
  accounts: 'the door: signing in, joining, resetting, proving presence',
  'form-secret': 'signs the tokens of forms',
  'kept-answers': 'makes the keys by which browsers seal what is typed',
  'head-key': 'shows the public half of the key of the log',
  'register-index': 'kept for everybody; cut by the right of whoever reads it',
  calendar: 'kept for everybody; cut by the right of whoever reads it',
  'until-act': 'counts kept for all who may see them, until something is done',
  'text-search': 'PostgreSQL uses no index of words behind a policy; the search cuts its rows itself',
  'party-directory': 'kept for everybody; cut by the right of whoever reads it',
  'concrete-log': 'kept for everybody; cut by the right of whoever reads it',
  applicant: 'whoever registers an organization, or comes by the link of one, has no account',
  'private-address':
    'whoever comes by the address of a feed, or stops mails, is not signed in; then the feed is read for its owner',
  'own-data': 'also what somebody wrote for a party that they have left; each part asks for their rows',
  'who-answers': 'how many a call asks, and how many answered; whom, is cut by the right of whoever reads it',
  letters: 'what became of letters that a call sent, without their words',
  'sign-on': 'ends the sessions of those who came in by an issuer',
  erasure: 'takes away what nobody but the person sees',
  start: 'asks whether the database knows the house',
};

describe('places that read for the house', () => {
  it('are the ones that are known, each in one place', () => {
    const source = new URL('../../src/', import.meta.url);
    const places = readdirSync(source, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/u.test(file) && !/\.test\.tsx?$/u.test(file))
      .flatMap((file) => [...readFileSync(new URL(file, source), 'utf8').matchAll(/\.forHouse\(([^)]*)\)/gu)]);
    expect([...new Set(places.map(([, name]) => name))].sort()).toEqual(
      Object.keys(HOUSE_PLACES)
        .map((name) => `'${name}'`)
        .sort(),
    );
  });
});

describe.skipIf(!process.env.TEST_DATABASE_URL)('every table (PostgreSQL)', () => {
  it('is fenced as docs/row-security.md says, and is in it', async () => {
    const test = await openTestDatabase('postgres', 'migrated');
    const { rows } = await sql<{ name: string; fence: string }>`
      select c.relname as name, case when not c.relrowsecurity then 'open' when p.qual like '%OR true)' then 'everyone'
        when p.qual like '%OR false)' then 'house' when p.qual is not null then 'policy' else 'nothing' end as fence
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      left join pg_policies p on p.schemaname = n.nspname and p.tablename = c.relname and p.policyname = 'seen'
      where c.relkind in ('r', 'p') and n.nspname = 'public' order by 1`.execute(test.db.connection.queries);
    await test.drop();
    const page = readFileSync(new URL('../../docs/row-security.md', import.meta.url), 'utf8');
    const said = [...page.matchAll(/^\| (\w+) \| (open|everyone|policy|house) \|/gmu)];
    expect(said.map(([, name, fence]) => `${name}: ${fence}`).sort()).toEqual(
      rows.map(({ name, fence }) => `${name}: ${fence}`).sort(),
    );
  });
});

/** Groups whose co-chairs are writing an annual report. */
const GROUPS = ['IOM', 'UNODC'] as const;
const annual = (code: string) => `annual-${code.toLowerCase()}`;

/** docs/operations.md: the owner migrates, another login serves and owns nothing. */
describe.skipIf(!process.env.TEST_DATABASE_URL)('rows for those whom they are for (PostgreSQL)', () => {
  const role = `app_${randomUUID().replaceAll('-', '')}`;
  let register: RegisterHouse;
  let seeds: Seeds;
  let served: Database;
  /** The same house twice: by the owner, whom no policy binds, and by the login role. */
  let apps: Record<'owner' | 'login', Hono<PageEnv>>;
  let cookies: Record<string, string>;
  const owner = (): Connection => register.test.db.connection;

  beforeAll(async () => {
    register = await openRegisterHouse('postgres', { byOwner: true });
    await prepareHouse(register.house);
    seeds = await seedSecrets(register);
    const { db } = register.house;
    for (const code of GROUPS) {
      const group = await partyRef(db, code);
      const chair = person(`chair of ${code}`, 'co-chair', group);
      const title = `zqxdraft of ${code}`;
      const key = annual(code);
      await createReport(db, chair, { key, kind: 'annual', lang: 'en', title, party: group.id, limit: '' });
      await addSection(db, chair, key, { en: title });
    }
    const ask = (text: string) => sql.raw(text).execute(owner().queries);
    await ask(`create role ${role} login password 'not-a-secret' nosuperuser nocreatedb nocreaterole nobypassrls`);
    await ask(`grant usage on schema public to ${role}`);
    await ask(`grant select, insert, update, delete on all tables in schema public to ${role}`);
    await ask(`revoke update, delete on action from ${role}`);
    await keepReaderKey(db, KEY);
    const url = new URL('url' in register.test.place ? register.test.place.url : '');
    url.username = role;
    url.password = 'not-a-secret';
    served = await openDatabase({ url: url.href, readerKey: KEY });
    const appOn = async (database: Database) =>
      testApp({
        modules: await webModules({ ...register.house, db: database }),
        sessions: sessionsIn(database),
        log: { info() {}, warn() {}, error: (_event, fields) => errors.push(JSON.stringify(fields).slice(0, 400)) },
      });
    apps = { owner: await appOn(db), login: await appOn(served) };
    const [by, ke, iom] = [await partyRef(db, 'BY'), await partyRef(db, 'KE'), await partyRef(db, 'IOM')];
    cookies = {
      public: '',
      nobody: (await letIn(db)).cookie,
      'focal point of BY': (await letIn(db, [['state-focal-point', by]])).cookie,
      'focal point of KE': (await letIn(db, [['state-focal-point', ke]])).cookie,
      'data officer': (await letIn(db, [['data-officer', by]])).cookie,
      'co-chair of IOM': (await letIn(db, [['co-chair', iom]])).cookie,
      reviewer: (await letIn(db, [['reviewer', null]])).cookie,
      secretariat: (await letIn(db, [['secretariat-officer', null]])).cookie,
      auditor: (await letIn(db, [['auditor', null]])).cookie,
      administrator: (await letIn(db, [['administrator', null]])).cookie,
      link: await letInByLink(db),
    };
  }, 240_000);
  afterAll(async () => {
    await served?.close();
    await sql.raw(`drop owned by ${role}`).execute(owner().queries);
    await sql.raw(`drop role ${role}`).execute(owner().queries);
    await register.test.drop();
  });
  const errors: string[] = [];

  it('say at every address what they say without policies, to everybody, whoever came first', async () => {
    const wrong: string[] = [];
    let asked = 0;
    for (const [who, cookie] of Object.entries(cookies))
      for (const path of addresses(apps.owner, seeds)) {
        const told = { owner: '', login: '' };
        for (const which of ['login', 'owner'] as const) {
          const answer = await apps[which].request(path, { headers: { Cookie: cookie } });
          told[which] = `${answer.status} ${sameness(strFromU8(new Uint8Array(await answer.arrayBuffer())))}`;
        }
        asked += 1;
        if (told.login !== told.owner) wrong.push(`${path} [${who}]: ${difference(told.owner, told.login)}`);
      }
    expect(wrong.slice(0, 30)).toEqual([]);
    expect(errors.slice(0, 5)).toEqual([]);
    expect(asked).toBeGreaterThan(400);
  }, 600_000);

  /** All that a statement of anybody's can tell: every column of every table. */
  async function toldOf(run: (statement: string) => Promise<string>): Promise<string[]> {
    const { rows } = await sql<{ name: string }>`select c.relname as name from pg_class c
      join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and n.nspname = 'public' order by 1`.execute(
      owner().queries,
    );
    const found: string[] = [];
    for (const { name } of rows) {
      const text = await run(`select coalesce(string_agg(r::text, ''), '') as text from ${name} r`);
      const secret = MARK.exec(text)?.[0] ?? /insider\d+@|\$argon2/u.exec(text)?.[0];
      if (secret !== undefined && !UNGUARDED.has(`${name} ${secret}`)) found.push(`${name} tells ${secret}`);
    }
    return found;
  }
  /**
   * Policies know rows, not columns: of a step that was taken back everybody sees the row, and only its evidence is hidden; of a submission
   * that was sent, why it is being corrected.
   */
  const UNGUARDED: ReadonlySet<string> = new Set(['commitment_step zqxmistake', 'submission zqxcorrecting']);
  const textOf = async (c: Connection, statement: string): Promise<string> => {
    const { rows } = await sql<{ text: string }>`${sql.raw(statement)}`.execute(c.queries);
    return rows[0]?.text ?? '';
  };

  it('hide all secrets from the public and from whoever was not named, in every table', async () => {
    expect(await toldOf((statement) => textOf(served.connection, statement))).toEqual([]);
    expect(await toldOf((statement) => asReader(PUBLIC_READER, () => textOf(served.connection, statement)))).toEqual(
      [],
    );
    const nobody = readerOf({ ...person('p', 'observer'), holds: [] });
    const told = await asReader(nobody, () => toldOf((statement) => textOf(served.connection, statement)));
    // Who is in sees who there is, and work that runs.
    expect(told.filter((one) => !/^(?:person tells insider|job tells)/u.test(one))).toEqual([]);
    expect(await toldOf((statement) => textOf(served.forHouse('start').connection, statement))).not.toEqual([]);
  });

  /** Statements of one conversation with the public, as somebody would smuggle them in. @returns the last text. */
  const smuggled = (...statements: string[]) =>
    asReader(PUBLIC_READER, () =>
      served.transaction(async (c) => {
        let last = '';
        for (const statement of statements) last = await textOf(c, statement);
        return last;
      }),
    );
  const DRAFTS = `select coalesce(string_agg(source_text, ''), '') as text from document_text`;

  it.each([
    ['set role', [`set role postgres`]],
    ['session authorization', [`set session authorization postgres`]],
    ['row security off', [`set row_security = off`, DRAFTS]],
    ['dropping a policy', [`drop policy seen on document_text`]],
    ['disabling', [`alter table document_text disable row level security`]],
    ['its own policy', [`create policy mine on document_text for select using (true)`]],
    ['the key', [`select encode(inner_pad, 'hex') as text from concordance_keys.reader_key`]],
    ['the key, of the schema', [`grant usage on schema concordance_keys to public`]],
    [
      'another function of the same name',
      [`create or replace function reader_is_house() returns boolean language sql as 'select true'`],
    ],
    ['a view of the owner', [`create view mine as select * from document_text`]],
    ['copy to a file', [`copy document_text to '/tmp/x'`]],
    ['copy to a program', [`copy document_text to program 'cat'`]],
    ['reading files', [`select pg_read_file('/etc/passwd') as text`]],
    ['the guard itself', [`call guard_rows('document', 'true')`]],
    ['being known by the database', [`alter role current_user bypassrls`]],
  ])('cannot be had by %s', async (_name, statements) => {
    await expect(smuggled(...statements)).rejects.toThrow(
      /permission denied|must be owner|must have|must be superuser|only roles with|row-level security|query would be affected|unrecognized|cannot set|does not exist/iu,
    );
  });

  const said = (reader: object, signature = '0'.repeat(64)) => `${signature}.${JSON.stringify(reader)}`;
  const later = { until: 4_000_000_000 };
  it.each([
    ['nothing', ''],
    ['the house, unsigned', said({ house: true, ...later })],
    ['the house, without a point', JSON.stringify({ house: true, ...later })],
    ['a reader, unsigned', said({ id: 'x', all: ['drafts.read'], parties: {}, own: [], ...later })],
    ['the house, signed with another key', readerSettings('another key')(HOUSE_READER)],
    ['the house, of two hours ago', readerSettings(KEY, () => Date.now() - 7_200_000)(HOUSE_READER)],
    [
      'the house with the signature of the public',
      readerSettings(KEY)(PUBLIC_READER).slice(0, 65) + JSON.stringify({ house: true, ...later }),
    ],
  ])('cannot be had by saying that one is %s', async (_name, setting) => {
    const told = await smuggled(`select set_config('concordance.reader', '${setting}', true) as text`, DRAFTS);
    expect(MARK.exec(told)).toBeNull();
    // Nor for those who come after on the same connection.
    await smuggled('reset concordance.reader', 'discard temp');
    expect(await textOf(served.forHouse('start').connection, DRAFTS)).toMatch(MARK);
  });

  it('give the draft report of a group to its co-chair and to the house, to no other group and not to the public', async () => {
    const { db } = register.house;
    /** The groups of whose drafts a table tells the reader. */
    const toldBy = async (table: string) => {
      const text = await textOf(
        served.connection,
        `select coalesce(string_agg(r::text, ''), '') as text from ${table} r`,
      );
      return GROUPS.filter((code) => text.includes(`zqxdraft of ${code}`));
    };
    const readers = {
      public: [PUBLIC_READER, []],
      'co-chair of IOM': [readerOf(person('iom', 'co-chair', await partyRef(db, 'IOM'))), ['IOM']],
      'co-chair of UNODC': [readerOf(person('unodc', 'co-chair', await partyRef(db, 'UNODC'))), ['UNODC']],
      'focal point': [readerOf(person('focal', 'state-focal-point', await partyRef(db, 'BY'))), []],
      reviewer: [readerOf(person('reviewer', 'reviewer')), [...GROUPS]],
    } as const;
    for (const table of ['report', 'report_section', 'report_entry'])
      for (const [who, [reader, groups]] of Object.entries(readers))
        expect(await asReader(reader, () => toldBy(table)), `${who}, ${table}`).toEqual(groups);
    const { login } = apps;
    const page = (code: string, who: string) =>
      login.request(`/en/reports/${annual(code)}/draft`, { headers: { Cookie: cookies[who] ?? '' } });
    const own = await page('IOM', 'co-chair of IOM');
    expect([own.status, await own.text()]).toEqual([200, expect.stringContaining('zqxdraft of IOM')]);
    expect((await page('UNODC', 'co-chair of IOM')).status).toBe(404);
    expect((await page('IOM', 'focal point of BY')).status).toBe(404);
  });

  it('give out the version of a report with the report, and not before', async () => {
    const id = randomUUID();
    const versions = () => smuggled(`select coalesce(string_agg(number, ''), '') as text from report_version`);
    const ask = (statement: string) => sql.raw(statement).execute(owner().queries);
    await ask(`insert into report (id, key, state, revision, version, head, signing, made_by, changed_at)
      values ('${id}', 'a-report', 'draft', 1, 0, '{}', '{}', 'somebody', now())`);
    await ask(`insert into report_version (report_id, n, number, content, annex, sha256, signatures, reason, published_at)
      values ('${id}', 1, 'R-1', '{}', '{}', '', '[]', '', now())`);
    expect(await versions()).toBe('');
    await ask(`update report set state = 'published', version = 1 where id = '${id}'`);
    expect(await versions()).toBe('R-1');
    await ask(`delete from report_version where report_id = '${id}'`);
    await ask(`delete from report where id = '${id}'`);
  });

  it('are not told by an error, a plan, a count, a statistic or a foreign key', async () => {
    // A function without leaks is tried before the policy, any other after it.
    expect(
      await smuggled(
        `select coalesce(max(1 / (length(source_text) - length(source_text))), 0)::text as text from document_text where state = 'preview'`,
      ),
    ).toBe('0');
    expect(await smuggled(`select count(*)::text as text from commitment_answer_version where state = 'draft'`)).toBe(
      '0',
    );
    const plan = await smuggled(`explain (analyze, costs off, timing off, summary off) ${DRAFTS}`).catch(String);
    expect(MARK.exec(plan)).toBeNull();
    expect(
      await smuggled(
        `select coalesce(string_agg(most_common_vals::text, ''), '') as text from pg_stats where tablename in ('document_text', 'commitment_answer_version', 'person')`,
      ),
    ).toBe('');
    // The public adds no row, so it cannot try ids against a foreign key.
    await expect(
      smuggled(
        `insert into commitment_title (commitment_id, lang, title, search) values ('${randomUUID()}', 'en', 'x', '')`,
      ),
    ).rejects.toThrow(/row-level security/u);
    expect(
      await smuggled(`with gone as (delete from person returning 1) select count(*)::text as text from gone`),
    ).toBe('0');
    expect(
      await smuggled(
        `with now as (update document_text set state = 'confirmed' where state = 'preview' returning 1) select count(*)::text as text from now`,
      ),
    ).toBe('0');
  });
});

/** Addresses without an id, and those of a few things, one a kind of secret. */
function addresses(app: Hono<PageEnv>, seeds: Seeds): string[] {
  const known: Record<string, string[]> = {
    answers: ['/en/commitments/a-res-91-903-op-9-1/answers/BY', '/en/commitments/a-res-91-903-op-9-1/answers/KE'],
    commitments: [
      '/en/commitments/a-res-91-903-op-9-1',
      '/en/commitments/a-res-91-903-op-7-1',
      '/api/v1/commitments/a-res-91-903-op-9-1/answers',
    ],
    documents: ['/en/documents/a-res-91-901', '/en/documents/a-res-91-902', '/en/documents/a-res-91-903'],
    parties: ['/en/parties/BY', '/en/parties/KE'],
    laws: seeds.laws.flatMap((id) => [`/en/treaties/laws/${id}`, `/api/v1/treaty-laws/${id}`]),
    calls: seeds.calls.flatMap((key) => [
      ...['', '/answers/BY', '/answers/KE', '/parties', '/parties/KE'].map((rest) => `/en/calls/${key}${rest}`),
      ...['', '/answers/BY'].map((rest) => `/api/v1/calls/${key}${rest}`),
    ]),
    reports: GROUPS.flatMap((code) =>
      ['', '/draft', '/outline', '/sign'].map((rest) => `/en/reports/${annual(code)}${rest}`),
    ),
    concrete: seeds.concrete.flatMap((key) => [`/en/plan/concrete/${key}`, `/api/v1/plan/concrete/${key}`]),
    evidence: [
      ...seeds.dataSets.map((id) => `/en/evidence/data/${id}`),
      ...seeds.releases.flatMap((slug) => [`/en/evidence/releases/${slug}`, `/en/evidence/releases/${slug}/1`]),
    ],
    joining: seeds.registrations.flatMap((id) => [`/en/organizations/${id}`, `/api/v1/registrations/${id}`]),
    comments: [
      ...seeds.comments.map((id) => `/api/v1/comments/${id}`),
      ...seeds.commitments.map((key) => `/api/v1/comments/on/commitment/${key}`),
    ],
    search: ['/en/search?q=harbours', '/en/search?q=zqxdrafts', '/api/v1/search?q=answered'],
  };
  const bare = new Set(
    app.routes.flatMap(({ method, path }) =>
      method === 'GET' && /^\/(?:en|api\/v1)(?:\/|$)/u.test(path) && !/[:*{]|\/audit|\/pdf$/u.test(path) ? [path] : [],
    ),
  );
  return [...bare, ...Object.values(known).flat()];
}

/** Without what differs from one answer to the next: tokens, moments, numbers of requests. */
function sameness(text: string): string {
  return text
    .replaceAll(/name="csrf" value="[^"]*"/gu, '')
    .replaceAll(/data-options="[^"]*"/gu, '')
    .replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gu, 'ID')
    .replaceAll(/\d{4}-\d{2}-\d{2}T[\d:.]+Z|\d{8}T\d{6}Z|\d\d:\d\d/gu, 'MOMENT')
    .replaceAll(/"challenge":"[^"]*"/gu, '');
}

function difference(expected: string, found: string): string {
  let at = 0;
  while (at < expected.length && expected[at] === found[at]) at += 1;
  return `"${expected.slice(Math.max(0, at - 40), at + 80)}" became "${found.slice(Math.max(0, at - 40), at + 80)}"`;
}
