import { strFromU8, unzipSync } from 'fflate';
import type { Hono } from 'hono';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { prepareHouse } from '../../src/app/open-house.js';
import { webModules } from '../../src/app/web-modules.js';
import { createEntryLink, sessionsIn } from '../../src/kernel/access/index.js';
import { addPerson } from '../../src/kernel/access/person.js';
import { beginSession } from '../../src/kernel/access/session.js';
import type { Engine } from '../../src/kernel/db/index.js';
import type { PageEnv } from '../../src/kernel/http/index.js';
import { openRegisterHouse, type RegisterHouse } from '../kit/register.js';
import { testApp } from '../kit/test-app.js';
import { MARK, MARKS, type Seeds, seedSecrets } from './seed-secrets.js';

/**
 * Every address of every module, asked by nobody in particular and by a person without a role, with ids of what is not theirs, with
 * what no form sends: never a 500, never a word of what is not public, and nothing written.
 */

/** What comes in the place of an id that is none. */
const ODD = [
  'null',
  '0',
  '-1',
  '%00',
  '%ff%fe',
  '..%2f..%2fetc%2fpasswd',
  "'%3B%20drop%20table%20commitment%3B--",
  '%F0%9F%92%A3',
  '00000000-0000-0000-0000-000000000000',
  '%7B%22a%22%3A1%7D',
  'a'.repeat(3000),
];

/** What everybody may do for themselves: it writes, and is only held to what it answers. */
const OWN = /^\/(?:en|api\/v1)\/(?:account|enter|forgotten|join|leave|reset|sign-in|sign-out|step-up)(?:\/|$)/u;

/** Addresses that take seconds of typesetting: asked once. */
const SLOW = /\/pdf$/u;

