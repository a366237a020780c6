import { z } from '../../../kernel/http/index.js';
import { LANGS, type Lang } from '../../../kernel/i18n/index.js';
import { CodeWords, openSheet, readHeaders, type SheetRow } from '../../../kernel/sheets/index.js';
import { CONCRETE_STATES } from '../concrete/content.js';
import { SCHEMA } from '../concrete/export-concrete.js';
import { Refusal } from '../refusal.js';
import { BAR } from './cells.js';
import { COLUMNS, type ColumnCode, headerWord } from './columns.js';

/** A row of a brought file: texts by column. A column that is not there says nothing; one that is there and empty says that there is none. */
export interface FileRow {
  line: number;
  texts: ReadonlyMap<ColumnCode, string>;
  /** Where a column stands in this row: "D7". */
  placeOf: (column: string) => string;
}

const MOST_ROWS = 5000;

/** Reads xlsx, csv or JSON by its content. @throws SheetRefusal; Refusal `not-our-file`, `too-many-rows`. */
export async function readFile(bytes: Uint8Array): Promise<FileRow[]> {
  const start = new TextDecoder().decode(bytes.subarray(0, 64)).replace(/^\ufeff?\s*/u, '');
  const rows = start.startsWith('{') ? readJson(new TextDecoder().decode(bytes)) : await readTable(bytes);
  if (rows.length > MOST_ROWS) throw tooManyRows();
  return rows;
}

const tooManyRows = () => new Refusal('too-many-rows', { field: 'file', values: { most: MOST_ROWS } });
const notOurs = () => new Refusal('not-our-file', { field: 'file' });

const TextsShape = z.partialRecord(z.enum(LANGS), z.string());
const MeasureShape = z
  .object({
    key: z.string(),
    lead: z.string(),
    titles: TextsShape,
    descriptions: TextsShape,
    measures: z.array(z.number()),
    partners: z.array(z.string()),
    place: z.string(),
    starts: z.string().nullable(),
    ends: z.string().nullable(),
    budget: z.object({ amount: z.string(), currency: z.string() }).nullable(),
    state: z.string(),
    evidence: z.string(),
  })
  .partial();

function readJson(content: string): FileRow[] {
  const shape = z.object({ schema: z.literal(SCHEMA), measures: z.array(MeasureShape) });
  const whole = shape.safeParse(parsed(content));
  if (!whole.success) throw notOurs();
  return whole.data.measures.map((one, at) => ({
    line: at + 1,
    texts: textsOf(one),
    placeOf: (column) => `measures[${at}].${column}`,
  }));
}

function parsed(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return null;
  }
}

function textsOf(one: z.infer<typeof MeasureShape>): Map<ColumnCode, string> {
  const texts = new Map<ColumnCode, string>();
  for (const column of ['key', 'lead', 'place', 'state', 'evidence'] as const) {
    const text = one[column];
    if (text !== undefined) texts.set(column, text);
  }
  for (const column of ['starts', 'ends'] as const) if (one[column] !== undefined) texts.set(column, one[column] ?? '');
  if (one.measures !== undefined) texts.set('measures', one.measures.join(BAR));
  if (one.partners !== undefined) texts.set('partners', one.partners.join(BAR));
  if (one.budget !== undefined) {
    texts.set('budget', one.budget?.amount ?? '');
    texts.set('currency', one.budget?.currency ?? '');
  }
  for (const lang of LANGS) {
    if (one.titles !== undefined) texts.set(`title_${lang}`, one.titles[lang] ?? '');
    if (one.descriptions !== undefined) texts.set(`description_${lang}`, one.descriptions[lang] ?? '');
  }
  return texts;
}

async function readTable(bytes: Uint8Array): Promise<FileRow[]> {
  const sheet = await openSheet(bytes);
  const rows: FileRow[] = [];
  let headers: ReturnType<typeof readHeaders<ColumnCode>> | null = null;
  for await (const row of sheet.rows()) {
    if (headers === null) {
      headers = readHeaders(row.cells, COLUMNS, headerWord);
      if (![...headers.columns.values()].includes('key')) throw notOurs();
    } else {
      rows.push(rowOf(row, headers.columns, headers.lang));
      if (rows.length > MOST_ROWS) throw tooManyRows();
    }
  }
  if (headers === null) throw notOurs();
  return rows;
}

const STATE_WORDS = new CodeWords(CONCRETE_STATES, (t, code) => t.find(`plan.state.${code}`) ?? code);

function rowOf(row: SheetRow, columns: ReadonlyMap<number, ColumnCode>, lang: Lang): FileRow {
  const texts = new Map<ColumnCode, string>([...columns.values()].map((column) => [column, '']));
  const refs = new Map<string, string>();
  for (const { column, value, ref } of row.cells) {
    const known = columns.get(column);
    if (known === undefined) continue;
    texts.set(known, value.trim());
    refs.set(known, ref);
  }
  const state = texts.get('state') ?? '';
  if (state !== '') texts.set('state', STATE_WORDS.find(state, lang) ?? state);
  return { line: row.number, texts, placeOf: (column) => refs.get(column) ?? String(row.number) };
}
