import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { NotAllowed, requirePermission, StepUpNeeded } from '../../src/kernel/access/index.js';
import { createRoute, newApi, type PageEnv, RATES, type RequestLog, z } from '../../src/kernel/http/index.js';
import { LANGS } from '../../src/kernel/i18n/index.js';
import { testApp } from '../kit/test-app.js';

const pages = new Hono<PageEnv>()
  .get('/here', (c) => c.text('x'.repeat(5000)))
  .post('/here', (c) => c.text('taken'))
  .get('/broken', () => {
    throw new Error('secret detail');
  })
  .get('/forbidden', (c) => c.json(requirePermission(c.var.actor, 'register.write')))
  .get('/step', () => {
    throw new StepUpNeeded();
  });

describe('addresses', () => {
  it('send the first visit to the language of the browser', async () => {
    const answer = await testApp().request('/?q=1', { headers: { 'Accept-Language': 'ru' } });
    expect(answer.status).toBe(302);
    expect(answer.headers.get('Location')).toBe('/ru?q=1');
    expect(answer.headers.get('Vary')).toContain('Accept-Language');
  });
  it('without a page are told in their own language', async () => {
    const answer = await testApp().request('/zh/nowhere', { headers: { 'Accept-Language': 'ru' } });
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('找不到页面');
  });
  it('in a language that is none of the six are told in the browser’s', async () => {
    const answer = await testApp().request('/de/nowhere', { headers: { 'Accept-Language': 'es' } });
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('No existe la página');
  });
  it('lose a trailing slash, and never lead to another host', async () => {
    const answer = await testApp().request('/fr/documents/?page=2');
    expect(answer.status).toBe(308);
    expect(answer.headers.get('Location')).toBe('/fr/documents?page=2');
    const hostile = await testApp().request('http://localhost//evil.example/');
    expect(hostile.headers.get('Location')).toBe('/evil.example');
  });
  it('name the methods they take', async () => {
    const answer = await testApp({ modules: [{ pages }] }).request('/en/here', {
      method: 'DELETE',
      headers: { 'Sec-Fetch-Site': 'same-origin', 'Content-Type': 'text/plain' },
    });
    expect(answer.status).toBe(405);
    expect(answer.headers.get('Allow')).toBe('GET, HEAD, POST');
  });
  it('answer programs with problem details', async () => {
    const answer = await testApp().request('/api/v1/nowhere', { headers: { 'Accept-Language': 'fr' } });
    expect(answer.status).toBe(404);
    expect(answer.headers.get('Content-Type')).toBe('application/problem+json');
    expect(await answer.json()).toMatchObject({ status: 404, code: 'http.not-found', title: 'Page introuvable' });
  });
  it('have a first page in every language', async () => {
    for (const lang of LANGS) {
      const answer = await testApp().request(`/${lang}`);
      expect(answer.status).toBe(200);
      expect(await answer.text()).toMatch(
        new RegExp(`^<!doctype html><html lang="${lang}" dir="${lang === 'ar' ? 'rtl' : 'ltr'}">`),
      );
    }
  });
});

describe('an act that needs a proof of presence', () => {
  const ask = (path: string, init: RequestInit = {}) =>
    testApp({ modules: [{ pages, api: newApi().post('/step', () => Promise.reject(new StepUpNeeded())) }] }).request(
      path,
      init,
    );
  const own = { 'Sec-Fetch-Site': 'same-origin' };

  it('leads to the page where it is given, and from there back', async () => {
    const answer = await ask('/fr/step?a=1&b=2');
    expect(answer.status).toBe(303);
    expect(answer.headers.get('Location')).toBe('/fr/step-up?then=%2Ffr%2Fstep%3Fa%3D1%26b%3D2');
  });
  it('is told to programs', async () => {
    const answer = await ask('/api/v1/step', { method: 'POST', headers: own });
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ code: 'access.step-up-needed', status: 401 });
  });
});

describe('every answer', () => {
  const paths = [
    '/',
    '/en',
    '/en/nowhere',
    '/en/broken',
    '/en/forbidden',
    '/api/v1/nowhere',
    '/api/v1/openapi.json',
    '/healthz',
    '/assets/none.css',
    '/fr/',
  ];

  it.each(paths)('%s carries the security headers', async (path) => {
    const answer = await testApp({ modules: [{ pages }] }).request(path);
    const policy = answer.headers.get('Content-Security-Policy') ?? '';
    for (const rule of [
      "default-src 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
      "require-trusted-types-for 'script'",
    ])
      expect(policy).toContain(rule);
    expect(policy).not.toMatch(/unsafe|nonce|data:/);
    expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(answer.headers.get('Referrer-Policy')).toBeTruthy();
    expect(answer.headers.get('X-Request-Id')).toMatch(/^[\w-]{36}$/);
    expect(answer.headers.get('Strict-Transport-Security')).toBeNull();
  });
  it('asks for TLS for ever once it was reached over TLS', async () => {
    const secure = { 'X-Forwarded-Proto': 'https', 'X-Forwarded-For': '203.0.113.9' };
    expect(
      (await testApp({ trustProxy: true }).request('/en', { headers: secure })).headers.get(
        'Strict-Transport-Security',
      ),
    ).toBe('max-age=31536000; includeSubDomains');
    expect((await testApp().request('/en', { headers: secure })).headers.get('Strict-Transport-Security')).toBeNull();
  });
});

