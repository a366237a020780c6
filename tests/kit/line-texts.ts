import type { Client } from './client.js';
import { bring } from './texts.js';

/** An invented resolution of the thread's documents: `asks` stand as its operative paragraphs. */
export function resolution(symbol: string, session: string, asks: readonly string[]): string {
  return [
    `${symbol}`,
    '',
    'General Assembly',
    `${session} session`,
    '',
    'Resolution adopted by the General Assembly',
    '',
    'Light for small harbours',
    '',
    'The General Assembly,',
    '',
    'Recalling the harbours that are dark,',
    '',
    ...asks.map((ask, i) => `${i + 1}. ${ask}${i === asks.length - 1 ? '.' : ';'}\n`),
  ].join('\n');
}

const LIGHT = 'Urges Member States to consider lighting every small harbour that fishing boats enter after sunset';
const LIGHT_NOW = 'Urges Member States to light every small harbour that fishing boats enter after sunset';
const REPORT = 'Requests the Secretary-General to list those harbours and the keepers of their lamps in a yearly table';
const BELLS = 'Encourages Member States to hang bells on the breakwaters of harbours where fog is thick in winter';

export const FIRST = ['A/RES/67/190', 'Sixty-seventh', [LIGHT, REPORT]] as const;
export const SECOND = ['A/RES/68/192', 'Sixty-eighth', [BELLS, LIGHT.replace('Urges', 'Invites')]] as const;
export const THIRD = ['A/RES/72/195', 'Seventy-second', [LIGHT_NOW, REPORT, BELLS]] as const;

/** Brings and confirms the three as the administrator does, and waits until the register has followed. */
export async function bringThread(client: Client): Promise<void> {
  for (const [symbol, session, asks] of [FIRST, SECOND, THIRD]) {
    const at = await bring(client, { paste: resolution(symbol, session, asks), lang: 'en', symbol });
    const sent = await client.post(`/en${at}/confirm`, { duplicate: 'attach' }, `/en${at}`);
    if (sent.status !== 303) throw new Error(`Not confirmed: ${sent.status} ${sent.text.slice(0, 400)}`);
  }
  for (const end = Date.now() + 30_000; ; await new Promise((done) => setTimeout(done, 50))) {
    const { status, text } = await client.get('/api/v1/commitments/a-res-72-195-op-1-1/line');
    if (status === 200 && (JSON.parse(text) as { members: unknown[] }).members.length === 3) return;
    if (Date.now() > end) throw new Error(`The register did not follow: ${status} ${text.slice(0, 400)}`);
  }
}
