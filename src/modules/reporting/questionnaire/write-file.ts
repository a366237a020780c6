import { directionOf, LANGS, type Lang, type Translator, translatorFor } from '../../../kernel/i18n/index.js';
import { type CellToWrite, type ColumnToWrite, writeCsv, writeWorkbook } from '../../../kernel/sheets/index.js';
import type { CallContent } from '../calls/content.js';
import { Refusal } from '../refusal.js';
import { codeWords } from './code-words.js';
import { ATTRIBUTES, COLUMNS, type ColumnCode, headerWord, wordColumn } from './columns.js';
import { type QuestionnaireRow, rowsOf } from './rows.js';

/** A questionnaire as a file that an import takes back. */

export const QUESTIONNAIRE_FORMATS = ['xlsx', 'csv', 'json'] as const;
export type QuestionnaireFormat = (typeof QUESTIONNAIRE_FORMATS)[number];

/** Name and version of its JSON. */
export const SCHEMA = 'concordance.questionnaire/1';

export interface QuestionnaireFile {
  name: string;
  mediaType: string;
  pieces: AsyncIterable<Uint8Array>;
}

const MEDIA_TYPES: Readonly<Record<QuestionnaireFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
};

/** @param title of the call, as it is called in `lang`. @throws Refusal `no-such-format` */
export function writeQuestionnaire(
  { key, content, title }: { key: string; content: CallContent; title: string },
  asked: string,
  lang: Lang,
): QuestionnaireFile {
  const format = QUESTIONNAIRE_FORMATS.find((known) => known === asked);
  if (format === undefined) throw new Refusal('no-such-format');
  return { name: `${key}.${format}`, mediaType: MEDIA_TYPES[format], pieces: piecesOf() };

  function piecesOf(): AsyncIterable<Uint8Array> {
    const t = translatorFor(lang);
    const rows = rowsOf(content);
    const columns = COLUMNS.map((column) => columnOf(t, column));
    const cells = rows.map((row) => COLUMNS.map((column) => cellOf(t, row, column)));
    if (format === 'json') return oneByOne([jsonOf(key, content, rows)]);
    if (format === 'csv') return writeCsv(columns, cells);
    const rightToLeft = directionOf(lang) === 'rtl';
    const sheet = { name: t('reporting.questionnaire.sheet'), columns, rows: cells, rightToLeft };
    return writeWorkbook([sheet], { title, creator: 'Concordance', language: lang, created: new Date() });
  }
}

async function* oneByOne(texts: readonly string[]): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for (const text of texts) yield encoder.encode(text);
}

function columnOf(t: Translator, column: ColumnCode): ColumnToWrite {
  const words = codeWords(column);
  return {
    header: headerWord(t, column),
    width: wordColumn(column)?.what === 'text' ? 40 : 14,
    ...(words === null ? {} : { choices: words.labels(t) }),
  };
}

function cellOf(t: Translator, { cells }: QuestionnaireRow, column: ColumnCode): CellToWrite {
  const text = cells.get(column);
  if (text === undefined) return null;
  return codeWords(column)?.label(t, text) ?? text;
}

/** A line a row, so that two files can be compared line by line. */
function jsonOf(key: string, { lang }: CallContent, rows: readonly QuestionnaireRow[]): string {
  const lines = rows.map(({ place, sort, cells }) => {
    const attributes = ATTRIBUTES.flatMap((name) => (cells.has(name) ? [[name, cells.get(name)]] : []));
    const words = LANGS.flatMap((one) =>
      cells.has(`text_${one}`) ? [[one, { text: cells.get(`text_${one}`), state: cells.get(`state_${one}`) }]] : [],
    );
    return JSON.stringify({ place, row: sort, ...Object.fromEntries(attributes), words: Object.fromEntries(words) });
  });
  const head = `{"schema":${JSON.stringify(SCHEMA)},"call":${JSON.stringify(key)},"lang":${JSON.stringify(lang)}`;
  return `${head},"rows":[\n${lines.join(',\n')}\n]}\n`;
}
