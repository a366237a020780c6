import { Hono } from 'hono';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Assets, bundledAssets, createApp, type PageEnv } from '../../src/kernel/http/index.js';

const ROOT = new URL('../../', import.meta.url);
const silent = { info() {}, warn() {}, error() {} };
let assets: Assets;

beforeAll(async () => {
  assets = await bundledAssets(ROOT);
});

function house(pages = new Hono<PageEnv>()) {
  return createApp({
    modules: [{ pages }],
    assets,
    log: silent,
    secret: new Uint8Array(32),
    embeddedDatabase: true,
    healthy: async () => true,
  });
}

describe('addresses', () => {
  it('send the first visit to the language of the browser', async () => {
    const answer = await house().request('/', { headers: { 'Accept-Language': 'ru' } });
    expect(answer.status).toBe(302);
    expect(answer.headers.get('Location')).toBe('/ru');
    expect(answer.headers.get('Vary')).toContain('Accept-Language');
  });
  it('without a page are told in their own language', async () => {
    const answer = await house().request('/zh/nowhere', { headers: { 'Accept-Language': 'ru' } });
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('找不到页面');
  });
  it('answer programs with problem details', async () => {
    const answer = await house().request('/api/v1/nowhere', { headers: { 'Accept-Language': 'fr' } });
    expect(answer.status).toBe(404);
    expect(answer.headers.get('Content-Type')).toBe('application/problem+json');
    expect(await answer.json()).toMatchObject({ status: 404, code: 'http.not-found', title: 'Page introuvable' });
  });
});
