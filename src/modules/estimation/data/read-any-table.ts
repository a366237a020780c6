import { isWorkbook, openSheet, SheetRefusal } from '../../../kernel/sheets/index.js';
import { readTable, type TextTable, tableOfRecords } from './read-table.js';
import { readWorkbook } from './read-workbook.js';
import { EstimationRefusal } from './refusal.js';

/**
 * A table from any file that a spreadsheet program saves as .xlsx or csv, whatever its letters are encoded in. UTF-8 is read in one go,
 * so that millions of rows take seconds.
 *
 * @throws EstimationRefusal `unreadable` with the code of the spreadsheet reader, or as `readTable`
 */
export async function readAnyTable(bytes: Uint8Array): Promise<TextTable> {
  if (isWorkbook(bytes)) return readWorkbook(bytes);
  if (bytes.length === 0) throw new EstimationRefusal('empty-file');
  try {
    // Knows old Excel, OpenDocument, web pages and the like by their first bytes.
    const sheet = await openSheet(bytes);
    const text = decodeUtf8(bytes);
    if (text !== null) return readTable(text);
    const records: string[][] = [];
    for await (const { cells } of sheet.rows()) {
      const record: string[] = [];
      for (const { column, value } of cells) {
        while (record.length < column) record.push('');
        record[column] = value.trim();
      }
      records.push(record);
    }
    const width = records[0]?.length ?? 0;
    return tableOfRecords(records.map((row) => [...row, ...Array<string>(Math.max(0, width - row.length)).fill('')]));
  } catch (error) {
    if (!(error instanceof SheetRefusal)) throw error;
    throw new EstimationRefusal('unreadable', { detail: error.code, place: error.place ?? '' });
  }
}

function decodeUtf8(bytes: Uint8Array): string | null {
  // UTF-16 without its mark is valid UTF-8 with a zero in every other place; the spreadsheet reader knows it.
  if (bytes.subarray(0, 4096).includes(0)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
