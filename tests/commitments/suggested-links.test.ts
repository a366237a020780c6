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

  const ticks = (text: string) => [...text.matchAll(/name="link" value="([0-9a-f-]{36})"/gu)].map(([, id]) => id ?? '');

  it('are confirmed one by one or many at once, and taken back at once', async () => {
    const { text } = await admin.get(page);
    const before = total(text);
    const ids = ticks(text);
    expect(ids.length).toBeGreaterThan(3);
    const one = await admin.post(page, { decision: `confirm ${ids[0]}`, link: ids.slice(1, 3) }, page);
    expect(one.status).toBe(303);
    const after = await admin.get(one.location);
    expect(after.text).toContain('1 suggestion decided.');
    expect(total(after.text)).toBe(before - 1);

    const many = await admin.post(page, { decision: 'reject', link: ids.slice(0, 4) }, page);
    const rejected = await admin.get(many.location);
    expect(rejected.text).toContain('3 suggestions decided.');
    expect(rejected.text).toContain('1 suggestion had been decided by somebody else');
    expect(total(rejected.text)).toBe(before - 4);
    const undo = (location: string) =>
      admin.post(`${page}/undo`, { at: new URL(location, server.address).searchParams.get('at') ?? '' }, location);
    expect((await undo(many.location)).status).toBe(303);
    expect(total((await admin.get(page)).text)).toBe(before - 1);
    expect((await undo(many.location)).status).toBe(409);
    expect((await undo(one.location)).status).toBe(303);
    expect(total((await admin.get(page)).text)).toBe(before);
  });

  it('say so when nothing was ticked, and refuse what is no answer', async () => {
    const none = await admin.post(page, { decision: 'confirm' }, page);
    expect((await admin.get(none.location)).text).toContain('Nothing was ticked.');
    expect((await admin.post(page, { decision: 'perhaps' }, page)).status).toBe(422);
    expect((await admin.post(`${page}/undo`, { at: 'x' }, page)).status).toBe(409);
    expect((await admin.post(page, { decision: 'confirm', link: "x' or true" }, page)).location).toContain('ticked=0');
  });

  it('are counted on the first page of those who decide, and nobody else sees them', async () => {
    expect((await admin.get('/en')).text).toContain('Suggested lines and twins:');
    expect((await visitor(server).get('/en')).text).not.toContain('Suggested lines and twins:');
    expect((await visitor(server).get(page)).status).toBe(403);
  });
});
