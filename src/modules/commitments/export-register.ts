import type { Actor } from '../../kernel/access/index.js';
import type { Database } from '../../kernel/db/index.js';
import { directionOf, type Lang, translatorFor } from '../../kernel/i18n/index.js';
import { type CellToWrite, writeCsv, writeWorkbook } from '../../kernel/sheets/index.js';
import { readCommitments } from './find-commitments.js';
import { findOpenings } from './find-openings.js';
import { Refusal } from './refusal.js';
import type { CommitmentFilter } from './register/filter.js';
import type { Sort } from './register/orders.js';
import { SCHEMA } from './sheet/read-json.js';
import { vocabularies } from './sheet/vocabulary.js';
import { columnsToWrite, jsonToWrite, type RowToWrite, rowToWrite, type WriteContext } from './sheet/write-row.js';
import { findLastSaid, findUsedAddressees } from './store/sheet-register.js';
import type { Day } from './timing/days.js';

export const EXPORT_FORMATS = ['xlsx', 'csv', 'json'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

const MEDIA_TYPES: Readonly<Record<ExportFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
};

export interface RegisterExport {
  mediaType: string;
  /** "commitments-2026-11-29.xlsx" */
  fileName: string;
  /** Made while it is taken, in bounded memory. */
  pieces: AsyncIterable<Uint8Array>;
}

export interface ExportOptions {
  format: ExportFormat;
  filter: CommitmentFilter;
  sort: Sort;
  descending: boolean;
  lang: Lang;
  today: Day;
}

/** The format that an address names. @throws Refusal `no-such-format` */
export function formatOf(text: string | undefined): ExportFormat {
  const format = EXPORT_FORMATS.find((known) => known === text);
  if (format === undefined) throw new Refusal('no-such-format');
  return format;
}

/**
 * All commitments that pass a filter and that the actor may see, as a file that `bringSheet` takes back. Spreadsheets speak the reader's
 * language; JSON has codes.
 */
export async function exportRegister(db: Database, actor: Actor, options: ExportOptions): Promise<RegisterExport> {
  const { format, lang, today } = options;
  const t = translatorFor(lang);
  const [openings, addressees] = await Promise.all([findOpenings(db.connection), findUsedAddressees(db.connection)]);
  const context: WriteContext = { t, words: vocabularies(addressees), openings, today };
  const rows = rowsOf(db, actor, options);
  const title = t('commitments.register.title');
  return {
    mediaType: MEDIA_TYPES[format],
    fileName: `commitments-${today}.${format}`,
    pieces:
      format === 'json'
        ? jsonPieces(rows)
        : format === 'csv'
          ? writeCsv(columnsToWrite(context), cellsOf(rows, context))
          : writeWorkbook(
              [
                {
                  name: title,
                  columns: columnsToWrite(context),
                  rows: cellsOf(rows, context),
                  rightToLeft: directionOf(lang) === 'rtl',
                },
              ],
              { title, creator: 'Concordance', language: lang, created: new Date() },
            ),
  };
}

async function* rowsOf(db: Database, actor: Actor, options: ExportOptions): AsyncGenerator<RowToWrite> {
  const { filter, sort, descending, today, lang } = options;
  for await (const batch of readCommitments(db, actor, filter, { sort, descending }, { today, lang })) {
    const said = await findLastSaid(
      db.connection,
      batch.map(({ id }) => id),
    );
    for (const commitment of batch) yield { commitment, said: said.get(commitment.id) ?? null };
  }
}

async function* cellsOf(rows: AsyncIterable<RowToWrite>, context: WriteContext): AsyncGenerator<CellToWrite[]> {
  for await (const row of rows) yield rowToWrite(row, context);
}

/** A line a commitment, so that two files can be compared line by line. */
async function* jsonPieces(rows: AsyncIterable<RowToWrite>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  yield encoder.encode(`{"schema":${JSON.stringify(SCHEMA)},"commitments":[`);
  let between = '\n';
  for await (const row of rows) {
    yield encoder.encode(between + JSON.stringify(jsonToWrite(row)));
    between = ',\n';
  }
  yield encoder.encode('\n]}\n');
}
