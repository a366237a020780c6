import { crc32 } from 'node:zlib';
import { Inflate } from 'fflate';
import { MOST_RATIO, RATIO_FREE, type SheetLimits } from '../limits.js';
import { SheetRefusal } from '../sheet.js';
import { packedBytes, type ZipEntry } from './zip-directory.js';

/** Packed bytes taken at a time: deflate makes at most 1,032 times as many of them, so 8 MB at the worst. */
const STEP = 8 * 1024;

/**
 * The content of an entry in pieces. Sizes that the archive states are not believed: what comes out is counted.
 * @param onStep told how many packed bytes have been taken
 * @throws SheetRefusal `truncated` `damaged` `too-large`
 */
export function* unpack(
  bytes: Uint8Array,
  entry: ZipEntry,
  limits: SheetLimits,
  onStep: (taken: number) => void = () => {},
): Generator<Uint8Array> {
  const packed = packedBytes(bytes, entry);
  if (entry.method !== 0 && entry.method !== 8) throw new SheetRefusal('damaged', entry.name);
  let out: Uint8Array[] = [];
  const inflate = entry.method === 8 ? new Inflate((chunk) => void out.push(chunk)) : null;
  let total = 0;
  let crc = 0;
  for (let at = 0; at < packed.length; at += STEP) {
    const piece = packed.subarray(at, at + STEP);
    const last = at + STEP >= packed.length;
    out = [];
    if (inflate) push(inflate, piece, last, entry.name);
    else out.push(piece);
    onStep(Math.min(at + STEP, packed.length));
    for (const chunk of out) {
      total += chunk.length;
      refuseTooMuch(total, at + piece.length, entry, limits);
      crc = crc32(chunk, crc);
      if (chunk.length > 0) yield chunk;
    }
  }
  if (crc !== entry.crc) throw new SheetRefusal('damaged', entry.name);
}

function push(inflate: Inflate, piece: Uint8Array, last: boolean, name: string): void {
  try {
    inflate.push(piece, last);
  } catch {
    throw new SheetRefusal('damaged', name);
  }
}

function refuseTooMuch(total: number, taken: number, entry: ZipEntry, limits: SheetLimits): void {
  if (total > limits.unpacked) throw new SheetRefusal('too-large', entry.name, { limit: limits.unpacked });
  if (total > RATIO_FREE && total > taken * MOST_RATIO)
    throw new SheetRefusal('too-large', entry.name, { limit: RATIO_FREE });
}
