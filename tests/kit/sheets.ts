import type { Database } from '../../src/kernel/db/index.js';
import { addMessages, type Lang } from '../../src/kernel/i18n/index.js';
import { startWorker, type Worker } from '../../src/kernel/jobs/index.js';
import { openSheet, writeWorkbook } from '../../src/kernel/sheets/index.js';
import {
  applySheet,
  bringSheet,
  getSheetImport,
  type SheetImport,
  undoSheet,
} from '../../src/modules/commitments/bring-sheet.js';
import { type ExportFormat, exportRegister } from '../../src/modules/commitments/export-register.js';
import { type CommitmentFilter, NO_FILTER } from '../../src/modules/commitments/register/filter.js';
import { COLUMNS, type ColumnCode } from '../../src/modules/commitments/sheet/columns.js';
import { sheetJobs } from '../../src/modules/commitments/sheet-jobs.js';
import { findRows, type StoredRow } from '../../src/modules/commitments/store/imports.js';
import { ADMINISTRATOR } from './register.js';

for (const module of ['commitments', 'documents'])
  addMessages(module, new URL(`../../src/modules/${module}/messages/`, import.meta.url));

export const TODAY = '2026-11-29';

export async function exportedBytes(
  db: Database,
  format: ExportFormat,
  lang: Lang = 'en',
  filter: CommitmentFilter = { ...NO_FILTER, all: true, drafts: true },
): Promise<Uint8Array> {
  const { pieces } = await exportRegister(db, ADMINISTRATOR, {
    format,
    filter,
    sort: 'document',
    descending: false,
    lang,
    today: TODAY,
  });
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

export type EditedRow = Partial<Record<ColumnCode, string>>;

/** The rows of an exported sheet, by column, to be edited and written again. */
export async function rowsOfExport(bytes: Uint8Array): Promise<EditedRow[]> {
  const rows: EditedRow[] = [];
  for await (const { number, cells } of (await openSheet(bytes)).rows()) {
    if (number === 1) continue;
    rows.push(Object.fromEntries(cells.map(({ column, text }) => [COLUMNS[column], text])));
  }
  return rows;
}

/** Writes rows as somebody's spreadsheet, with codes for headers. */
export async function sheetOf(
  rows: readonly EditedRow[],
  columns: readonly ColumnCode[] = COLUMNS,
): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  const sheet = {
    name: 'Sheet1',
    columns: columns.map((header) => ({ header })),
    rows: rows.map((row) => columns.map((column) => row[column] ?? null)),
  };
  const properties = { title: 'x', creator: 'x', language: 'en', created: new Date(0) };
  for await (const piece of writeWorkbook([sheet], properties)) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** Brings, applies and undoes sheets as a person would, waiting for the worker each time. */
export interface SheetDesk {
  bring(bytes: Uint8Array, name?: string): Promise<SheetImport & { rows: StoredRow[] }>;
  apply(importId: string): Promise<SheetImport>;
  undo(importId: string): Promise<SheetImport>;
  stop(): Promise<void>;
}

/** The import once its job is over. */
export async function settledImport(db: Database, importId: string): Promise<SheetImport> {
  const until = Date.now() + 100_000;
  for (;;) {
    const shown = await getSheetImport(db, ADMINISTRATOR, importId);
    if (shown.job !== null && !['waiting', 'running'].includes(shown.job.state)) return shown;
    if (Date.now() > until) throw new Error(`The import is still ${shown.found.state}`);
    await new Promise((done) => setTimeout(done, 50));
  }
}

export async function openSheetDesk(db: Database): Promise<SheetDesk> {
  const log = { debug() {}, info() {}, warn() {}, error() {} };
  const worker: Worker = await startWorker({ db, log, handlers: sheetJobs });
  const settled = (importId: string) => settledImport(db, importId);
  return {
    async bring(bytes, name = 'register.xlsx') {
      const { importId } = await bringSheet(db, ADMINISTRATOR, { bytes, name });
      const shown = await settled(importId);
      const rows = await findRows(db.connection, importId, ['new', 'changed', 'unchanged', 'refused'], { limit: 1e4 });
      return { ...shown, rows };
    },
    async apply(importId) {
      await applySheet(db, ADMINISTRATOR, importId);
      return settled(importId);
    },
    async undo(importId) {
      await undoSheet(db, ADMINISTRATOR, importId);
      return settled(importId);
    },
    stop: () => worker.stop(),
  };
}
