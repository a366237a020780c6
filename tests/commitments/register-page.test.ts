import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { tables } from '../../src/kernel/db/index.js';
import { nextRevision } from '../../src/modules/commitments/store/commitments.js';
import { administrator, visitor } from '../kit/client.js';
import { describeOnBoth } from '../kit/databases.js';
import { startTestServer, type TestServer } from '../kit/test-server.js';

interface Listed {
  key: string;
  addressees: string[];
  state: string;
}
interface List {
  total: number;
  commitments: Listed[];
  facets: Record<string, { value: string; count: number }[]>;
}

describeOnBoth('the register as pages and API', (engine) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ engine });
  });
  afterAll(() => server.stop());

  const list = async (query: string): Promise<List> =>
    JSON.parse((await visitor(server).get(`/api/v1/commitments?${query}`)).text) as List;

  it('counts each commitment once, and each choice as often as it is there', async () => {
    const { total, commitments, facets } = await list('size=200&facets=1');
    expect(total).toBeGreaterThan(50);
    expect(commitments).toHaveLength(Math.min(200, total));
    const { text } = await visitor(server).get('/en/commitments');
    expect(text).toContain(`${total} requests, decisions and invitations`);
    const asked = await list('addressee=UNODC&size=200');
    expect(asked.total).toBe(facets.addressee?.find(({ value }) => value === 'UNODC')?.count);
    expect(asked.commitments.every(({ addressees }) => addressees.includes('UNODC'))).toBe(true);
  });

  it('pages without gap and double, with links to the neighbours', async () => {
    const { total } = await list('size=1');
    const seen: string[] = [];
    for (let page = 1; page <= Math.ceil(total / 30); page++)
      seen.push(...(await list(`size=30&page=${page}&sort=-changed`)).commitments.map(({ key }) => key));
    expect(seen).toHaveLength(total);
    expect(new Set(seen).size).toBe(total);
    const { headers } = await visitor(server).get('/api/v1/commitments?size=30&page=2&state=open');
    expect(headers.get('Link')).toContain('size=30&page=1&state=open>; rel="prev"');
  });

  it('says what is chosen in words, keeps what was typed and says what is no date', async () => {
    const { text } = await visitor(server).get('/en/commitments?addressee=UNODC&from=soon&group=year');
    expect(text).toContain('Who is asked: UN Office on Drugs and Crime');
    expect(text).toContain('value="soon"');
    expect(text).toContain('“soon” is no date');
    expect(text).toContain('/en/commitments/export/xlsx?addressee=UNODC');
    expect(text).toContain('/en/commitments.ics?addressee=UNODC');
    const empty = await visitor(server).get('/en/commitments?addressee=UNODC&addressee=nobody&q=zyxwv');
    expect(empty.text).toContain('No commitment fits these choices');
    expect(empty.text).toMatch(/without “Words or symbol”: \d+/u);
  });

  it('groups with distinct totals', async () => {
    const { total } = await list('size=1');
    const { text } = await visitor(server).get('/en/commitments?group=addressee');
    expect(text).toContain(`it is counted once in the total of ${total}`);
    expect(text.match(/<section class="group"/gu)?.length).toBe(10);
  });

  it('tells a commitment whole, and takes steps of who saw it as it is', async () => {
    const admin = await administrator(server);
    const [first] = (await list('state=open&size=1')).commitments;
    const path = `/api/v1/commitments/${first?.key}`;
    const before = await admin.send('GET', path);
    const etag = before.headers.get('ETag') ?? '';
    expect(JSON.parse(before.text)).toMatchObject({ key: first?.key, state: 'open', steps: [] });
    expect(before.text).not.toContain('madeBy');
    const unchanged = await visitor(server).get(path, { 'If-None-Match': etag });
    expect(unchanged.status).toBe(304);
    const step = { kind: 'finish', happened: '2026', note: 'Done.', link: 'https://example.org/' };
    expect((await visitor(server).send('POST', `${path}/steps`, step, { 'If-Match': etag })).status).toBe(403);
    expect((await admin.send('POST', `${path}/steps`, step, { 'If-Match': '"99"' })).status).toBe(412);
    const taken = await admin.send('POST', `${path}/steps`, step, { 'If-Match': etag });
    expect([taken.status, JSON.parse(taken.text)]).toMatchObject([201, { state: 'done' }]);
    const { id } = JSON.parse(taken.text) as { id: string };
    const back = `${path}/steps/${id}/take-back`;
    expect((await admin.send('POST', back, undefined, { 'If-Match': etag })).status).toBe(412);
    const now = (await admin.send('GET', path)).headers.get('ETag') ?? '';
    expect(JSON.parse((await admin.send('POST', back, undefined, { 'If-Match': now })).text)).toEqual({
      state: 'open',
    });
  });

  it('never tells the public of what is hidden', async () => {
    const before = await list('size=200&facets=1');
    const [hidden] = before.commitments;
    await server.house.db.transaction(async (c) => {
      const revision = await nextRevision(c);
      await sql`update commitment set shown = false, revision = ${revision} where key = ${hidden?.key}`.execute(
        tables<Record<string, never>>(c),
      );
    });
    const after = await list('size=200&facets=1');
    expect(after.total).toBe(before.total - 1);
    expect(after.commitments.some(({ key }) => key === hidden?.key)).toBe(false);
    const sum = ({ facets }: List) => (facets.state ?? []).reduce((all, { count }) => all + count, 0);
    expect(sum(after)).toBe(sum(before) - 1);
    for (const path of [
      '/en/commitments',
      '/en/commitments?group=state',
      '/en',
      '/en/commitments/export/json',
      '/en/commitments.ics',
    ])
      expect((await visitor(server).get(path)).text, path).not.toContain(`/commitments/${hidden?.key}"`);
    expect((await visitor(server).get(`/api/v1/commitments/${hidden?.key}`)).status).toBe(404);
    const admin = await administrator(server);
    expect((await admin.get(`/api/v1/commitments/${hidden?.key}`)).status).toBe(200);
    expect((await admin.get('/en')).text).toContain('What waits for you');
  });
});
