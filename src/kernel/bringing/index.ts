/** Pages on which a file is brought, compared, applied and taken back; the same for every table. */
export { shownRow } from './brought-rows.js';
export { RecentSheets } from './recent-sheets.js';
export { sheetPages, type TableByFile } from './sheet-pages.js';
