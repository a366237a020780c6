import { setTimeout as pause } from 'node:timers/promises';
import { type Client, visitor } from './client.js';
import { sharedData } from './shared-data.js';
import type { TestServer } from './test-server.js';
import { bring, realText, SMALL_RESOLUTION } from './texts.js';

/** Brings and confirms texts as the administrator would, and waits until the register has them: a small one and, where it is here, 70/179. */
export async function fillRegister(server: TestServer, client: Client): Promise<void> {
  const small = await bring(client, { paste: SMALL_RESOLUTION, symbol: 'A/RES/91/998' });
  await client.post(`/en${small}/confirm`, {}, `/en${small}`);
  if (sharedData !== null) {
    const real = await bring(client, { file: await realText('A-RES-70-179.clean.en.txt'), symbol: 'A/RES/70/179' });
    await client.post(`/en${real}/confirm`, { duplicate: 'attach' }, `/en${real}`);
  }
  const awaited = [['a-res-91-998', 'harbours'], ...(sharedData === null ? [] : [['a-res-70-179', 'trafficking']])];
  for (const [document, word] of awaited) {
    for (const end = Date.now() + 30_000; ; await pause(100)) {
      const { text } = await visitor(server).get(`/api/v1/commitments?document=${document}&q=${word}`);
      if ((JSON.parse(text) as { total: number }).total > 0) break;
      if (Date.now() > end) throw new Error(`No commitments of ${document} came: ${text}`);
    }
  }
}
