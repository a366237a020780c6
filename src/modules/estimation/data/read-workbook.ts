import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { type TextTable, tableOfRecords } from './read-table.js';
import { EstimationRefusal } from './refusal.js';

/** Largest part of a workbook that is unpacked: a workbook of a million rows stays below, a bomb does not. */
const MOST_BYTES = 200_000_000;

/** Whether bytes are a zip archive, as every .xlsx is. */
export function isWorkbook(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
}

/**
 * The first sheet of an .xlsx as a table of text (ECMA-376 part 1, section 18.3: cells `c` with a reference `r`, a type `t` and a
 * value `v`, or an inline string `is`). Numbers are kept as they are written in the file; formulas give their stored value.
 *
 * @throws EstimationRefusal `unreadable`, or as `readTable`
 */
export function readWorkbook(bytes: Uint8Array): TextTable {
  const parts = unpack(bytes);
  const sheets = Object.keys(parts).filter((name) => /^xl\/worksheets\/sheet\d+\.xml$/.test(name));
  const first = sheets.toSorted((a, b) => sheetNumber(a) - sheetNumber(b))[0];
  const sheet = first === undefined ? undefined : parts[first];
  if (!sheet) throw new EstimationRefusal('unreadable', { detail: 'xl/worksheets' });
  const strings = parts['xl/sharedStrings.xml'];
  const shared = strings ? readSharedStrings(strFromU8(strings)) : [];
  const records = readSheet(strFromU8(sheet), shared).filter((row) => row.some((cell) => cell !== ''));
  const width = Math.max(0, ...records.map((row) => row.length));
  return tableOfRecords(records.map((row) => [...row, ...Array<string>(width - row.length).fill('')]));
}

function unpack(bytes: Uint8Array): Record<string, Uint8Array> {
  try {
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!/^xl\/(worksheets\/sheet\d+|sharedStrings)\.xml$/.test(name)) return false;
        if (originalSize > MOST_BYTES) throw new EstimationRefusal('unreadable', { detail: name });
        return true;
      },
    });
  } catch (error) {
    if (error instanceof EstimationRefusal) throw error;
    throw new EstimationRefusal('unreadable', { detail: error instanceof Error ? error.message : 'zip' });
  }
}

function sheetNumber(name: string): number {
  return Number(/(\d+)\.xml$/.exec(name)?.[1] ?? 0);
}

function parseXml(
  xml: string,
  on: {
    open(name: string, attributes: Record<string, string>): void;
    text(text: string): void;
    close(name: string): void;
  },
): void {
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => on.open(name, attributes as Record<string, string>));
  parser.on('text', (text) => on.text(text));
  parser.on('closetag', ({ name }) => on.close(name));
  parser.on('error', (error) => {
    throw new EstimationRefusal('unreadable', { detail: error.message });
  });
  parser.write(xml).close();
}

function readSharedStrings(xml: string): string[] {
  const strings: string[] = [];
  let inText = false;
  let current = '';
  parseXml(xml, {
    open: (name) => {
      if (name === 'si') current = '';
      inText = name === 't';
    },
    text: (text) => {
      if (inText) current += text;
    },
    close: (name) => {
      if (name === 'si') strings.push(current);
      inText = false;
    },
  });
  return strings;
}

function readSheet(xml: string, shared: string[]): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let column = -1;
  let type = 'n';
  let value = '';
  let inValue = false;
  parseXml(xml, {
    open: (name, { r, t }) => {
      if (name === 'row') row = [];
      if (name === 'c') {
        column = r === undefined ? column + 1 : columnOf(r);
        type = t ?? 'n';
        value = '';
      }
      inValue = name === 'v' || name === 't';
    },
    text: (text) => {
      if (inValue) value += text;
    },
    close: (name) => {
      inValue = false;
      if (name === 'c') {
        while (row.length < column) row.push('');
        row[column] = (type === 's' ? (shared[Number(value)] ?? '') : value).trim();
      }
      if (name === 'row') {
        rows.push(row);
        column = -1;
      }
    },
  });
  return rows;
}

/** 0-based column of a reference such as "AB12". */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of reference) {
    const digit = letter.charCodeAt(0) - 64;
    if (digit < 1 || digit > 26) break;
    column = column * 26 + digit;
  }
  return Math.min(column - 1, 16_383);
}