/** The tests, on one engine: each has a file, so that two workers share them. */
export function tryEveryRoute(engine: Engine): void {
  let register: RegisterHouse;
  let app: Hono<PageEnv>;
  let seeds: Seeds;
  let routes: { method: string; path: string }[];
  let before: string;
  let administrator = '';
  let person = '';
  let cookies: string[] = [];
  const errors: string[] = [];

  beforeAll(async () => {
    register = await openRegisterHouse(engine);
    const { house } = register;
    await prepareHouse(house);
    seeds = await seedSecrets(register);
    await comeIn();
    app = testApp({
      modules: await webModules(house),
      sessions: sessionsIn(house.db),
      log: { info() {}, warn() {}, error: (_event, fields) => errors.push(JSON.stringify(fields).slice(0, 600)) },
    });
    const known = new Set<string>();
    routes = app.routes.filter(({ method, path }) => {
      const own = method !== 'ALL' && !/^\/(?:ar|es|fr|ru|zh)(?:\/|$)/u.test(path) && !path.endsWith('*');
      const isNew = !known.has(`${method} ${path}`);
      known.add(`${method} ${path}`);
      return own && isNew;
    });
    before = await state(register);
  }, 240_000);
  afterAll(() => register.test.drop());

  /** Two come in: the administrator by a link, and a person who holds nothing. */
  async function comeIn(): Promise<void> {
    const { db } = register.house;
    const now = new Date();
    administrator = `session=${await sessionsIn(db).enter(await createEntryLink(db.connection, now))}`;
    person = await db.transaction(async (c) => {
      const { id } = await addPerson(c, { name: 'P', email: 'p@example.org', lang: 'en' }, now);
      return `session=${await beginSession(c, { personId: id, strongly: true, device: 'test' }, now)}`;
    });
    cookies = ['', person, `${person.slice(0, -1)}_`, 'session=%00%ff; session=;;=', `session=${'x'.repeat(5000)}`];
  }

  it('are many, of pages and of the API', () => {
    expect(routes.filter(({ path }) => path.startsWith('/en/')).length).toBeGreaterThan(50);
    expect(routes.filter(({ path }) => path.startsWith('/api/v1/')).length).toBeGreaterThan(30);
  });

  it('tell all of it to the administrator: the secrets are there to be told', async () => {
    const told = new Set<string>();
    for (const { path } of routes.filter(({ method, path: one }) => method === 'GET' && !SLOW.test(one)))
      for (const address of addressesOf(path, seeds).slice(0, 6)) {
        const answer = await app.request(address, { headers: { Cookie: administrator } });
        for (const [mark] of (await answer.text()).matchAll(new RegExp(MARK, 'giu'))) told.add(mark.toLowerCase());
      }
    expect([...told].sort()).toEqual([...MARKS].sort());
  });

  it('tell nothing that is not public, whatever id and question they are asked with', async () => {
    const found: string[] = [];
    const asked = routes.filter((one) => one.method === 'GET').flatMap(({ path }) => askings(path));
    await sideBySide(asked, async ([address, cookie]) => {
      const answer = app.request(address, { headers: { Cookie: cookie } });
      await judge(answer, `GET ${address} [${cookie.slice(0, 12)}]`, found);
    });
    expect(found.slice(0, 40)).toEqual([]);
    expect(errors.slice(0, 5)).toEqual([]);
    expect(asked.length).toBeGreaterThan(1000);
  }, 600_000);

  /**
   * Which addresses of a route are asked by whom. What is there, and could be told, by both and with and without questions; what is no id by
   * one of them, in turns, since it is turned down whoever asks; a cookie that is none once for each route, before any id is read.
   */
  function askings(path: string): [address: string, cookie: string][] {
    const queries = SLOW.test(path) ? [''] : ['', `?${questions(seeds)}`];
    return addressesOf(path, seeds).flatMap((address, at) => {
      const who = at === 0 ? cookies : cookies.slice(0, 2);
      const all = queries.flatMap((query) => who.map((cookie): [string, string] => [`${address}${query}`, cookie]));
      const inTurn = all[at % all.length];
      return isOdd(address) && inTurn !== undefined ? [inTurn] : all;
    });
  }

  it('take nothing from those who may not write, in whatever form it comes', async () => {
    const found: string[] = [];
    expect(await sendAll(({ path }) => !OWN.test(path), found)).toBeGreaterThan(1000);
    expect(found.slice(0, 40)).toEqual([]);
    expect(errors.slice(0, 5)).toEqual([]);
    expect(await state(register)).toBe(before);
  }, 600_000);

  it('take nothing from pages of other places, and answer to methods that nobody uses', async () => {
    const found: string[] = [];
    await sideBySide(routes, async ({ method, path }) => {
      const [address = path] = addressesOf(path, seeds);
      for (const odd of ['DELETE', 'PUT', 'PATCH', 'OPTIONS', 'TRACE-ME', 'PROPFIND'])
        await judge(app.request(address, { method: odd }), `${odd} ${address}`, found);
      if (method === 'GET') return;
      const headers = { Cookie: person, Origin: 'https://elsewhere.example', 'Sec-Fetch-Site': 'cross-site' };
      const answer = await app.request(address, { method, headers, body: 'csrf=x' });
      // Where the address itself says what an id looks like, there is no such address.
      const nowhere = answer.status === 404 && path.includes('{');
      if (answer.status !== 403 && !nowhere) found.push(`${method} ${address} from elsewhere: ${answer.status}`);
    });
    expect(found.slice(0, 40)).toEqual([]);
    expect(errors.slice(0, 5)).toEqual([]);
    expect(await state(register)).toBe(before);
  }, 300_000);

  it('that serve what one does for oneself answer whatever they are sent', async () => {
    const found: string[] = [];
    expect(await sendAll(({ path }) => OWN.test(path), found)).toBeGreaterThan(0);
    expect(found.slice(0, 40)).toEqual([]);
    expect(errors.slice(0, 5)).toEqual([]);
  }, 300_000);

  /** Sends every body to every address that changes something. @returns how many were sent */
  async function sendAll(which: (route: { path: string }) => boolean, found: string[]): Promise<number> {
    const tokens = await writers();
    expect(tokens.map(([, csrf]) => csrf)).not.toContain('none');
    // What no route can read is turned down before any id is: once for each route is enough.
    const sent = routes
      .filter((one) => one.method !== 'GET' && which(one))
      .flatMap(({ method, path }) =>
        addressesOf(path, seeds)
          .slice(0, 5)
          .flatMap((address, at) =>
            tokens.flatMap(([cookie, csrf]) =>
              bodies(csrf)
                .filter(({ name }) => at === 0 || READ.has(name))
                .map((one) => ({ method, address, cookie, ...one })),
            ),
          ),
      );
    await sideBySide(sent, async ({ method, address, cookie, name, headers, body }) => {
      const all = { Cookie: cookie, Origin: 'http://localhost', ...headers };
      const answer = app.request(address, { method, headers: all, body });
      await judge(answer, `${method} ${address} ${name} [${cookie.slice(0, 12)}]`, found);
    });
    return sent.length;
  }

  /** Both who ask, each with a token of their own forms. */
  async function writers(): Promise<[cookie: string, csrf: string][]> {
    return Promise.all(
      ['', person].map(async (cookie): Promise<[string, string]> => {
        const page = await (await app.request('/en/bring', { headers: { Cookie: cookie } })).text();
        return [cookie, /name="csrf" value="([^"]+)"/u.exec(page)?.[1] ?? 'none'];
      }),
    );
  }
}

