import { createReadStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { BITS_EACH, positionsOf, sameForCommon } from '../src/kernel/access/common-passwords.js';
import { SHORTEST_PASSWORD } from '../src/kernel/access/password.js';

/**
 * `npx tsx scripts/common-passwords.ts LIST`: makes the filter of common passwords anew, from a list of passwords that were seen in breaches,
 * one a line, the most frequent first. Only those that are long enough for us are taken, as bits; no password is kept.
 */
const MOST = 20_000;
const PLACE = new URL('../src/kernel/access/common-passwords.filter.ts', import.meta.url);

const [list] = process.argv.slice(2);
if (list === undefined) {
  console.error('Say which list: npx tsx scripts/common-passwords.ts LIST');
  process.exit(2);
}
const taken = new Set<string>();
for await (const line of createInterface({ input: createReadStream(list) })) {
  const same = sameForCommon(line);
  if ([...same].length >= SHORTEST_PASSWORD) taken.add(same);
  if (taken.size === MOST) break;
}
const filter = Buffer.alloc(Math.ceil((taken.size * BITS_EACH) / 8));
for (const one of taken)
  for (const at of positionsOf(one, filter.length * 8)) filter[at >> 3] = (filter[at >> 3] ?? 0) | (1 << (at & 7));
await writeFile(
  PLACE,
  `/** Made by scripts/common-passwords.ts of ${taken.size} passwords: bits by which common-passwords.ts knows them. */
export const FILTER =
  '${filter.toString('base64')}';
`,
);
console.log(`${taken.size} passwords, ${filter.length} bytes`);
