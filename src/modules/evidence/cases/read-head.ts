import { type MixedDelimiters, mixedDelimiters } from './delimiters.js';

const LOOKED_AT = 256 * 1024;

/** The delimiters of the first lines of a text, in any encoding that keeps their marks one byte or, as UTF-16, two. */
export function readHead(bytes: Uint8Array): MixedDelimiters | null {
  const start = bytes.subarray(0, LOOKED_AT);
  const wide =
    (start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0xfe && start[1] === 0xff) || start.indexOf(0) >= 0;
  // The marks are below 0x80 in every encoding that the reader knows; the second byte of GB 18030 can be "|" but no other of them.
  const text = wide ? withoutZeros(start) : Buffer.from(start).toString('latin1');
  return mixedDelimiters(text);
}

const withoutZeros = (bytes: Uint8Array): string => Buffer.from(bytes.filter((byte) => byte !== 0)).toString('latin1');
