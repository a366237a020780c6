import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeOnBoth } from '../kit/databases.js';
import { startTestServer, type TestServer } from '../kit/test-server.js';

describeOnBoth('the program', (engine) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ engine });
  });
  afterAll(() => server.stop());

  it('is well, and has a first page in six languages', async () => {
    const health = await fetch(`${server.address}/healthz`);
    expect([health.status, await health.json()]).toEqual([200, { status: 'ok' }]);
    for (const lang of ['ar', 'en', 'es', 'fr', 'ru', 'zh']) {
      const page = await fetch(`${server.address}/${lang}`);
      expect(page.status).toBe(200);
      expect(await page.text()).toContain(`<html lang="${lang}"`);
    }
  });

  it('lets the administrator in by its link', async () => {
    const page = await fetch(await server.entryLink(), { headers: { 'Accept-Language': 'fr' } });
    expect([page.status, new URL(page.url).pathname.slice(0, 10)]).toEqual([200, '/fr/enter/']);
  });
});
