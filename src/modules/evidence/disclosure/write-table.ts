import { writeCsv, writeWorkbook } from '../../../kernel/sheets/index.js';
import type { TableRow } from './linked-table.js';

/** The rows as a file, csv or .xlsx, in pieces. Texts stay texts; a formula is never written as one. */
export function writeTable(rows: readonly TableRow[], format: 'csv' | 'xlsx'): AsyncGenerator<Uint8Array> {
  const width = Math.max(0, ...new Set(rows.map(({ texts }) => texts.length)));
  const [first, ...others] = rows;
  const columns = Array.from({ length: width }, (_, k) => ({ header: first?.texts[k] ?? '' }));
  const cells = others.map(({ texts }) => Array.from({ length: width }, (_, k) => texts[k] ?? null));
  if (format === 'csv') return writeCsv(columns, cells);
  return writeWorkbook([{ name: 'table', columns, rows: cells }], {
    title: 'Protected table',
    creator: 'Concordance',
    language: 'en',
    created: new Date(),
  });
}
