import type { Context } from 'hono';
import type { Action } from '../../../kernel/audit/index.js';
import { notFound, type PageEnv, streamOf } from '../../../kernel/http/index.js';
import type { House } from '../../../kernel/module/index.js';
import { writeCsv } from '../../../kernel/sheets/index.js';
import { readEntryFilter } from '../entry-filter.js';
import { ENTRY_COLUMNS, entryCells, entryRecord } from '../entry-record.js';
import { exportEntries } from '../find-entries.js';

export const EXPORTS = ['csv', 'json'] as const;

const TYPES = { csv: 'text/csv; charset=utf-8', json: 'application/json; charset=utf-8' } as const;

/** `/audit/export/:format`: all that the log shows at the same address, as it comes from the database. */
export async function exportAnswer(c: Context<PageEnv>, { db }: House): Promise<Response> {
  const format = EXPORTS.find((known) => known === c.req.param('format'));
  if (format === undefined) throw notFound();
  const { filter } = readEntryFilter(c.var.url.searchParams);
  const batches = await exportEntries(db, c.var.actor, filter, format);
  const pieces = format === 'csv' ? writeCsv(ENTRY_COLUMNS, cellsOf(batches)) : writeJson(batches);
  return c.body(streamOf(pieces), 200, {
    'Content-Type': TYPES[format],
    'Content-Disposition': `attachment; filename="action-log.${format}"`,
  });
}

async function* cellsOf(batches: AsyncIterable<Action[]>) {
  for await (const batch of batches) for (const action of batch) yield entryCells(action);
}

async function* writeJson(batches: AsyncIterable<Action[]>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  yield encoder.encode('{"schema":"concordance.action-log/1","entries":[');
  let between = '\n';
  for await (const batch of batches) {
    yield encoder.encode(between + batch.map((action) => JSON.stringify(entryRecord(action))).join(',\n'));
    between = ',\n';
  }
  yield encoder.encode('\n]}\n');
}
