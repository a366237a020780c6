import { LIMITS, type SheetLimits } from '../limits.js';
import { SheetRefusal } from '../sheet.js';
import { unpack } from './unpack.js';
import { readXml, type XmlHandler } from './xml-events.js';
import { readZipDirectory } from './zip-directory.js';

/**
 * Reads one part of any Office file (a zip of XML), under the same limits as workbooks: what a spreadsheet reader does not know, such as
 * the text of a Word file.
 *
 * @throws SheetRefusal `not-a-sheet` where there is no such part, `truncated` `damaged` `too-large` `unsafe-xml`
 */
export function readPart(bytes: Uint8Array, part: string, handler: XmlHandler, limits: SheetLimits = LIMITS): void {
  const entry = readZipDirectory(bytes).get(part);
  if (entry === undefined) throw new SheetRefusal('not-a-sheet');
  for (const _ of readXml(unpack(bytes, entry, limits), part, handler, limits.unpacked));
}
