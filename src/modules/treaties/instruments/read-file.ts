import { z } from '../../../kernel/http/index.js';
import type { Lang } from '../../../kernel/i18n/index.js';
import { openSheet, readHeaders, type SheetRow } from '../../../kernel/sheets/index.js';
import { NewInstrumentShape } from '../api-shapes.js';
import type { Delay, WithdrawalRule } from '../entry-into-force.js';
import { DEPOSITARIES, type InstrumentContent } from '../instrument.js';
import { Refusal } from '../refusal.js';
import { readDate } from '../sheet/read-date.js';
import {
  DEPOSITARY_WORDS,
  INSTRUMENT_COLUMNS,
  type InstrumentColumn,
  instrumentHeader,
  nameColumn,
  UNIT_WORDS,
} from './columns.js';

/** A row of a brought file: which instrument it speaks of, and what it makes of it. */
export interface InstrumentFileRow {
  line: number;
  code: string;
  /** @throws Refusal whose field is the column at fault */
  applyTo: (held: InstrumentContent) => InstrumentContent;
  /** Where a column stands in this row: "D7". */
  placeOf: (column: string) => string;
}

/** Name and version of the JSON. */
export const INSTRUMENTS_SCHEMA = 'concordance.instruments/1';
const MOST_ROWS = 1000;

/** An instrument of which nothing is known yet. */
export function bareInstrument(code: string): InstrumentContent {
  return {
    ...{ code, number: '', adopted: null, inForce: null, registration: '', volume: '', depositary: 'other', names: {} },
    rule: { instruments: 2, first: { months: 12 }, later: { months: 12 }, after: null, withdrawal: { months: 12 } },
  };
}

/** Reads xlsx, csv or JSON by its content. @throws SheetRefusal; Refusal `not-our-instruments`, `too-many-rows`. */
export async function readInstrumentsFile(bytes: Uint8Array): Promise<InstrumentFileRow[]> {
  const start = new TextDecoder().decode(bytes.subarray(0, 64)).replace(/^\ufeff?\s*/u, '');
  const rows = start.startsWith('{') ? readJson(new TextDecoder().decode(bytes)) : await readSheet(bytes);
  if (rows.length > MOST_ROWS) throw new Refusal('too-many-rows', { field: 'file', values: { most: MOST_ROWS } });
  return rows;
}

const notOurs = () => new Refusal('not-our-instruments', { field: 'file' });
const Whole = z.object({ schema: z.literal(INSTRUMENTS_SCHEMA), instruments: z.array(z.unknown()) });

function readJson(content: string): InstrumentFileRow[] {
  const whole = Whole.safeParse(parsed(content));
  if (!whole.success) throw notOurs();
  return whole.data.instruments.map((one, at) => {
    const read = NewInstrumentShape.safeParse(one);
    const placeOf = (name: string) => `instruments[${at}].${name}`;
    const code = read.success ? read.data.code.trim().toLowerCase() : '';
    const applyTo = () => {
      if (read.success) return { ...read.data, code };
      const field = read.error.issues[0]?.path.join('.') ?? 'code';
      throw new Refusal('not-in-list', { field, values: { given: field } });
    };
    return { line: at + 1, code, applyTo, placeOf };
  });
}

function parsed(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return null;
  }
}

async function readSheet(bytes: Uint8Array): Promise<InstrumentFileRow[]> {
  const sheet = await openSheet(bytes);
  const rows: InstrumentFileRow[] = [];
  let head: ReturnType<typeof readHeaders<InstrumentColumn>> | null = null;
  for await (const row of sheet.rows()) {
    if (head !== null) rows.push(rowOf(row, head));
    else {
      const cells = row.cells.map(({ column, value }) => ({ column, text: value }));
      head = readHeaders(cells, INSTRUMENT_COLUMNS, instrumentHeader);
      if (![...head.columns.values()].includes('code')) throw notOurs();
    }
    if (rows.length > MOST_ROWS) break;
  }
  if (head === null) throw notOurs();
  return rows;
}

function rowOf(row: SheetRow, { columns, lang }: ReturnType<typeof readHeaders<InstrumentColumn>>): InstrumentFileRow {
  const cells = new Map<string, { text: string; ref: string }>();
  for (const { column, value, ref } of row.cells) {
    const known = columns.get(column);
    if (known !== undefined) cells.set(known, { text: value.trim(), ref });
  }
  const has = new Set<string>(columns.values());
  const text = (column: InstrumentColumn) => cells.get(column)?.text ?? '';
  return {
    line: row.line,
    code: text('code').toLowerCase(),
    applyTo: (held) => contentFrom(held, has, text, lang),
    placeOf: (column) => cells.get(column)?.ref ?? String(row.line),
  };
}

/** A column that is there and empty says that there is none; a column that is not there says nothing. */
function contentFrom(
  held: InstrumentContent,
  has: ReadonlySet<string>,
  text: (column: InstrumentColumn) => string,
  lang: Lang,
): InstrumentContent {
  const odd = (field: InstrumentColumn) => new Refusal('not-in-list', { field, values: { given: text(field) } });
  const plain = (column: 'number' | 'registration' | 'volume') => (has.has(column) ? text(column) : held[column]);
  const dayIn = (column: 'adopted' | 'in-force', otherwise: string | null) => {
    if (!has.has(column)) return otherwise;
    if (text(column) === '') return null;
    const day = readDate(text(column))?.day;
    if (day === undefined) throw new Refusal('not-a-date', { field: column, values: { given: text(column) } });
    return day;
  };
  const whole = (column: InstrumentColumn) => {
    if (!/^\d{1,4}$/u.test(text(column))) throw odd(column);
    return Number(text(column));
  };
  const delay = (column: 'first' | 'later' | 'withdrawal'): Delay => {
    const unit = UNIT_WORDS.find(text(`${column}-unit`), lang);
    if (unit === null) throw odd(`${column}-unit`);
    return unit === 'days' ? { days: whole(column) } : { months: whole(column) };
  };
  const withdrawal = (): WithdrawalRule =>
    text('period') === '' ? delay('withdrawal') : { periodYears: whole('period'), noticeMonths: whole('withdrawal') };
  const depositary = DEPOSITARIES.find((one) => one === DEPOSITARY_WORDS.find(text('depositary'), lang));
  if (has.has('depositary') && depositary === undefined) throw odd('depositary');
  return {
    ...{ code: held.code, number: plain('number'), registration: plain('registration'), volume: plain('volume') },
    ...{ adopted: dayIn('adopted', held.adopted), inForce: dayIn('in-force', held.inForce) },
    depositary: depositary ?? held.depositary,
    rule: {
      instruments: has.has('instruments') ? whole('instruments') : held.rule.instruments,
      first: has.has('first') ? delay('first') : held.rule.first,
      later: has.has('later') ? delay('later') : held.rule.later,
      after: has.has('after') ? text('after').toLowerCase() || null : held.rule.after,
      withdrawal: has.has('withdrawal') ? withdrawal() : held.rule.withdrawal,
    },
    names: namesFrom(held, has, text),
  };
}

function namesFrom(
  held: InstrumentContent,
  has: ReadonlySet<string>,
  text: (column: InstrumentColumn) => string,
): InstrumentContent['names'] {
  const names = { ...held.names };
  for (const column of INSTRUMENT_COLUMNS) {
    const of = nameColumn(column);
    if (of === null || !has.has(column)) continue;
    const before = names[of.lang] ?? { name: '', short: '' };
    names[of.lang] = { ...before, [of.part]: text(column) };
  }
  return names;
}