describe('errors', () => {
  it('never show what happened inside', async () => {
    const seen: string[] = [];
    const log: RequestLog = {
      info() {},
      warn() {},
      error: (event, fields) => seen.push(`${event} ${JSON.stringify(fields)}`),
    };
    const answer = await testApp({ modules: [{ pages }], log }).request('/en/broken');
    expect(answer.status).toBe(500);
    const body = await answer.text();
    expect(body).not.toContain('secret detail');
    expect(body).toContain(answer.headers.get('X-Request-Id') ?? 'none');
    expect(seen.join()).toContain('secret detail');
  });
  it('of access are 403 in words', async () => {
    const answer = await testApp({ modules: [{ pages }] }).request('/fr/forbidden');
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain('Connectez-vous avec un compte');
  });
});

describe('the log', () => {
  it('holds the pattern of the route, and nothing of path, query or address', async () => {
    const lines: string[] = [];
    const log: RequestLog = {
      info: (event, fields) => lines.push(`${event} ${JSON.stringify(fields)}`),
      warn() {},
      error() {},
    };
    const people = new Hono<PageEnv>().get('/people/:name', (c) => c.text('ok'));
    await testApp({ modules: [{ pages: people }], log, trustProxy: true }).request('/en/people/maria?born=1990', {
      headers: { 'X-Forwarded-For': '203.0.113.77' },
    });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('/people/:name');
    expect(lines[0]).not.toMatch(/maria|1990|203\.0/);
  });
  it('says who asked for what was refused, by id, and of nothing else', async () => {
    const said: unknown[] = [];
    const log: RequestLog = { info: (_event, fields) => said.push(fields), warn() {}, error() {} };
    const actor = { kind: 'person', id: 'p7', name: 'Maria', lang: 'en', holds: [], steppedUp: false } as const;
    const session = { id: 's', actor, binding: 'b', fresh: false, signOn: null, renewed: null };
    const sessions = {
      isOpen: async () => false,
      enter: async () => null,
      find: async () => session,
      leave: async () => {},
    };
    const people = new Hono<PageEnv>()
      .get('/mine', (c) => c.text('ok'))
      .get('/others', () => {
        throw new NotAllowed();
      });
    const app = testApp({ modules: [{ pages: people }], log, sessions });
    for (const path of ['/en/mine', '/en/others', '/en/nowhere'])
      await app.request(path, { headers: { Cookie: 'session=x' } });
    await app.request('/en/others');
    expect(said).toMatchObject([{ status: 200 }, { by: 'p7' }, { status: 404, by: 'p7' }, { by: 'public' }]);
    expect(said[0]).not.toHaveProperty('by');
    expect(JSON.stringify(said)).not.toContain('Maria');
  });
});

describe('forms', () => {
  const app = testApp({ modules: [{ pages }] });
  const own = { 'Sec-Fetch-Site': 'same-origin' };
  const token = async () =>
    /name="csrf" value="([^"]+)"/.exec(
      await (await testApp({ sessions: { ...open } }).request('/en/enter/x')).text(),
    )?.[1] ?? '';
  const open = { isOpen: async () => true, enter: async () => null, find: async () => null, leave: async () => {} };

  it('are taken with the token of our own page', async () => {
    const body = new URLSearchParams({ csrf: await token() });
    expect((await app.request('/en/here', { method: 'POST', body, headers: own })).status).toBe(200);
    expect(
      (
        await app.request('/en/here', {
          method: 'POST',
          body,
          headers: { Origin: 'http://localhost', Host: 'localhost' },
        })
      ).status,
    ).toBe(200);
  });
  it('are refused without it, or from elsewhere', async () => {
    const body = new URLSearchParams({ csrf: await token() });
    const bare = new URLSearchParams({ csrf: 'AAAA' });
    expect((await app.request('/en/here', { method: 'POST', body: bare, headers: own })).status).toBe(403);
    expect(
      (await app.request('/en/here', { method: 'POST', body, headers: { 'Sec-Fetch-Site': 'cross-site' } })).status,
    ).toBe(403);
    expect(
      (await app.request('/en/here', { method: 'POST', body, headers: { 'Sec-Fetch-Site': 'same-site' } })).status,
    ).toBe(403);
    expect(
      (await app.request('/en/here', { method: 'POST', body, headers: { Origin: 'https://evil.example' } })).status,
    ).toBe(403);
    expect((await app.request('/en/here', { method: 'POST', body })).status).toBe(403);
  });
  it('have a bound, which a module can widen for one address', async () => {
    const csrf = await token();
    const big = () => new URLSearchParams({ csrf, text: 'x'.repeat(300_000) });
    const refused = await app.request('/ru/here', { method: 'POST', body: big(), headers: own });
    expect(refused.status).toBe(413);
    expect(await refused.text()).toContain('Слишком большой объём');
    const headers = { ...own, 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': '999999999' };
    expect((await app.request('/ru/here', { method: 'POST', body: 'csrf=x', headers })).status).toBe(413);
    const wide = testApp({ modules: [{ pages, bodyLimits: { '/here': 1_000_000 } }] });
    expect((await wide.request('/ru/here', { method: 'POST', body: big(), headers: own })).status).toBe(200);
  });
});

