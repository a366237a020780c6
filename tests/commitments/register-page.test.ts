import { afterAll, beforeAll, expect, it } from 'vitest';
import { visitor } from '../kit/client.js';
import { describeOnBoth } from '../kit/databases.js';
import { startTestServer, type TestServer } from '../kit/test-server.js';

describeOnBoth('the register as pages and API', (engine) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ engine });
  });
  afterAll(() => server.stop());

  it('answers to people and to programs', async () => {
    const page = await visitor(server).get('/en/commitments');
    expect(page.status).toBe(200);
    expect(page.text).toContain('<h1>Commitments</h1>');
    const list = await visitor(server).get('/api/v1/commitments');
    expect(JSON.parse(list.text)).toMatchObject({ total: expect.any(Number), commitments: expect.any(Array) });
  });
});
