import type { Actor } from '../../kernel/access/index.js';
import type { Database } from '../../kernel/db/index.js';
import { directionOf, type Lang, type Translator, translatorFor } from '../../kernel/i18n/index.js';
import { type CellToWrite, type ColumnToWrite, writeCsv, writeWorkbook } from '../../kernel/sheets/index.js';
import type { Sort } from './directory/directory.js';
import type { PartyFilter } from './directory/filter.js';
import { findParties } from './find-parties.js';
import { kindWord, stateWord } from './pages/words.js';
import { PARTY_KINDS, PARTY_STATES, type Party } from './party.js';
import { Refusal } from './refusal.js';
import { cellText, jsonOf } from './sheet/cells.js';
import { COLUMNS, type ColumnCode, headerWord } from './sheet/columns.js';

export const EXPORT_FORMATS = ['xlsx', 'csv', 'json'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Name and version of the JSON of the register of parties. */
export const SCHEMA = 'concordance.parties/1';

const MEDIA_TYPES: Readonly<Record<ExportFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
};

export interface PartiesExport {
  mediaType: string;
  /** "parties-2026-11-29.xlsx" */
  fileName: string;
  pieces: AsyncIterable<Uint8Array>;
}

/** The format that an address names. @throws Refusal `no-such-format` */
export function formatOf(text: string | undefined): ExportFormat {
  const format = EXPORT_FORMATS.find((known) => known === text);
  if (format === undefined) throw new Refusal('no-such-format');
  return format;
}

/**
 * All parties that pass a filter and that the actor may see, as a file that an import takes back. Spreadsheets speak the reader's language;
 * JSON has codes.
 */
export async function exportParties(
  db: Database,
  actor: Actor,
  {
    format,
    filter,
    sort,
    descending,
    lang,
  }: {
    format: ExportFormat;
    filter: PartyFilter;
    sort: Sort;
    descending: boolean;
    lang: Lang;
  },
): Promise<PartiesExport> {
  const t = translatorFor(lang);
  const { rows } = await findParties(db, actor, filter, { sort, descending, offset: 0, limit: Infinity }, lang);
  const title = t('parties.list.title');
  const created = new Date();
  const cells = rows.map((party) => COLUMNS.map((column) => cellOf(t, party, column)));
  return {
    mediaType: MEDIA_TYPES[format],
    fileName: `parties-${created.toISOString().slice(0, 10)}.${format}`,
    pieces:
      format === 'json'
        ? jsonPieces(rows)
        : format === 'csv'
          ? writeCsv(columnsToWrite(t), cells)
          : writeWorkbook(
              [{ name: title, columns: columnsToWrite(t), rows: cells, rightToLeft: directionOf(lang) === 'rtl' }],
              { title, creator: 'Concordance', language: lang, created, description: t('parties.disclaimer') },
            ),
  };
}

function columnsToWrite(t: Translator): ColumnToWrite[] {
  return COLUMNS.map((column) => ({
    header: headerWord(t, column),
    width: column.startsWith('short_') || column === 'former' || column === 'memberships' ? 36 : 16,
    ...(column === 'kind' ? { choices: PARTY_KINDS.map((kind) => kindWord(t, kind)) } : {}),
    ...(column === 'state' ? { choices: PARTY_STATES.map((state) => stateWord(t, state)) } : {}),
  }));
}

function cellOf(t: Translator, party: Party, column: ColumnCode): CellToWrite {
  if (column === 'kind') return kindWord(t, party.kind);
  if (column === 'state') return stateWord(t, party.state);
  const text = cellText(party, column);
  return text === '' ? null : text;
}

/** A line a party, so that two files can be compared line by line. */
async function* jsonPieces(rows: readonly Party[]): AsyncGenerator<Uint8Array> {
  const lines = rows.map((party) => JSON.stringify(jsonOf(party))).join(',\n');
  yield new TextEncoder().encode(`{"schema":${JSON.stringify(SCHEMA)},"parties":[\n${lines}\n]}\n`);
}
