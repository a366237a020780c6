import { type CellToWrite, writeCsv, writeWorkbook } from '../../../kernel/sheets/index.js';
import type { SafeTable } from './make-table.js';

/** A table that may be shown, as a file in pieces. What `audit` reads back is the same table. */
export async function* writeSafeTable(
  made: SafeTable,
  format: 'csv' | 'xlsx' | 'json',
  notes: readonly string[],
): AsyncGenerator<Uint8Array> {
  if (format === 'json') {
    yield new TextEncoder().encode(`${JSON.stringify({ schema: 'concordance.tables/1', ...made, notes })}\n`);
    return;
  }
  const columns = [...made.by, 'count'].map((header) => ({ header }));
  const rows = made.rows.map(({ values, count }): CellToWrite[] => [...values, count]);
  if (format === 'csv') return yield* writeCsv(columns, rows);
  yield* writeWorkbook([{ name: 'table', columns, rows }], {
    title: made.by.join(', '),
    creator: 'Concordance',
    language: 'en',
    created: new Date(),
    description: JSON.stringify(made.rule),
  });
}
