import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Reading, Span } from '../../src/modules/documents/reader/reading.js';
import type { Source } from '../../src/modules/documents/reader/source.js';
import { sharedData } from './shared-data.js';

/** The folder of real texts, which are not part of the repository; null where it is absent. */
export function sharedTexts(): string | null {
  return sharedData === null ? null : join(sharedData, 'resolutions');
}

export const readShared = (folder: string, name: string): Uint8Array =>
  new Uint8Array(readFileSync(join(folder, name)));

/** Plain text as a source. */
export const textSource = (text: string): Source => ({
  name: 'test.txt',
  sha256: '',
  mediaType: 'text/plain',
  text,
  hints: [],
});

/** Characters that no part of the reading covers, or that two cover, white space aside: both must be 0. */
export function coverage(reading: Reading, text: string): { missed: number; doubled: number } {
  const count = new Uint8Array(text.length);
  const paragraphs = [
    ...reading.preambular,
    ...reading.operative,
    ...reading.annexes.flatMap((annex) => annex.paragraphs),
  ];
  const spans: Span[] = [
    ...[...paragraphs, ...reading.notes].flatMap((part) => part.spans),
    ...reading.rest.map((part) => part.span),
  ];
  for (const [from, to] of spans) for (let i = from; i < to; i += 1) count[i] = (count[i] ?? 0) + 1;
  let missed = 0;
  let doubled = 0;
  for (let i = 0; i < text.length; i += 1) {
    if (/\s/.test(text.charAt(i))) continue;
    if (count[i] === 0) missed += 1;
    else if ((count[i] ?? 0) > 1) doubled += 1;
  }
  return { missed, doubled };
}
