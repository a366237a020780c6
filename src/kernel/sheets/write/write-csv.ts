import { stringify } from 'csv-stringify/sync';
import { guardFormula } from '../formula-guard.js';
import { wellFormed } from '../xml-text.js';
import type { CellToWrite, ColumnToWrite } from './table.js';

const MARK = '\ufeff';
/** Rows made into one piece. */
const PIECE = 500;

/**
 * A table as csv: UTF-8 with a byte order mark (without which Excel takes it for an old encoding), commas, CRLF, no cell that a
 * spreadsheet would run. `openSheet` gives the same texts back.
 */
export async function* writeCsv(
  columns: readonly ColumnToWrite[],
  rows: Iterable<readonly CellToWrite[]> | AsyncIterable<readonly CellToWrite[]>,
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  yield encoder.encode(MARK + linesOf([columns.map(({ header }) => textOf(header))]));
  let waiting: string[][] = [];
  for await (const row of rows) {
    waiting.push(row.map(textOf));
    if (waiting.length < PIECE) continue;
    yield encoder.encode(linesOf(waiting));
    waiting = [];
  }
  if (waiting.length > 0) yield encoder.encode(linesOf(waiting));
}

function linesOf(rows: string[][]): string {
  // Line ends and edges of any kind are quoted, so that no reader trims or breaks a cell.
  return stringify(rows, { record_delimiter: 'windows', quoted_match: /[\r\n;\t\u2028\u2029]|^\s|\s$|^$/u });
}

function textOf(cell: CellToWrite): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return guardFormula(wellFormed(cell));
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  return typeof cell === 'number' ? String(cell) : cell.date;
}
