/** Spreadsheets in and out: rows of .xlsx and csv in bounded memory, by any program that makes them. */
export { CodeWords, normalized } from './exchange/code-words.js';
export { type Headers, readHeaders } from './exchange/read-headers.js';
export type { SheetLimits } from './limits.js';
export { openSheet } from './read/open-sheet.js';
export { isWorkbook, type OpenWorkbook, openWorkbook, type WorkbookOptions } from './read/open-workbook.js';
export { readPart } from './read/read-part.js';
export { columnName } from './references.js';
export {
  type Cell,
  type CellKind,
  FINDING_CODES,
  type FindingCode,
  type OpenSheet,
  REFUSAL_CODES,
  type SheetFinding,
  SheetRefusal,
  type SheetRefusalCode,
  type SheetRow,
} from './sheet.js';
export { saySheetFinding, saySheetRefusal } from './words.js';
export type { CellToWrite, ColumnToWrite, DocumentProperties, SheetToWrite } from './write/table.js';
export { writeCsv } from './write/write-csv.js';
export { writeWorkbook } from './write/write-workbook.js';