describe('rates', () => {
  it('refuse the one who asks too often, and say when to come back', async () => {
    const rates = { ...RATES, read: { burst: 3, perMinute: 60 } };
    const app = testApp({ rates, trustProxy: true });
    const ask = (address: string) => app.request('/en', { headers: { 'X-Forwarded-For': address } });
    for (let i = 0; i < 3; i++) expect((await ask('203.0.113.1')).status).toBe(200);
    const refused = await ask('203.0.113.1');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0);
    expect((await ask('203.0.113.2')).status).toBe(200);
  });
});

describe('delivery', () => {
  const app = testApp({ modules: [{ pages }] });

  it('sends nothing again to who has it', async () => {
    const first = await app.request('/en/here');
    const etag = first.headers.get('ETag') ?? '';
    expect(etag).toMatch(/^W\/"/);
    const second = await app.request('/en/here', { headers: { 'If-None-Match': etag } });
    expect(second.status).toBe(304);
    expect(await second.text()).toBe('');
    expect(second.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
  });
  it('packs text for who can unpack it', async () => {
    for (const encoding of ['gzip', 'br']) {
      const answer = await app.request('/en/here', { headers: { 'Accept-Encoding': encoding } });
      expect(answer.headers.get('Content-Encoding')).toBe(encoding);
      expect((await answer.arrayBuffer()).byteLength).toBeLessThan(200);
      expect(answer.headers.get('Vary')).toContain('Accept-Encoding');
    }
  });
  it('answers HEAD as GET, without the body', async () => {
    const answer = await app.request('/en/here', { method: 'HEAD' });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('ETag')).toMatch(/^W\/"/);
    expect(await answer.text()).toBe('');
  });
  it('lets files with a hash in their name be kept for ever', async () => {
    const sheet = /href="(\/assets\/look\.[^"]+)"/.exec(await (await app.request('/en')).text())?.[1] ?? '';
    const answer = await app.request(sheet);
    expect(answer.headers.get('Cache-Control')).toContain('immutable');
    expect(answer.headers.get('Content-Type')).toContain('text/css');
  });
});

describe('the API', () => {
  const api = newApi();
  const route = createRoute({
    method: 'get',
    path: '/things/{id}',
    summary: 'One thing',
    request: { params: z.object({ id: z.string().max(3) }) },
    responses: {
      200: {
        description: 'It',
        content: { 'application/json': { schema: z.object({ id: z.string() }).openapi('Thing') } },
      },
    },
  });
  api.openapi(route, (c) => c.json({ id: c.req.valid('param').id }, 200));
  const app = testApp({ modules: [{ api }] });

  it('describes itself', async () => {
    const document = await (await app.request('/api/v1/openapi.json')).json();
    expect(document).toMatchObject({
      openapi: '3.1.0',
      servers: [{ url: '/api/v1' }],
      paths: { '/things/{id}': { get: { summary: 'One thing' } } },
    });
  });
  it('is described for people too, in every language', async () => {
    for (const lang of LANGS) {
      const page = await (await app.request(`/${lang}/api`)).text();
      expect(page).toContain('GET /api/v1/things/{id}');
      expect(page).toContain('Thing');
    }
  });
  it('says where the input is wrong', async () => {
    expect(await (await app.request('/api/v1/things/abc')).json()).toEqual({ id: 'abc' });
    const answer = await app.request('/api/v1/things/abcd');
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ code: 'http.bad-request', errors: [{ pointer: '/id' }] });
  });
  it('may be read from any site, without credentials', async () => {
    const answer = await app.request('/api/v1/things/abc');
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(answer.headers.get('Access-Control-Allow-Credentials')).toBeNull();
    expect((await app.request('/en')).headers.get('Access-Control-Allow-Origin')).toBeNull();
  });
});

it('tells whether it is well', async () => {
  expect(await (await testApp().request('/healthz')).json()).toEqual({ status: 'ok' });
  expect((await testApp({ healthy: async () => false }).request('/healthz')).status).toBe(503);
});
