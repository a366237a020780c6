import { LIMITS } from '../limits.js';
import { type OpenSheet, SheetRefusal, type SheetRow } from '../sheet.js';
import { openCsv } from './open-csv.js';
import { openWorkbook, type WorkbookOptions } from './open-workbook.js';
import { recognizeContainer } from './recognize.js';

/** Milliseconds after which others get their turn: rows are unpacked and parsed in the thread that asks for them. */
const TURN = 12;

/**
 * Opens a spreadsheet, .xlsx or csv, by its content and never by its name. A stream is gathered first: the directory of a workbook
 * stands at its end, and the encoding of a text is only known from all of it.
 * @throws SheetRefusal
 */
export async function openSheet(
  source: Uint8Array | AsyncIterable<Uint8Array>,
  options: WorkbookOptions = {},
): Promise<OpenSheet> {
  const bytes = source instanceof Uint8Array ? source : await gather(source, options.limits?.file ?? LIMITS.file);
  if (recognizeContainer(bytes) === 'text') return openCsv(bytes, options.limits);
  const workbook = openWorkbook(bytes, options);
  return { ...workbook, format: 'xlsx', rows: () => inTurns(workbook.rows()) };
}

async function* inTurns(rows: Iterable<SheetRow>): AsyncGenerator<SheetRow> {
  let since = performance.now();
  for (const row of rows) {
    yield row;
    if (performance.now() - since < TURN) continue;
    await new Promise((done) => setImmediate(done));
    since = performance.now();
  }
}

async function gather(source: AsyncIterable<Uint8Array>, limit: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of source) {
    size += piece.length;
    if (size > limit) throw new SheetRefusal('too-large', null, { limit });
    pieces.push(piece);
  }
  return Buffer.concat(pieces, size);
}
