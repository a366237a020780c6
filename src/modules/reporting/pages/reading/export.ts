import type { Context } from 'hono';
import { type PageEnv, streamOf } from '../../../../kernel/http/index.js';
import { directionOf } from '../../../../kernel/i18n/index.js';
import { type CellToWrite, type ColumnToWrite, writeCsv, writeWorkbook } from '../../../../kernel/sheets/index.js';
import { Refusal } from '../../refusal.js';
import { formatOf } from '../letter.js';

/** A table to take along. */
export interface TableToTake {
  /** Of the file, without its end. */
  name: string;
  title: string;
  columns: readonly ColumnToWrite[];
  rows: Iterable<readonly CellToWrite[]> | AsyncIterable<readonly CellToWrite[]>;
}

/** The table as the end of the address says: `.xlsx` or `.csv`. @throws Refusal `no-such-format` */
export function tableAnswer(c: Context<PageEnv>, { name, title, columns, rows }: TableToTake): Response {
  const format = formatOf(c);
  if (format !== 'xlsx' && format !== 'csv') throw new Refusal('no-such-format');
  const { lang } = c.var;
  const rightToLeft = directionOf(lang) === 'rtl';
  const pieces =
    format === 'csv'
      ? writeCsv(columns, rows)
      : writeWorkbook([{ name: title, columns, rows, rightToLeft }], {
          title,
          creator: 'Concordance',
          language: lang,
          created: new Date(),
        });
  return c.body(streamOf(pieces), 200, {
    'Content-Type':
      format === 'csv'
        ? 'text/csv; charset=utf-8'
        : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'Content-Disposition': `attachment; filename="${name}.${format}"`,
    'Cache-Control': 'private, no-store',
  });
}
