import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'vitest';
import type { Client, Fields } from './client.js';
import { sharedData } from './shared-data.js';

/** A small resolution of our own, with what the tests of documents need: notes, two acts in a paragraph, a date, an item. */
export const SMALL_RESOLUTION = `Resolution adopted by the General Assembly on 18 December 2035

91/998. Lanterns at small harbours

The General Assembly,

Recalling its resolution 64/293 of 30 July 2010,

Noting that small harbours are dark at night,

1. Urges Member States to light their small harbours, and invites the Secretary-General to report on lanterns at its ninety-second session;

2. Decides to consider lanterns every four years;

3. Requests the United Nations Office on Drugs and Crime to assist Member States, upon request.
`;

/** Brings a text and waits until it was read. @returns the address of its page, without language and host. */
export async function bring(client: Client, fields: Fields): Promise<string> {
  const sent = await client.post('/en/bring', fields);
  expect(sent.status, sent.text.slice(0, 500)).toBe(303);
  let at = sent.location;
  for (const end = Date.now() + 60_000; !at.includes('/texts/'); await pause(50)) {
    const page = await client.get(at);
    if (page.status === 303) at = page.location;
    if (Date.now() > end) throw new Error(`The text was not read: ${page.text.slice(-800)}`);
  }
  return at.replace(/^\/en/u, '');
}

/** A real text, which is not part of this repository. */
export async function realText(name: string): Promise<File> {
  if (sharedData === null) throw new Error('There is no shared data');
  return new File([new Uint8Array(await readFile(path.join(sharedData, 'resolutions', name)))], name, {
    type: 'text/plain',
  });
}
