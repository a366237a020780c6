import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { administrator, type Client, visitor } from '../kit/client.js';
import { startTestServer, type TestServer } from '../kit/test-server.js';

describe('the calendar for programs', () => {
  let server: TestServer;
  let reader: Client;
  let admin: Client;
  beforeAll(async () => {
    server = await startTestServer();
    reader = visitor(server);
    admin = await administrator(server);
  });
  afterAll(() => server.stop());

  const get = async (path: string) => JSON.parse((await reader.get(path)).text) as unknown;

  it('tells what is due in a range, narrowed like the register', async () => {
    expect(await get('/api/v1/calendar?since=2027-01-01&addressee=SECRETARY_GENERAL&document=a-res-80-228')).toEqual({
      total: 1,
      entries: [
        {
          firstDay: '2027-09-07',
          lastDay: '2027-09-07',
          part: 'opening',
          role: 'due',
          tentative: true,
          session: 82,
          window: { from: '2027-09-07', to: '2028-09-04' },
          commitment: expect.objectContaining({ act: 'request', addressees: ['SECRETARY_GENERAL'], state: 'open' }),
        },
      ],
    });
    expect((await reader.get('/api/v1/calendar?since=2027-02-30')).status).toBe(400);
  });

  it('tells the sessions, and lets the administrator alone say when one opens', async () => {
    expect(await get('/api/v1/sessions')).toMatchObject({
      sessions: expect.arrayContaining([
        { session: 72, opens: '2017-09-12', until: '2018-09-17', standing: 'confirmed', source: '' },
        { session: 82, opens: '2027-09-07', until: '2028-09-04', standing: 'expected', source: '' },
      ]),
    });
    const opening = { opens: '2027-09-14', standing: 'confirmed', source: 'A/INF/82/1' };
    expect((await reader.send('PUT', '/api/v1/sessions/82', opening)).status).toBe(403);
    expect((await reader.send('POST', '/api/v1/sessions/82/undo')).status).toBe(403);
    expect(JSON.parse((await admin.send('PUT', '/api/v1/sessions/82', opening)).text)).toMatchObject(opening);
    expect(
      await get('/api/v1/calendar?since=2027-01-01&document=a-res-80-228&addressee=SECRETARY_GENERAL'),
    ).toMatchObject({
      entries: [{ firstDay: '2027-09-14' }],
    });
    const refused = await admin.send('PUT', '/api/v1/sessions/82', { ...opening, source: '' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('commitments.source-missing');
    expect(JSON.parse((await admin.send('POST', '/api/v1/sessions/82/undo')).text)).toMatchObject({
      opens: '2027-09-07',
    });
    expect((await admin.send('POST', '/api/v1/sessions/82/undo')).status).toBe(409);
    expect((await admin.send('PUT', '/api/v1/sessions/5000', opening)).status).toBe(404);
  });
});
