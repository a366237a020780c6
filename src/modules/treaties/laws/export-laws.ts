import type { Actor } from '../../../kernel/access/index.js';
import type { Database } from '../../../kernel/db/index.js';
import { directionOf, type Lang, translatorFor } from '../../../kernel/i18n/index.js';
import { type CellToWrite, writeCsv, writeWorkbook } from '../../../kernel/sheets/index.js';
import { type ActionsExport, type ExportFormat, MEDIA_TYPES } from '../export-actions.js';
import { AREAS } from '../instrument.js';
import { findEveryParty } from '../participants.js';
import { readInstruments } from '../store/instruments.js';
import { findLaws } from './find-laws.js';
import { AREA_WORDS, LANG_WORDS, LAW_COLUMNS, type LawColumn, type LawLine, lawHeader } from './sheet/columns.js';
import { LAWS_SCHEMA } from './sheet/read-file.js';

/** All laws that the actor may see as a file that an import takes back. Spreadsheets speak the reader's language; JSON has codes. */
export async function exportLaws(
  db: Database,
  actor: Actor,
  { format, lang }: { format: ExportFormat; lang: Lang },
): Promise<ActionsExport> {
  const t = translatorFor(lang);
  const lines = await linesFor(db, actor);
  const created = new Date();
  const title = t('treaties.laws.title');
  const columns = LAW_COLUMNS.map((column) => ({
    header: lawHeader(t, column),
    width: column === 'title' || column === 'words' || column === 'citation' ? 40 : 16,
    ...(column === 'area' ? { choices: AREAS.map((area) => AREA_WORDS.label(t, area)) } : {}),
    ...(column === 'lang' ? { choices: LANG_WORDS.labels(t) } : {}),
  }));
  const cells = lines.map((line) => LAW_COLUMNS.map((column) => cellOf(line, column)));
  function cellOf(line: LawLine, column: LawColumn): CellToWrite {
    if (line[column] === '') return null;
    if (column === 'area') return AREA_WORDS.label(t, line.area);
    if (column === 'lang') return LANG_WORDS.label(t, line.lang);
    return column === 'state' ? t(`treaties.law.state.${line.state}`) : line[column];
  }
  return {
    mediaType: MEDIA_TYPES[format],
    fileName: `laws-${created.toISOString().slice(0, 10)}.${format}`,
    pieces:
      format === 'json'
        ? jsonPieces(lines)
        : format === 'csv'
          ? writeCsv(columns, cells)
          : writeWorkbook([{ name: title, columns, rows: cells, rightToLeft: directionOf(lang) === 'rtl' }], {
              ...{ title, creator: 'Concordance', language: lang, created },
            }),
  };
}

async function linesFor(db: Database, actor: Actor): Promise<LawLine[]> {
  const [parties, instruments, { laws }] = await Promise.all([
    findEveryParty(db),
    readInstruments(db.connection),
    findLaws(db, actor, { offset: 0, limit: 100_000 }),
  ]);
  const codes = new Map([...parties, ...instruments].map(({ id, code }) => [id, code]));
  return laws.map(({ key, area, state, title, citation, link, date, lang, articles, words, ...law }) => ({
    ...{ key, area, state, title, citation, link, date, lang, articles, words },
    ...{ party: codes.get(law.partyId) ?? '', treaty: codes.get(law.instrumentId) ?? '' },
  }));
}

/** A line a law, so that two files can be compared line by line. */
async function* jsonPieces(lines: readonly LawLine[]): AsyncGenerator<Uint8Array> {
  const rows = lines.map((line) =>
    JSON.stringify(Object.fromEntries(LAW_COLUMNS.map((column) => [column, line[column]]))),
  );
  yield new TextEncoder().encode(`{"schema":${JSON.stringify(LAWS_SCHEMA)},"laws":[\n${rows.join(',\n')}\n]}\n`);
}
