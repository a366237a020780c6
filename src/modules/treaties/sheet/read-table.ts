import { z } from '../../../kernel/http/index.js';
import { isLang, LANGS, type Lang, type Translator } from '../../../kernel/i18n/index.js';
import { CodeWords, openSheet } from '../../../kernel/sheets/index.js';
import { ACTION_KINDS, type ActionContent, CONSENT_KINDS, EXTENTS, isConsent, TARGET_KINDS } from '../action.js';
import { Refusal } from '../refusal.js';
import { extentWord, kindWord } from '../words.js';
import { type ColumnCode, readColumns, type TableColumns } from './columns.js';
import { readDate } from './read-date.js';
import { readTables } from './read-html.js';

/** What a row says of an action; what it does not say is left to what is known. Whose act is objected to stands as the file names it. */
export type GivenAction = Pick<ActionContent, 'kind' | 'date'> &
  Partial<Omit<ActionContent, 'targetParty'>> & { target?: string; key?: string };

/** A row of a table: whose actions, about what. */
export interface TableRow {
  line: number;
  /** By code, number or name; empty where the table does not say. */
  instrument: string;
  participant: string;
  code: string;
  /** @throws Refusal whose field is the column at fault */
  actions: () => GivenAction[];
  /** Where a column stands in this row: "D7". */
  placeOf: (column: string) => string;
}

export interface ReadTable {
  rows: TableRow[];
  /** A row a participant, as depositaries publish: whoever is not in it did nothing. */
  whole: boolean;
}

/** Name and version of the JSON of the status of treaties. */
export const SCHEMA = 'concordance.treaties/1';
export const MOST_ROWS = 20_000;

/**
 * Reads what a depositary publishes, or what we wrote: xlsx, csv, JSON, a page, or text copied from one; by its content.
 *
 * @throws SheetRefusal; Refusal `not-our-table`, `too-many-rows`.
 */
export async function readTable(bytes: Uint8Array): Promise<ReadTable> {
  const start = new TextDecoder().decode(bytes.subarray(0, 4096)).replace(/^\ufeff?\s*/u, '');
  if (start.startsWith('{')) return readJson(new TextDecoder().decode(bytes));
  if (start.startsWith('<')) return readPage(new TextDecoder().decode(bytes));
  return readSheet(bytes);
}

const notOurs = () => new Refusal('not-our-table', { field: 'file' });

interface Cells {
  line: number;
  cells: readonly { column: number; text: string; ref: string }[];
}

async function readSheet(bytes: Uint8Array): Promise<ReadTable> {
  const sheet = await openSheet(bytes);
  const rows: Cells[] = [];
  for await (const row of sheet.rows()) {
    rows.push({ line: row.line, cells: row.cells.map(({ column, value, ref }) => ({ column, text: value, ref })) });
    if (rows.length > MOST_ROWS) throw new Refusal('too-many-rows', { field: 'file', values: { most: MOST_ROWS } });
  }
  return fromCells(rows) ?? refuse();
}

function readPage(html: string): ReadTable {
  const tables = readTables(html).map((rows) => fromCells(rows.map(({ number, cells }) => ({ line: number, cells }))));
  const found = tables.filter((table) => table !== null).sort((a, b) => b.rows.length - a.rows.length);
  return found[0] ?? refuse();
}

function refuse(): never {
  throw notOurs();
}

/** Headers may stand below a title; what stands above them is no row. */
const MOST_ABOVE = 30;

function fromCells(rows: readonly Cells[]): ReadTable | null {
  for (const [at, { cells }] of rows.slice(0, MOST_ABOVE).entries()) {
    const head = readColumns(cells);
    if (head === null) continue;
    const has = new Set(head.columns.values());
    const read = rows.slice(at + 1).map((row) => rowOf(row, head));
    return { rows: read.filter((row) => row !== null), whole: !has.has('kind') };
  }
  return null;
}

function rowOf({ line, cells }: Cells, { columns, lang }: TableColumns): TableRow | null {
  const given = new Map<ColumnCode, { text: string; ref: string }>();
  for (const { column, text, ref } of cells) {
    const known = columns.get(column);
    if (known !== undefined) given.set(known, { text: text.trim(), ref });
  }
  const has = new Set(columns.values());
  const text = (column: ColumnCode) => given.get(column)?.text ?? '';
  if ([...given.values()].every((cell) => cell.text === '')) return null;
  return {
    line,
    instrument: text('number') === '' ? text('instrument') : text('number'),
    participant: text('participant'),
    code: text('code'),
    actions: () => (has.has('kind') ? [oneAction(has, text, lang)] : depositaryActions(text, lang)),
    placeOf: (column) => given.get(column as ColumnCode)?.ref ?? String(line),
  };
}

const KINDS = new CodeWords(ACTION_KINDS, (t: Translator, code) =>
  kindWord(t, ACTION_KINDS.find((kind) => kind === code) ?? 'signature'),
);
const CONSENTS = new CodeWords(CONSENT_KINDS, (t: Translator, code) =>
  kindWord(t, CONSENT_KINDS.find((kind) => kind === code) ?? 'ratification'),
);

const EXTENT_WORDS = new CodeWords(EXTENTS, (t: Translator, code) =>
  extentWord(t, EXTENTS.find((extent) => extent === code) ?? 'extended'),
);

function dayIn(column: ColumnCode, given: string) {
  const read = readDate(given);
  if (read === null) throw new Refusal('not-a-date', { field: column, values: { given } });
  return read;
}

