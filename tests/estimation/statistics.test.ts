import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PartyRef } from '../../src/kernel/access/index.js';
import type { Client } from '../kit/client.js';
import { visitor, withCookie } from '../kit/client.js';
import { describeOnBoth } from '../kit/databases.js';
import { letIn, partyRef } from '../kit/served-house.js';
import { startTestServer, type TestServer } from '../kit/test-server.js';
import { answer, estimated, studyOf } from './make-study.js';
import { APART, GOOD } from './tables.js';

describeOnBoth('estimates as figures of SDG 16.2.2', (engine) => {
  let server: TestServer;
  let belarus: PartyRef;
  let kenya: PartyRef;
  let officer: Client;
  let second: Client;
  let elsewhere: Client;
  let anyone: Client;
  let good = '';
  let refused = '';
  let first = '';

  const figures = async (client: Client) =>
    JSON.parse((await client.get('/api/v1/estimation/statistics')).text).statistics as {
      id: string;
      state: string;
      year: number;
      estimate: number;
      low: number;
      high: number;
      observed: number | null;
      seed: number;
      sha256: string;
      sentence: string;
    }[];
  const propose = (client: Client, study: string, year: number, code = '') =>
    client.send('POST', '/api/v1/estimation/statistics', { study, year, code });
  const decide = (client: Client, id: string, step: string, note = '') =>
    client.send('POST', `/api/v1/estimation/statistics/${id}/${step}`, { note });
  const idOf = (text: string) => (JSON.parse(text) as { id: string }).id;

  beforeAll(async () => {
    server = await startTestServer({ engine });
    const { db } = server.house;
    [belarus, kenya] = [await partyRef(db, 'BY'), await partyRef(db, 'KE')];
    const as = async (party: PartyRef) => withCookie(server, (await letIn(db, [['data-officer', party]])).cookie);
    [officer, second, elsewhere] = [await as(belarus), await as(belarus), await as(kenya)];
    anyone = visitor(server);
    good = await studyOf(officer, 'Lists of Minsk', GOOD);
    await estimated(officer, good);
    refused = await studyOf(officer, 'Apart', APART);
    await estimated(officer, refused);
  }, 300_000);
  afterAll(() => server?.stop());

  it('are proposed of what is published alone, and never of an estimate that its verdict refuses', async () => {
    expect(JSON.parse((await propose(officer, good, 2024)).text)).toMatchObject({ code: 'estimation.not-published' });
    for (const id of [good, refused]) {
      await answer(officer, id);
      expect((await officer.post(`/en/estimation/${id}/publish`, {}, `/en/estimation/${id}/publish`)).status).toBe(303);
    }
    const asked = await propose(officer, refused, 2024);
    expect([asked.status, JSON.parse(asked.text).code]).toEqual([409, 'estimation.estimate-refused']);
    const page = await officer.get(`/en/estimation/${refused}/statistic`);
    expect(page.text).toContain('The verdict refuses this estimate');
    expect(page.text).not.toContain('name="year"');
    // Nor by whoever reaches the table of figures by another way.
    const { queries } = server.house.db.connection;
    await expect(
      sql`insert into estimation_statistic (id, study_id, run_id, party_id, year, state, figures, proposed_by, proposed_at)
        select gen_random_uuid(), s.id, s.published_run, ${belarus.id}::uuid, 2024, 'proposed', '{"verdict":"no-reliable-estimate"}', 'x', now()
        from estimation_study s where s.id = ${refused}`.execute(queries),
    ).rejects.toThrow();
  });

  it('are published by two people of the State, with range, verdict, seed and hash', async () => {
    expect((await propose(officer, good, 1812)).status).toBe(422);
    const proposed = await propose(officer, good, 2024);
    expect(proposed.status, proposed.text).toBe(201);
    first = idOf(proposed.text);
    expect((await propose(officer, good, 2024)).status).toBe(409);
    // Nobody sees it yet, and neither its maker nor another State can let it out.
    expect(await figures(anyone)).toEqual([]);
    expect(await figures(elsewhere)).toEqual([]);
    expect(JSON.parse((await decide(officer, first, 'publish')).text).code).toBe('estimation.same-person');
    expect((await decide(elsewhere, first, 'publish')).status).toBe(404);
    expect((await decide(anyone, first, 'publish')).status).toBeGreaterThanOrEqual(401);
    expect((await second.get('/en/waiting')).text).toContain('1 figure that waits for your name');
    const weak = withCookie(
      server,
      (await letIn(server.house.db, [['data-officer', belarus]], { strongly: false })).cookie,
    );
    expect((await decide(weak, first, 'publish')).status).toBe(401);
    expect((await decide(second, first, 'publish')).status).toBe(200);
    const [one] = await figures(anyone);
    expect(one).toMatchObject({ id: first, state: 'published', year: 2024, observed: 400, seed: 1 });
    expect(one?.sha256).toMatch(/^[0-9a-f]{64}$/u);
    expect((one?.low ?? 0) <= (one?.estimate ?? 0) && (one?.estimate ?? 0) <= (one?.high ?? 0)).toBe(true);
    // Three digits, as in the published edition.
    for (const figure of [one?.estimate, one?.low, one?.high]) expect(Number(figure?.toPrecision(3))).toBe(figure);
    expect(one?.sentence).toContain('In 2024 about');
  });

  it('stand in evidence beside what was detected, in every language, and withhold what is small', async () => {
    for (const lang of ['en', 'ar', 'zh']) {
      const { text } = await anyone.get(`/${lang}/evidence`);
      expect(text).toContain('id="never-detected"');
      expect(text).toContain(`/estimation/${good}`);
    }
    expect((await anyone.get('/en/evidence')).text).toMatch(/Belarus.*2024.*400.*seed 1/su);
    expect((await anyone.get(`/en/estimation/${good}/statistic`)).status).toBe(404);
  });

  it('hold their study public, give way to a later one, and are withdrawn with a notice', async () => {
    const held = await officer.post(`/en/estimation/${good}/withdraw`, {}, `/en/estimation/${good}`);
    expect(held.text).toContain('Withdraw the figure first');
    const later = idOf((await propose(officer, good, 2024)).text);
    expect((await decide(second, later, 'decline')).status).toBe(422);
    expect((await decide(second, later, 'publish')).status).toBe(200);
    const states = async () => new Map((await figures(anyone)).map(({ id, state }) => [id, state]));
    expect((await states()).get(first)).toBe('replaced');
    expect((await decide(second, later, 'withdraw')).status).toBe(422);
    expect((await decide(second, later, 'withdraw', 'The lists overlapped by mistake.')).status).toBe(200);
    expect((await states()).get(later)).toBe('withdrawn');
    expect((await anyone.get('/en/evidence')).text).not.toContain('never-detected');
    expect((await officer.post(`/en/estimation/${good}/withdraw`, {}, `/en/estimation/${good}`)).status).toBe(303);
  });
});
