import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifyChain } from '../../src/kernel/audit/index.js';
import { administrator, type Client, visitor } from '../kit/client.js';
import { describeOnBoth } from '../kit/databases.js';
import { startTestServer, type TestServer } from '../kit/test-server.js';
import { answer, ended, estimated, studyOf } from './make-study.js';
import { APART, BAD_COUNT, fileOf, GOOD } from './tables.js';

/** One history holds two persons, and an estimate is given. */
const SMALL = 'police,shelter,health,count\n1,0,0,473\n0,1,0,274\n0,0,1,22\n1,1,0,118\n1,0,1,10\n0,1,1,6\n1,1,1,2\n';

describeOnBoth('studies', (engine) => {
  let server: TestServer;
  let admin: Client;
  let anyone: Client;
  beforeAll(async () => {
    server = await startTestServer({ engine, facts: false });
    admin = await administrator(server);
    anyone = visitor(server);
  }, 60_000);
  afterAll(() => server.stop());

  it('are empty at first, and say what to do', async () => {
    expect((await admin.get('/en/estimation')).text).toContain('There is no study yet');
    expect((await anyone.get('/fr/estimation')).text).toContain('Aucune étude n’a été publiée');
    expect((await anyone.post('/en/estimation/new', { title: 'x', file: fileOf(GOOD) })).status).toBe(403);
  });

  it('tell what is wrong with a table by row and column, in the reader’s language, and lose nothing that was typed', async () => {
    const empty = await admin.post('/es/estimation/new', { title: 'Mi estudio', file: fileOf('') });
    expect(empty.status).toBe(422);
    expect(empty.text).toContain('Elija un archivo con una tabla.');
    expect(empty.text).toContain('value="Mi estudio"');
    const untitled = await admin.post('/en/estimation/new', { title: ' ', file: fileOf(GOOD) });
    expect(untitled.text).toContain('Give the study a title.');
    const numbers = await admin.post('/en/estimation/new', { title: 'x', file: fileOf('1,0,3\n1,0,3\n') });
    expect(numbers.text).toContain('The first row holds numbers.');

    const id = await studyOf(admin, 'Bad counts', BAD_COUNT);
    const columns = await admin.get(`/fr/estimation/${id}/columns`);
    expect(columns.text).toMatch(/<option value="covariate" selected/u);
    const refused = await admin.post(`/fr/estimation/${id}/columns`, { 'column-3': 'none' });
    expect(refused.status).toBe(422);
    expect(refused.text).toMatch(/«\s?2\.5\s?»[^<]*4/u);
    // What was chosen is still chosen, and the table is still there.
    expect(refused.text).toMatch(/<select id="column-3"[^>]*>.*?<option value="none" selected/su);
    expect((await admin.post(`/fr/estimation/${id}/columns`, { 'column-4': 'list' })).text).toContain('persons');
    expect(
      (
        await admin.post(`/en/estimation/${id}/method`, {
          method: 'stepwise',
          threshold: '0.02',
          bootstrap: '1',
          seed: '1',
        })
      ).location,
    ).toContain('/columns');
    expect(
      (
        await admin.post(`/en/estimation/${id}/method`, {
          method: 'stepwise',
          threshold: 'low',
          bootstrap: '-1',
          seed: '1',
        })
      ).text,
    ).toContain('Enter a whole number from 0 to 20,000');
  });

  it('show the verdict first, and no number of the population outside of the diagnostics where it refuses', async () => {
    const id = await studyOf(admin, 'Apart', APART);
    const page = await estimated(admin, id);
    const report = page.slice(page.indexOf('class="report"'));
    expect(report.indexOf('No reliable estimate can be given')).toBeLessThan(report.indexOf('<h2'));
    const before = report.slice(0, report.indexOf('Diagnostics'));
    expect(before).not.toMatch(/About \d/u);
    const json = JSON.parse((await admin.get(`/en/estimation/${id}/report/json`)).text);
    expect(json).toMatchObject({ verdict: 'no-reliable-estimate', estimate: null, interval: null, observed: 75 });
  });

  it('keep everything from the public until published, then show the rounded edition only', async () => {
    const id = await studyOf(admin, 'Small numbers', SMALL);
    await estimated(admin, id);
    const paths = [
      '',
      '/report/pdf',
      '/report/json',
      '/report/json?edition=whole',
      '/columns',
      '/method',
      '/assumptions',
      '/delete',
    ];
    const hidden = async (path: string) => (await anyone.get(`/en/estimation/${id}${path}`)).status;
    for (const path of paths) expect([403, 404], path).toContain(await hidden(path));
    expect((await anyone.get('/en/estimation')).text).not.toContain('Small numbers');

    // Without an answer for the assumptions there is no publishing: it leads to them.
    expect((await admin.post(`/en/estimation/${id}/publish`, {})).location).toContain('/assumptions');
    await answer(admin, id);
    expect((await admin.post(`/en/estimation/${id}/publish`, {})).status).toBe(303);

    const page = (await anyone.get(`/en/estimation/${id}`)).text;
    expect(page).toContain('1 to 4');
    expect(page).toContain('signed by A. Analyst');
    expect(page).toContain('Two years only');
    // Totals of lists and the exact estimate stand in the administrator's page alone.
    const whole = (await admin.get(`/en/estimation/${id}`)).text;
    const total = '<bdi>603</bdi>';
    expect(whole).toContain(total);
    expect(page).not.toContain(total);
    const exact = JSON.parse((await admin.get(`/en/estimation/${id}/report/json?edition=whole`)).text);
    expect(exact).toMatchObject({ schema: 'concordance.estimate/1', data: { listTotals: { police: 603 } } });
    const rounded = JSON.parse((await anyone.get(`/en/estimation/${id}/report/json`)).text);
    expect(rounded.estimate).toBe(Number(exact.fit.estimate.toPrecision(2)));
    expect(JSON.stringify(rounded)).not.toContain('listTotals');
    for (const path of ['/report/json?edition=whole', '/columns', '/assumptions', '/delete'])
      expect([403, 404], path).toContain(await hidden(path));

    expect((await admin.get(`/en/estimation/${id}/columns`)).headers.get('cache-control')).toBe('no-store');
    const data = await admin.send('GET', `/api/v1/estimation/studies/${id}/report/json?edition=whole`);
    expect([data.status, data.headers.get('cache-control')]).toEqual([200, 'no-store']);

    const pdf = await anyone.get(`/ar/estimation/${id}/report/pdf`);
    expect(pdf.headers.get('content-type')).toBe('application/pdf');
    expect((await anyone.get(`/zh/estimation/${id}/report/docx`)).status).toBe(200);
    expect((await anyone.get(`/zh/estimation/${id}/report/odt`)).status).toBe(404);

    await admin.post(`/en/estimation/${id}/withdraw`, {}, `/en/estimation/${id}`);
    expect(await hidden('')).toBe(404);
  });

  it('forget the table for good when told so, with every small number, and keep hash and result', async () => {
    const id = await studyOf(admin, 'To forget', SMALL);
    await estimated(admin, id);
    const sha256 = JSON.parse((await admin.get(`/en/estimation/${id}/report/json`)).text).sha256;
    expect((await admin.post(`/en/estimation/${id}/delete`, {})).status).toBe(303);
    const page = (await admin.get(`/en/estimation/${id}`)).text;
    expect(page).toContain('Deleted; the results stay');
    expect(page).toContain(sha256);
    expect(page).not.toContain('<bdi>603</bdi>');
    const whole = JSON.parse((await admin.get(`/en/estimation/${id}/report/json?edition=whole`)).text);
    expect(whole.data).toMatchObject({ listTotals: {}, pairwiseOverlap: {} });
    expect(whole.fit.estimate).toBeGreaterThan(1000);
    expect((await admin.get(`/en/estimation/${id}/columns`)).status).toBe(409);
    expect(
      (await admin.post(`/en/estimation/${id}/method`, { method: 'bic', threshold: '0.02', bootstrap: '1', seed: '1' }))
        .text,
    ).toContain('The table was deleted');
  });

  it('run aside: pages answer meanwhile, a second run is refused, and it can be cancelled', async () => {
    const header = Array.from({ length: 6 }, (_, k) => `L${k + 1}`);
    const rows = Array.from({ length: 63 }, (_, k) => {
      const history = k + 1;
      return [...header.map((_name, list) => (history >> list) & 1), 1 + ((history * 37) % 90)].join(',');
    });
    const id = await studyOf(admin, 'Long', `${header.join(',')},count\n${rows.join('\n')}\n`);
    await admin.post(`/en/estimation/${id}/columns`, {});
    const long = { method: 'bic', model: '', threshold: '0.02', bootstrap: '20000', seed: '1' };
    expect((await admin.post(`/en/estimation/${id}/method`, long)).status).toBe(303);
    await expect
      .poll(async () => JSON.parse((await admin.send('GET', `/api/v1/estimation/studies/${id}`)).text).run, {
        timeout: 60_000,
      })
      .toMatchObject({ state: 'running', total: 20_150 });
    expect((await admin.post(`/en/estimation/${id}/method`, long)).text).toContain('An estimate is under way');
    expect((await admin.post(`/en/estimation/${id}/delete`, {})).status).toBe(409);
    await admin.post(`/en/estimation/${id}/cancel`, {}, `/en/estimation/${id}`);
    expect(await ended(admin, id)).toContain('The run was cancelled');
    expect(await estimated(admin, id, { bootstrap: '20' })).toContain('class="report"');
  }, 120_000);

  it('take the same way through the API, which describes itself', async () => {
    const brought = await admin.send(
      'POST',
      '/api/v1/estimation/studies?title=By%20program&name=a.csv',
      new TextEncoder().encode(GOOD),
    );
    expect(brought.status).toBe(201);
    const { id, columns } = JSON.parse(brought.text);
    expect(columns.at(-1)).toEqual({ name: 'count', role: 'count' });
    const path = `/api/v1/estimation/studies/${id}`;
    expect((await admin.send('POST', `${path}/runs`, {})).status).toBe(409);
    expect((await admin.send('PUT', `${path}/columns`, columns)).status).toBe(200);
    expect((await admin.send('POST', `${path}/runs`, { method: 'fixed', model: '[19]' })).status).toBe(422);
    expect((await admin.send('POST', `${path}/runs`, { bootstrap: 20 })).status).toBe(202);
    await ended(admin, id);
    const study = JSON.parse((await admin.send('GET', path)).text);
    expect(study).toMatchObject({ verdict: 'estimate', published: false, run: null });
    expect(study.sentence).toMatch(/^About 606 persons/u);
    const held = { answer: 'holds', note: '' };
    const answers = { closed: held, linkage: held, heterogeneity: held, referral: held };
    const signed = { answers, signedBy: 'A. Analyst', signedOn: '2026-02-30' };
    expect((await admin.send('PUT', `${path}/assumptions`, signed)).status).toBe(422);
    expect((await admin.send('POST', `${path}/publish`)).status).toBe(409);
    expect((await admin.send('PUT', `${path}/assumptions`, { ...signed, signedOn: '2026-02-28' })).status).toBe(200);
    expect((await admin.send('POST', `${path}/publish`)).status).toBe(200);
    const listed = JSON.parse((await anyone.send('GET', '/api/v1/estimation/studies')).text);
    expect(listed.studies.map((one: { title: string }) => one.title)).toContain('By program');
    expect((await anyone.send('POST', `${path}/withdraw`)).status).toBe(403);
    const described = (await anyone.get('/api/v1/openapi.json')).text;
    expect(described).toContain('/estimation/studies/{id}/runs');
  });

  it('leave every act in the log, and nothing of the table in it', async () => {
    expect(await verifyChain(server.house.db.connection)).toMatchObject({ intact: true });
  });
});