/** So many requests are on their way at once: while the database works on one, the program writes the page of another. */
const AT_ONCE = 12;

async function sideBySide<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const left = all.values();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const one of left) await work(one);
    }),
  );
}

const isOdd = (address: string): boolean => address.split('/').some((part) => ODD.includes(part));

/** Bodies that a route reads before it refuses them. */
const READ: ReadonlySet<string> = new Set(['form', 'multipart', 'JSON']);

/** The path with what was seeded, and with what is no id, in the place of each of its parameters. */
function addressesOf(path: string, seeds: Seeds): string[] {
  const names = [...path.matchAll(/:(\w+)(?:\{[^}]*\})?/gu)].map(([whole]) => whole);
  if (names.length === 0) return [path];
  const first = [...kindOf(path, seeds), ...ODD];
  // An answer is found by its commitment, its party and a version, or not at all.
  const whole = placesOf(path, seeds).map((one) => one.split('/'));
  const known = whole.map((ids) => names.reduce((address, name, k) => address.replace(name, ids[k] ?? ''), path));
  const rest = ['json', 'a-res-91-903', 'para_1', 'BY', ...seeds.others, '1'];
  const tried = first.flatMap((id, at) => {
    const others = names.length === 1 ? [''] : at < 5 ? rest : rest.slice(0, 1);
    return others.map((other) =>
      names.reduce((address, name, index) => address.replace(name, index === 0 ? id : other), path),
    );
  });
  return [...known, ...tried];
}

/** Records that stand below others: found by all of their ids, or not at all. */
function placesOf(path: string, seeds: Seeds): string[] {
  if (path.includes('/calls/')) return seeds.calls.flatMap((key) => [`${key}/BY/1`, `${key}/KE/1`]);
  if (path.includes('/answers/')) return seeds.answers;
  if (path.includes('/releases/')) return seeds.releases.map((slug) => `${slug}/1/csv`);
  return [];
}

function kindOf(path: string, seeds: Seeds): string[] {
  if (path.includes('/commitments/import')) return [...seeds.sheets, ...seeds.others];
  if (path.includes('/commitments')) return [...seeds.commitments, ...seeds.others];
  if (path.includes('/texts')) return seeds.texts;
  if (path.includes('/documents')) return seeds.documents;
  if (path.includes('/imports')) return [...seeds.imports, ...seeds.sheets];
  if (path.includes('/laws') || path.includes('/treaty-laws')) return [...seeds.laws, ...seeds.others];
  if (path.includes('/calls')) return [...seeds.calls, ...seeds.others];
  if (path.includes('/concrete')) return [...seeds.concrete, ...seeds.others];
  if (path.includes('/evidence')) return [...seeds.dataSets, ...seeds.releases, ...seeds.others];
  if (path.includes('/organizations') || path.includes('/registrations'))
    return [...seeds.registrations, ...seeds.others];
  if (path.includes('/comments/:') || path.includes('/comments/{')) return [...seeds.comments, ...seeds.others];
  if (path.includes('/estimation')) return [...seeds.studies, ...seeds.others];
  return [...Object.values(seeds).flat()].slice(0, 12);
}

/** All that any list, page or export can be asked, at once. */
function questions(seeds: Seeds): URLSearchParams {
  const [draft = ''] = seeds.texts;
  return new URLSearchParams([
    ['q', 'note that harbours are dark'],
    ['edition', 'whole'],
    ['text', draft],
    ['beside', draft],
    ['old', 'a-res-91-901'],
    ['new', 'a-res-91-902'],
    ['of', 'a-res-91-901'],
    ['document', 'a-res-91-903'],
    ['shown', 'hidden'],
    ['hidden', '1'],
    ['all', '1'],
    ['decided', '1'],
    ['words', 'ar'],
    ['page', '0'],
    ['size', '99999999999999999999'],
    ['sort', "-'; select 1"],
    ['from', '0000-99-99'],
    ['to', '\u0000'],
    ['then', '//evil.example'],
    ['lang', '__proto__'],
  ]);
}

