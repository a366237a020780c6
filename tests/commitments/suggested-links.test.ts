import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { administrator, type Client, visitor } from '../kit/client.js';
import { startTestServer, type TestServer } from '../kit/test-server.js';

describe('lines and twins that wait for a person', () => {
  let server: TestServer;
  let admin: Client;
  beforeAll(async () => {
    // The facts that come with the program suggest lines.
    server = await startTestServer();
    admin = await administrator(server);
  });
  afterAll(() => server.stop());
  const page = '/en/commitments/suggestions/lines';
  const total = (text: string) =>
    Number(/of (\d+)/u.exec(/class="pager.*?<\/(?:p|nav)>/su.exec(text)?.[0] ?? '')?.[1] ?? 0);

  it('are confirmed one by one, and taken back at once', async () => {
    const { text } = await admin.get(page);
    const before = total(text);
    expect(before).toBeGreaterThan(0);
    const [, link = '', key = ''] = /lines\/([0-9a-f-]{36})".*?name="key" value="([a-z0-9-]+)"/su.exec(text) ?? [];
    const done = await admin.post(`${page}/${link}`, { key, decision: 'confirm' }, page);
    expect(done.status).toBe(303);
    const after = await admin.get(done.location);
    expect(after.text).toContain('1 suggestion decided.');
    expect(total(after.text)).toBe(before - 1);
    expect((await admin.post(`${page}/${link}`, { key, decision: 'confirm' }, page)).status).toBe(409);
    expect((await admin.post(`${page}/${link}`, { key, decision: 'undo' }, done.location)).status).toBe(303);
    expect(total((await admin.get(page)).text)).toBe(before);
  });

  it('are counted on the first page of those who decide, and nobody else sees them', async () => {
    expect((await admin.get('/en')).text).toContain('Suggested lines and twins:');
    expect((await visitor(server).get('/en')).text).not.toContain('Suggested lines and twins:');
    expect((await visitor(server).get(page)).status).toBe(403);
  });
});
