/** Pages on which a file is brought, compared, applied and taken back; the same for every table. */
export { RecentSheets } from './recent-sheets.js';
export { type SheetPages, type ShownRow, sheetPages, type TableByFile } from './sheet-pages.js';
