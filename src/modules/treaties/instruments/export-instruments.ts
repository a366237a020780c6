import type { Database } from '../../../kernel/db/index.js';
import { directionOf, type Lang, type Translator, translatorFor } from '../../../kernel/i18n/index.js';
import { type CellToWrite, writeCsv, writeWorkbook } from '../../../kernel/sheets/index.js';
import { type ActionsExport, type ExportFormat, MEDIA_TYPES } from '../export-actions.js';
import { DEPOSITARIES, type InstrumentContent, instrumentContent } from '../instrument.js';
import { readInstruments } from '../store/instruments.js';
import {
  DEPOSITARY_WORDS,
  INSTRUMENT_COLUMNS,
  type InstrumentColumn,
  instrumentHeader,
  instrumentText,
  nameColumn,
  UNIT_WORDS,
} from './columns.js';
import { INSTRUMENTS_SCHEMA } from './read-file.js';

/** All instruments as a file that an import takes back. Spreadsheets speak the reader's language; JSON has codes. */
export async function exportInstruments(db: Database, format: ExportFormat, lang: Lang): Promise<ActionsExport> {
  const t = translatorFor(lang);
  const instruments = await readInstruments(db.connection);
  const created = new Date();
  const title = t('treaties.instruments.title');
  const columns = INSTRUMENT_COLUMNS.map((column) => ({
    header: instrumentHeader(t, column),
    width: nameColumn(column) === null ? 16 : 36,
    ...(column.endsWith('-unit') ? { choices: UNIT_WORDS.labels(t) } : {}),
    ...(column === 'depositary' ? { choices: DEPOSITARIES.map((code) => DEPOSITARY_WORDS.label(t, code)) } : {}),
  }));
  const rows = instruments.map((one) => INSTRUMENT_COLUMNS.map((column) => cellOf(t, one, column)));
  return {
    mediaType: MEDIA_TYPES[format],
    fileName: `instruments-${created.toISOString().slice(0, 10)}.${format}`,
    pieces:
      format === 'json'
        ? jsonPieces(instruments)
        : format === 'csv'
          ? writeCsv(columns, rows)
          : writeWorkbook([{ name: title, columns, rows, rightToLeft: directionOf(lang) === 'rtl' }], {
              ...{ title, creator: 'Concordance', language: lang, created },
            }),
  };
}

function cellOf(t: Translator, content: InstrumentContent, column: InstrumentColumn): CellToWrite {
  const text = instrumentText(content, column);
  if (text === '') return null;
  if (column === 'adopted' || column === 'in-force') return { date: text };
  if (column.endsWith('-unit')) return UNIT_WORDS.label(t, text);
  return column === 'depositary' ? DEPOSITARY_WORDS.label(t, text) : text;
}

/** A line an instrument; what was imported of its statuses goes out with the actions. */
async function* jsonPieces(instruments: readonly InstrumentContent[]): AsyncGenerator<Uint8Array> {
  const rows = instruments.map((one) => JSON.stringify(instrumentContent(one)));
  yield new TextEncoder().encode(
    `{"schema":${JSON.stringify(INSTRUMENTS_SCHEMA)},"instruments":[\n${rows.join(',\n')}\n]}\n`,
  );
}
