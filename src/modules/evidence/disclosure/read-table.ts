import { openSheet, type SheetFinding } from '../../../kernel/sheets/index.js';
import type { TableRow } from './linked-table.js';

/** A published table as it is: every row that holds something, with what stands in front of the header. */
export interface ReadTable {
  format: 'xlsx' | 'csv';
  rows: TableRow[];
  findings: readonly SheetFinding[];
}

/** Reads .xlsx or csv by its content. @throws SheetRefusal */
export async function readTable(bytes: Uint8Array): Promise<ReadTable> {
  const sheet = await openSheet(bytes);
  const rows: TableRow[] = [];
  for await (const { line, cells } of sheet.rows()) {
    const texts: string[] = [];
    for (const { column, text } of cells) {
      while (texts.length < column) texts.push('');
      texts[column] = text;
    }
    rows.push({ number: line, texts });
  }
  return { format: sheet.format, rows, findings: sheet.findings };
}
