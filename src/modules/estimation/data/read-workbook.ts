import { openWorkbook, SheetRefusal } from '../../../kernel/sheets/index.js';
import { type TextTable, tableOfRecords } from './read-table.js';
import { EstimationRefusal } from './refusal.js';

/**
 * The first visible sheet of an .xlsx as a table of text. Numbers are what they mean, not how they are shown ("1,200" is 1200); formulas
 * give their stored value; blank rows are skipped.
 *
 * @throws EstimationRefusal `unreadable`, or as `readTable`
 */
export function readWorkbook(bytes: Uint8Array): TextTable {
  const records = readRecords(bytes);
  const width = records.reduce((widest, row) => Math.max(widest, row.length), 0);
  return tableOfRecords(records.map((row) => [...row, ...Array<string>(width - row.length).fill('')]));
}

function readRecords(bytes: Uint8Array): string[][] {
  try {
    const records: string[][] = [];
    for (const { cells } of openWorkbook(bytes).rows()) {
      const record: string[] = [];
      for (const { column, value } of cells) {
        while (record.length < column) record.push('');
        record[column] = value.trim();
      }
      if (record.some((value) => value !== '')) records.push(record);
    }
    return records;
  } catch (error) {
    if (!(error instanceof SheetRefusal)) throw error;
    throw new EstimationRefusal('unreadable', { detail: error.code, place: error.place ?? '' });
  }
}
