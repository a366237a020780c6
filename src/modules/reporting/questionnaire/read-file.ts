import { z } from '../../../kernel/http/index.js';
import { LANGS, type Lang } from '../../../kernel/i18n/index.js';
import { columnName, openSheet, readHeaders, type SheetFinding, type SheetRow } from '../../../kernel/sheets/index.js';
import { Refusal } from '../refusal.js';
import { codeWords } from './code-words.js';
import { ATTRIBUTES, COLUMNS, type ColumnCode, headerWord, wordColumn } from './columns.js';
import { SCHEMA } from './write-file.js';

/** A row of a brought questionnaire: texts by column. A column that is not there says nothing; one that is there and empty says none. */
export interface FileRow {
  texts: ReadonlyMap<ColumnCode, string>;
  /** Where a column stands in this row: "D7". */
  placeOf: (column: ColumnCode) => string;
}

/** A questionnaire of 300 questions, each with ten texts. */
const MOST_ROWS = 3000;

/** Reads xlsx, csv or JSON by its content. @throws SheetRefusal; Refusal `not-a-questionnaire`, `too-many`. */
export async function readQuestionnaireFile(
  bytes: Uint8Array,
): Promise<{ rows: FileRow[]; findings: readonly SheetFinding[] }> {
  const start = new TextDecoder().decode(bytes.subarray(0, 64)).replace(/^\ufeff?\s*/u, '');
  if (start.startsWith('{')) return { rows: readJson(new TextDecoder().decode(bytes)), findings: [] };
  return readTable(bytes);
}

const tooMany = () => new Refusal('too-many', { field: 'file', values: { most: MOST_ROWS } });
const notOurs = () => new Refusal('not-a-questionnaire', { field: 'file' });

const RowShape = z.object({
  ...{ place: z.string().default(''), row: z.string() },
  ...z.object(Object.fromEntries(ATTRIBUTES.map((name) => [name, z.string()]))).partial().shape,
  words: z.partialRecord(z.enum(LANGS), z.object({ text: z.string(), state: z.string().default('') })).default({}),
});
const FileShape = z.object({ schema: z.literal(SCHEMA), rows: z.array(RowShape) });

function readJson(content: string): FileRow[] {
  const whole = FileShape.safeParse(parsed(content));
  if (!whole.success) throw notOurs();
  if (whole.data.rows.length > MOST_ROWS) throw tooMany();
  return whole.data.rows.map((one, at) => ({ texts: textsOf(one), placeOf: (column) => `rows[${at}].${column}` }));
}

function parsed(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return null;
  }
}

/** What JSON leaves out is not there: it is written by programs, which say all that they mean. */
function textsOf({ words, ...plain }: z.infer<typeof RowShape>): Map<ColumnCode, string> {
  const texts = new Map<ColumnCode, string>(COLUMNS.map((column) => [column, '']));
  for (const column of COLUMNS) {
    const said = wordColumn(column);
    const text =
      said === null ? (plain as Partial<Record<ColumnCode, unknown>>)[column] : words[said.lang]?.[said.what];
    if (typeof text === 'string') texts.set(column, text);
  }
  return texts;
}

async function readTable(bytes: Uint8Array): Promise<{ rows: FileRow[]; findings: readonly SheetFinding[] }> {
  const sheet = await openSheet(bytes);
  const rows: FileRow[] = [];
  let headers: ReturnType<typeof readHeaders<ColumnCode>> | null = null;
  for await (const row of sheet.rows()) {
    if (headers === null) {
      headers = readHeaders(row.cells, COLUMNS, headerWord);
      const known = new Set(headers.columns.values());
      if (!known.has('place') || !known.has('row')) throw notOurs();
    } else {
      rows.push(rowOf(row, headers.columns, headers.lang));
      if (rows.length > MOST_ROWS) throw tooMany();
    }
  }
  if (headers === null) throw notOurs();
  return { rows, findings: sheet.findings };
}

function rowOf(row: SheetRow, columns: ReadonlyMap<number, ColumnCode>, lang: Lang): FileRow {
  const texts = new Map<ColumnCode, string>([...columns.values()].map((column) => [column, '']));
  const letters = new Map([...columns].map(([at, column]) => [column, at]));
  for (const cell of row.cells) {
    const column = columns.get(cell.column);
    if (column === undefined) continue;
    // Words that are digits are as they are seen, numbers as they are meant.
    const text = (wordColumn(column) === null ? cell.value : cell.text).trim();
    texts.set(column, codeWords(column)?.find(text, lang) ?? text);
  }
  return {
    texts,
    placeOf(column) {
      const at = letters.get(column);
      return at === undefined ? String(row.number) : `${columnName(at)}${row.number}`;
    },
  };
}
