import { afterAll, beforeAll, expect, it } from 'vitest';
import { administrator, type Client, visitor } from '../kit/client.js';
import { describeOnBoth } from '../kit/databases.js';
import { startTestServer, type TestServer } from '../kit/test-server.js';
import { bring, SMALL_RESOLUTION } from '../kit/texts.js';

describeOnBoth('the doors of documents', (engine) => {
  let server: TestServer;
  let admin: Client;
  let reader: Client;
  let id: string;
  beforeAll(async () => {
    server = await startTestServer({ engine, facts: false });
    admin = await administrator(server);
    reader = visitor(server);
    const text = await bring(admin, { paste: SMALL_RESOLUTION, symbol: '', lang: '' });
    id = text.replace('/texts/', '');
  });
  afterAll(() => server.stop());

  it.each([
    ['page of the document', 'GET', '/en/documents/a-res-91-998'],
    ['page of the source', 'GET', '/en/documents/a-res-91-998/source'],
    ['export of the page', 'GET', '/en/documents/a-res-91-998/export/docx'],
    ['comparison', 'GET', '/en/compare?old=a-res-91-998&new=a-res-91-998'],
    ['API: document', 'GET', '/api/v1/documents/a-res-91-998'],
    ['API: comparison', 'GET', '/api/v1/comparisons?old=a-res-91-998&new=a-res-91-998'],
  ])('a preview stays behind the %s', async (_name, method, path) => {
    expect((await reader.send(method, path)).status).toBe(404);
    expect((await admin.send(method, path)).status).toBe(200);
  });

  it.each([
    '',
    '/reading',
    '/paragraphs',
    '/corrections',
    '/export/json',
    '/export/csv',
    '/export/text',
    '/export/akn',
  ])('a preview stays behind the API of texts: %s', async (rest) => {
    expect((await reader.get(`/api/v1/texts/${id}${rest}`)).status).toBe(404);
    expect((await admin.get(`/api/v1/texts/${id}${rest}`)).status).toBe(200);
  });

  it('a preview is not found by a search, nor listed', async () => {
    for (const path of ['/api/v1/search?q=lanterns', '/api/v1/documents']) {
      expect((await reader.get(path)).text).not.toContain('91-998');
      expect((await admin.get(path)).text).toContain('91-998');
    }
    expect((await reader.get('/en/search?q=lanterns')).text).toContain('Nothing found');
  });

  it.each([
    ['POST', '/api/v1/imports?name=a.txt'],
    ['POST', 'confirm'],
    ['POST', 'withdraw'],
    ['POST', 'undo'],
    ['POST', 'read-again'],
  ])('nobody but the administrator writes: %s %s', async (method, path) => {
    const address = path.startsWith('/') ? path : `/api/v1/texts/${id}/${path}`;
    const answer = await reader.send(method, address, path.startsWith('/') ? new Uint8Array([65]) : undefined);
    expect(answer.status).toBe(403);
    expect(answer.headers.get('Content-Type')).toContain('application/problem+json');
  });

  it('an unchanged answer is not sent twice, and a correction needs the version it was made on', async () => {
    const reading = await admin.get(`/api/v1/texts/${id}/reading`);
    const etag = reading.headers.get('ETag') ?? '';
    expect((await admin.get(`/api/v1/texts/${id}/reading`, { 'If-None-Match': etag })).status).toBe(304);

    const { paragraphs } = JSON.parse((await admin.get(`/api/v1/texts/${id}/paragraphs`)).text);
    const third = paragraphs.find((one: { eId: string }) => one.eId === 'para_3');
    const act = JSON.parse(reading.text).operative[2].acts[0];
    const changes = [{ kind: 'set-addressees', span: act.spans[0], addressees: ['UNODC', 'ICAT'] }];
    const address = `/api/v1/texts/${id}/paragraphs/para_3/corrections`;
    const made = await admin.send('POST', address, { changes }, { 'If-Match': `"${third.version}"` });
    expect(made.status, made.text).toBe(201);
    const late = await admin.send('POST', address, { changes }, { 'If-Match': `"${third.version}"` });
    expect(late.status).toBe(412);
    expect(JSON.parse(late.text)).toMatchObject({ code: 'documents.changed-meanwhile' });
    expect((await admin.send('POST', address, { changes })).status).toBe(400);
    expect((await admin.get(`/api/v1/texts/${id}/reading`, { 'If-None-Match': etag })).status).toBe(200);

    const { corrections } = JSON.parse((await admin.get(`/api/v1/texts/${id}/corrections`)).text);
    expect((await admin.send('DELETE', `/api/v1/texts/${id}/corrections/${corrections[0].id}`)).status).toBe(200);
    expect(JSON.parse((await admin.get(`/api/v1/texts/${id}/reading`)).text)).toEqual(JSON.parse(reading.text));
  });

  it('pages of the API are linked, and described', async () => {
    const page = await admin.get(`/api/v1/texts/${id}/paragraphs?size=2`);
    expect(JSON.parse(page.text).paragraphs).toHaveLength(2);
    expect(page.headers.get('Link')).toContain('rel="next"');
    const described = JSON.parse((await reader.get('/api/v1/openapi.json')).text);
    expect(described.openapi).toBe('3.1.0');
    for (const path of ['/documents', '/documents/{id}', '/texts/{id}/reading', '/comparisons', '/search', '/imports'])
      expect(Object.keys(described.paths)).toContain(path);
  });

  it('bringing by the API ends in a preview too', async () => {
    const sent = await admin.send(
      'POST',
      '/api/v1/imports?name=lanterns.txt',
      new TextEncoder().encode(`${SMALL_RESOLUTION} \n`),
    );
    expect(sent.status, sent.text).toBe(202);
    const state = async () => JSON.parse((await admin.get(sent.location)).text).state;
    await expect.poll(state, { timeout: 30_000 }).toBe('done');
    expect((await reader.get(sent.location)).status).toBe(404);
  });
});