/** A row of our own table. A column that is there and empty says that there is nothing. */
function oneAction(has: ReadonlySet<ColumnCode>, text: (column: ColumnCode) => string, lang: Lang): GivenAction {
  const kind = ACTION_KINDS.find((one) => one === KINDS.find(text('kind'), lang));
  if (kind === undefined) throw new Refusal('unknown-kind', { field: 'kind', values: { given: text('kind') } });
  const said = text('lang');
  if (said !== '' && !isLang(said)) throw new Refusal('not-in-list', { field: 'lang', values: { given: said } });
  return {
    kind,
    date: dayIn('date', text('date')).day,
    ...(has.has('effective')
      ? { effective: text('effective') === '' ? null : dayIn('effective', text('effective')).day }
      : {}),
    ...(has.has('words') ? { words: text('words') } : {}),
    ...(has.has('lang') ? { lang: isLang(said) ? said : null } : {}),
    ...(has.has('named-as') ? { namedAs: text('named-as') } : {}),
    ...(has.has('source') ? { source: text('source') } : {}),
    ...moreOf(has, text, lang),
    ...(text('key') === '' ? {} : { key: text('key') }),
  };
}

/** To what it objects, and of which territories it speaks. */
function moreOf(has: ReadonlySet<ColumnCode>, text: (column: ColumnCode) => string, lang: Lang): Partial<GivenAction> {
  const one = <C extends string>(column: ColumnCode, known: readonly C[], words: CodeWords): C | null => {
    const given = text(column);
    const found = known.find((code) => code === words.find(given, lang)) ?? null;
    if (found === null && given !== '') throw new Refusal('not-in-list', { field: column, values: { given } });
    return found;
  };
  return {
    ...(has.has('target-party') ? { target: text('target-party') } : {}),
    ...(has.has('target-kind') ? { targetKind: one('target-kind', TARGET_KINDS, KINDS) } : {}),
    ...(has.has('target-date')
      ? { targetDate: text('target-date') === '' ? null : dayIn('target-date', text('target-date')).day }
      : {}),
    ...(has.has('territory') ? { territory: text('territory') } : {}),
    ...(has.has('extent') ? { extent: one('extent', EXTENTS, EXTENT_WORDS) } : {}),
  };
}

/** A row of a depositary: signature and consent beside one another, the kind of consent in letters or in a column of its own. */
function depositaryActions(text: (column: ColumnCode) => string, lang: Lang): GivenAction[] {
  const actions: GivenAction[] = [];
  const blank = (given: string) => given === '' || /^[-–—.]+$/u.test(given);
  if (!blank(text('signature'))) actions.push({ kind: 'signature', date: dayIn('signature', text('signature')).day });
  const consent = text('consent');
  if (!blank(consent)) {
    const { day, kind } = dayIn('consent', consent);
    const named = text('consent-kind');
    const found = CONSENTS.find(named, lang);
    if (named !== '' && found === null)
      throw new Refusal('unknown-kind', { field: 'consent-kind', values: { given: named } });
    const meant = CONSENT_KINDS.find((one) => one === found) ?? kind ?? 'ratification';
    actions.push({ kind: meant, date: day });
  }
  const denounced = /denounced on\s+(\d{1,2}\s+\p{L}+\.?\s+\d{4})/iu.exec(text('note'))?.[1];
  if (denounced !== undefined && actions.some(({ kind }) => isConsent(kind)))
    actions.push({ kind: 'withdrawal', date: dayIn('note', denounced).day });
  return actions;
}

const day = z.string().refine((text) => readDate(text)?.day === text);
const Entry = z.object({
  instrument: z.string(),
  participant: z.string(),
  kind: z.enum(ACTION_KINDS),
  date: day,
  effective: day.nullable().optional(),
  words: z.string().optional(),
  lang: z.enum(LANGS).nullable().optional(),
  namedAs: z.string().optional(),
  source: z.string().optional(),
  target: z.string().optional(),
  targetKind: z.enum(TARGET_KINDS).nullable().optional(),
  targetDate: day.nullable().optional(),
  territory: z.string().optional(),
  extent: z.enum(EXTENTS).nullable().optional(),
  key: z.string().optional(),
});

function readJson(content: string): ReadTable {
  const whole = z.object({ schema: z.literal(SCHEMA), actions: z.array(z.unknown()) }).safeParse(parsed(content));
  if (!whole.success) throw notOurs();
  const { actions } = whole.data;
  if (actions.length > MOST_ROWS) throw new Refusal('too-many-rows', { field: 'file', values: { most: MOST_ROWS } });
  const rows = actions.map((one, at): TableRow => {
    const placeOf = (name: string) => `actions[${at}].${name}`;
    const read = Entry.safeParse(one);
    if (!read.success) {
      const field = String(read.error.issues[0]?.path[0] ?? 'kind');
      const why = () => {
        throw new Refusal('not-in-list', { field, values: { given: field } });
      };
      return { line: at + 1, instrument: '', participant: '', code: '', actions: why, placeOf };
    }
    const { instrument, participant, key, ...given } = read.data;
    const action = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
    const said = { ...action, ...(key === undefined ? {} : { key }) } as GivenAction;
    return { line: at + 1, instrument, participant: '', code: participant, actions: () => [said], placeOf };
  });
  return { rows, whole: false };
}

function parsed(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return null;
  }
}
