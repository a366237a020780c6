import { SheetRefusal } from '../sheet.js';

/** An entry of the central directory (APPNOTE.TXT 4.3.12). */
export interface ZipEntry {
  name: string;
  /** 0 stored, 8 deflated. */
  method: number;
  crc: number;
  packed: number;
  unpacked: number;
  /** Of the local header. */
  offset: number;
}

const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const NONE_32 = 0xffffffff;
/** A workbook of a thousand sheets has some thousands of parts. */
const MOST_ENTRIES = 20_000;

/**
 * The entries by their names in lower case with "/" (names of parts differ by more than case; some writers write "\").
 * Read from the directory at the end, which is what Excel reads: local headers may say something else, or no sizes.
 * @throws SheetRefusal `truncated` `encrypted` `too-large`
 */
export function readZipDirectory(bytes: Uint8Array): Map<string, ZipEntry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return entriesOf(bytes, view);
  } catch (error) {
    // Reading past the end: the archive says more than there is.
    if (error instanceof RangeError) throw new SheetRefusal('truncated');
    throw error;
  }
}

function entriesOf(bytes: Uint8Array, view: DataView): Map<string, ZipEntry> {
  const { count, at: start } = directoryPlace(view);
  if (count > MOST_ENTRIES) throw new SheetRefusal('too-large', null, { limit: MOST_ENTRIES });
  const entries = new Map<string, ZipEntry>();
  let at = start;
  for (let k = 0; k < count; k += 1) {
    if (view.getUint32(at, true) !== CENTRAL) throw new SheetRefusal('damaged');
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const nameBytes = bytes.subarray(at + 46, at + 46 + nameLength);
    const name = new TextDecoder().decode(nameBytes).replaceAll('\\', '/').replace(/^\//, '').toLowerCase();
    const entry: ZipEntry = {
      name,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    };
    if ((view.getUint16(at + 8, true) & 1) === 1) throw new SheetRefusal('encrypted', name);
    takeLongSizes(entry, view, at + 46 + nameLength, extraLength);
    if (!entries.has(name)) entries.set(name, entry);
    at += 46 + nameLength + extraLength + view.getUint16(at + 32, true);
  }
  return entries;
}

/** The end record stands in the last 65,557 bytes, before a comment of any length. */
function directoryPlace(view: DataView): { count: number; at: number } {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at -= 1) {
    if (view.getUint32(at, true) !== END) continue;
    const place = { count: view.getUint16(at + 10, true), at: view.getUint32(at + 16, true) };
    if (at >= 20 && view.getUint32(at - 20, true) === LOCATOR_64) {
      const end64 = longAt(view, at - 12);
      if (view.getUint32(end64, true) !== END_64) throw new SheetRefusal('damaged');
      return { count: longAt(view, end64 + 32), at: longAt(view, end64 + 48) };
    }
    return place;
  }
  throw new SheetRefusal('truncated');
}

/** Sizes of 64 bits stand in the extra field 1, only those that do not fit (4.5.3). */
function takeLongSizes(entry: ZipEntry, view: DataView, from: number, length: number): void {
  for (let at = from; at + 4 <= from + length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    let next = at + 4;
    for (const key of ['unpacked', 'packed', 'offset'] as const) {
      if (entry[key] !== NONE_32) continue;
      entry[key] = longAt(view, next);
      next += 8;
    }
  }
}

function longAt(view: DataView, at: number): number {
  const long = view.getBigUint64(at, true);
  // Larger than any file here: reading there is a RangeError.
  return long > BigInt(Number.MAX_SAFE_INTEGER) ? Number.MAX_SAFE_INTEGER : Number(long);
}

/** The packed bytes of an entry. @throws SheetRefusal */
export function packedBytes(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (entry.offset + 30 > bytes.length) throw new SheetRefusal('truncated', entry.name);
  if (view.getUint32(entry.offset, true) !== LOCAL) throw new SheetRefusal('damaged', entry.name);
  const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  if (start + entry.packed > bytes.length) throw new SheetRefusal('truncated', entry.name);
  return bytes.subarray(start, start + entry.packed);
}
