import { SheetRefusal } from '../sheet.js';
import type { ZipEntry } from './zip-directory.js';

/** The container of old Office files and of encrypted new ones (MS-CFB 2.2). */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

export type SheetContainer = 'zip' | 'text';

/** Whether the bytes are an archive or text. What is known and cannot be read is refused by its name. @throws SheetRefusal */
export function recognizeContainer(bytes: Uint8Array): SheetContainer {
  if (bytes.length === 0) throw new SheetRefusal('empty-file');
  if (startsWith(bytes, [0x50, 0x4b, 3, 4])) return 'zip';
  if (startsWith(bytes, [0x50, 0x4b, 5, 6])) throw new SheetRefusal('no-sheet');
  if (startsWith(bytes, COMPOUND)) throw refuseCompound(bytes);
  if (startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff])) return 'text';
  refuseMarkup(bytes);
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46])) throw new SheetRefusal('not-a-sheet', null, { found: 'PDF' });
  return 'text';
}

/** Names of streams stand in UTF-16 in the directory of the container. */
function refuseCompound(bytes: Uint8Array): SheetRefusal {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const has = (name: string) => content.includes(Buffer.from(name, 'utf16le'));
  if (has('EncryptedPackage')) return new SheetRefusal('encrypted');
  if (has('Workbook') || has('Book')) return new SheetRefusal('old-excel');
  return new SheetRefusal('not-a-sheet', null, { found: 'CFB' });
}

function refuseMarkup(bytes: Uint8Array): void {
  const head = Buffer.from(bytes.subarray(0, 2048))
    .toString('latin1')
    .replace(/^(?:ï»¿)?\s*/u, '');
  if (/^<\?xml\s/i.test(head)) {
    if (/urn:schemas-microsoft-com:office:spreadsheet|progid="Excel/i.test(head))
      throw new SheetRefusal('xml-spreadsheet');
    throw new SheetRefusal('not-a-sheet', null, { found: 'XML' });
  }
  if (/^<(!doctype html|html|head|table|meta|body)\b/i.test(head)) throw new SheetRefusal('web-page');
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, k) => bytes[k] === byte);
}

/** Refuses archives that are something else than an Excel workbook. `mimetype` is the first bytes of the entry of that name. */
export function refuseOtherArchives(entries: ReadonlyMap<string, ZipEntry>, mimetype: string): void {
  if (mimetype.startsWith('application/vnd.oasis.opendocument')) throw new SheetRefusal('open-document');
  if (entries.has('xl/workbook.bin')) throw new SheetRefusal('binary-workbook', 'xl/workbook.bin');
  if (entries.has('index/document.iwa') || entries.has('index.zip')) throw new SheetRefusal('numbers-document');
  if (entries.has('word/document.xml')) throw new SheetRefusal('not-a-sheet', null, { found: 'Word' });
  if (entries.has('ppt/presentation.xml')) throw new SheetRefusal('not-a-sheet', null, { found: 'PowerPoint' });
}