interface Body {
  name: string;
  headers: Record<string, string>;
  body: string | FormData | URLSearchParams | Uint8Array<ArrayBuffer> | null;
}

function bodies(csrf: string): Body[] {
  const typed = (type: string) => ({ 'Content-Type': type });
  const fields = { csrf, kind: 'note', note: 'x', decision: 'take', title: 'x', name: 'x', version: '1', paste: 'x' };
  const multipart = new FormData();
  for (const [name, value] of Object.entries(fields)) multipart.set(name, value);
  multipart.set('file', new File(['a,b\n1,2\n'], '../../x\u0000.csv'));
  const json = typed('application/json');
  return [
    { name: 'nothing', headers: {}, body: null },
    { name: 'form', headers: {}, body: new URLSearchParams(fields) },
    { name: 'multipart', headers: {}, body: multipart },
    { name: 'multipart cut off', headers: typed('multipart/form-data; boundary=x'), body: '--x\r\nContent-Disp' },
    { name: 'multipart without a boundary', headers: typed('multipart/form-data'), body: 'x' },
    { name: 'form of odd bytes', headers: typed('application/x-www-form-urlencoded'), body: 'csrf=%ff%00&%=&&=%' },
    { name: 'JSON', headers: json, body: JSON.stringify({ ...fields, changes: [], decision: 'keep' }) },
    { name: 'JSON cut off', headers: json, body: '{"a":' },
    { name: 'JSON of depth', headers: json, body: '['.repeat(20_000) },
    { name: 'JSON of nothing', headers: json, body: 'null' },
    { name: 'JSON with a prototype', headers: json, body: '{"__proto__":{"kind":"administrator"},"constructor":1}' },
    {
      name: 'XML',
      headers: typed('application/xml'),
      body: '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
    },
    { name: 'bytes', headers: typed('application/octet-stream'), body: new Uint8Array([0, 255, 254, 0, 80, 75, 3, 4]) },
    { name: 'no type', headers: typed('x'), body: 'x' },
    { name: 'too large', headers: { ...json, 'Content-Length': '999999999' }, body: '{}' },
  ];
}

/** Notes what no answer may be: a failure of the program, or one with a secret in it, also inside of a packed file. */
async function judge(asked: Response | Promise<Response>, what: string, found: string[]): Promise<void> {
  const answer = await Promise.resolve(asked).catch((error: unknown) => error);
  if (!(answer instanceof Response)) {
    found.push(`${what}: thrown, ${String(answer)}`);
    return;
  }
  if (answer.status >= 500 && answer.status !== 501) found.push(`${what}: ${answer.status}`);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const type = answer.headers.get('Content-Type') ?? '';
  // What is text says in which characters, and nothing is left to guess.
  if (
    bytes.length > 0 &&
    !/^(?:text\/|application\/(?:[\w.-]+\+)?xml).*charset=utf-8|^(?:application|font|image)\/(?!xml)/iu.test(type)
  )
    found.push(`${what}: ${answer.status} is of the type "${type}"`);
  const told = [strFromU8(bytes), ...[...answer.headers].map(([name, value]) => `${name}: ${value}`)];
  if (bytes[0] === 0x50 && bytes[1] === 0x4b)
    told.push(...Object.values(unzipSync(bytes)).map((part) => strFromU8(part)));
  const secret = told.map((part) => MARK.exec(part)?.[0]).find((mark) => mark !== undefined);
  if (secret !== undefined) found.push(`${what}: ${answer.status} tells ${secret}`);
}

/** What there is, by counts and by the last action: changes with everything that is written. */
async function state({ test }: RegisterHouse): Promise<string> {
  const { sql } = await import('kysely');
  const { rows } = await sql`
    select (select count(*)::int from action where verb <> 'audit.export-own-data' and verb not like '%.see-%') as actions, (select count(*)::int from job) as jobs,
      (select count(*)::int from file) as files, (select count(*)::int from commitment_step) as steps,
      (select count(*)::int from document_text) as texts, (select count(*)::int from correction) as corrections,
      (select count(*)::int from estimation_study) as studies`.execute(test.db.connection.queries);
  return JSON.stringify(rows);
}
