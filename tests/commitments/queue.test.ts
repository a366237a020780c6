import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { administrator, type Client, visitor } from '../kit/client.js';
import { startTestServer, type TestServer } from '../kit/test-server.js';
import { bring, SMALL_RESOLUTION } from '../kit/texts.js';

const KEY = 'a-res-91-998-op-1-1';
const HERE = `/en/commitments/${KEY}`;

/** With somebody asked of whom a rule knows where it belongs. */
const WITH_ICAT = SMALL_RESOLUTION.replace(
  'upon request.',
  'upon request;\n\n4. Invites the Inter-Agency Coordination Group against Trafficking in Persons to count lanterns.',
);

describe('what waits for a person, without a browser', () => {
  let server: TestServer;
  let admin: Client;
  const anyone = () => visitor(server);
  beforeAll(async () => {
    server = await startTestServer({ facts: false });
    admin = await administrator(server);
    const text = await bring(admin, { paste: WITH_ICAT, symbol: 'A/RES/91/998' });
    expect((await admin.post(`/en${text}/confirm`, {}, `/en${text}`)).status).toBe(303);
    await vi.waitFor(async () => expect((await anyone().get(HERE)).status).toBe(200), {
      timeout: 30_000,
      interval: 200,
    });
  });
  afterAll(() => server.stop());

  it('has an empty page of differences and a queue of suggestions, which a page at once decides and undoes', async () => {
    expect((await admin.get('/en/commitments/differences')).text).toContain('Texts and the register agree');
    const page = '/en/commitments/suggestions';
    const { text } = await admin.get(page);
    const named = [...text.matchAll(/name="filing" value="([^"]+)"/gu)].map((found) => found[1] ?? '');
    expect(named.length).toBeGreaterThan(0);
    const done = await admin.post(page, { filing: [...new Set(named)], decision: 'confirm' });
    expect(done.status).toBe(303);
    const after = await admin.get(done.location);
    expect(after.text).toContain('Nothing waits for you');
    const at = /name="at" value="(\d+)"/u.exec(after.text)?.[1] ?? '';
    expect((await admin.post(`${page}/undo`, { at }, done.location)).status).toBe(303);
    expect((await admin.get(page)).text).not.toContain('Nothing waits for you');
    expect((await admin.post(`${page}/undo`, { at }, page)).status).toBe(409);
  });
});
