import { EvidenceRefusal } from '../refusal.js';
import { CellKeys } from './cell-keys.js';
import { type Figure, isSuppressed, readFigure } from './figure.js';

/** A published table as an auditor sees it: cells, and which of them add up to which. Pure. */

export interface TableCell {
  /** Where it stands, the last of its rows: as a spreadsheet or an editor numbers them, from 1. */
  row: number;
  /** All rows that claim this cell. */
  rows: readonly number[];
  figure: Figure;
}

/** A total and all its parts: everything else is the same but one dimension. */
export interface Relation {
  /** Name of the dimension: "sex". */
  name: string;
  /** Index of the cell of the total. */
  total: number;
  /** Indices of the cells of its parts. */
  parts: readonly number[];
}

export interface LinkedTable {
  cells: readonly TableCell[];
  relations: readonly Relation[];
  /** How many rows hold a figure that is not shown. */
  suppressedRows: number;
  /** Column of the figures, from 0. */
  valueColumn: number;
  /** Rows that claim the same cell, and whether they say different things; the last one stands. */
  clashes: readonly Clash[];
  /** Rows whose figure cannot be read. */
  unread: readonly number[];
}

/** Rows that claim one cell. */
export interface Clash {
  rows: readonly number[];
  /** Whether they say different things. */
  differ: boolean;
  /** Whether one of them shows what another one does not. */
  shows: boolean;
}

/** A row of texts by column, from 0. */
export interface TableRow {
  number: number;
  texts: readonly string[];
}

/** A column in which some rows stand for all. */
interface Dimension {
  name: string;
  column: number;
  /** What must be there before the parts make the total; null: every value that the column has, but those for the rest. */
  required: readonly string[] | null;
}

/** What the audit takes for granted about the columns. */
export interface TableShape {
  valueColumn: number;
  dimensions: readonly Dimension[];
  /** Columns that tell cells apart, the dimensions not among them. */
  keyColumns: readonly number[];
}

const TOTALS = new Set([
  'total',
  '_t',
  'all',
  'both',
  'both sexes',
  'مجموع',
  'الإجمالي',
  'insgesamt',
  'всего',
  '合计',
  '总计',
]);
/** Parts that stand for what is not otherwise told: they count where they are, and nobody misses them. */
const REST = new Set([
  'other',
  'others',
  'unknown',
  'not known',
  'unspecified',
  'not specified',
  '_o',
  '_u',
  '_z',
  '-99',
]);
const VALUES = ['txtvalue', 'obs_value', 'obsvalue', 'value', 'count', 'counts', 'number', 'persons', 'n'];

const plain = (text: string): string => text.trim().toLowerCase();
const isTotal = (text: string): boolean => TOTALS.has(plain(text));

/** UNODC's open table: the key of a cell is this, and Total stands for all in the two dimensions only. */
const GLOTIP = {
  key: ['iso3_code', 'indicator', 'dimension', 'category', 'year', 'unit of measurement'],
  dimensions: ['sex', 'age'],
  value: 'txtvalue',
};

/**
 * Finds the header, the figures and the dimensions.
 *
 * @returns the shape, and the rows after the header.
 * @throws EvidenceRefusal `not-a-table` where no row looks like a header, or no column like figures.
 */
export function readShape(rows: readonly TableRow[]): { shape: TableShape; body: readonly TableRow[] } {
  const at = rows.findIndex((row, k) => {
    const named = row.texts.filter((text) => text.trim() !== '').length;
    return named >= 2 && (rows[k + 1]?.texts.filter((text) => text.trim() !== '').length ?? 0) >= named - 1;
  });
  const header = rows[at]?.texts.map(plain);
  if (header === undefined) throw new EvidenceRefusal('not-a-table');
  const body = rows.slice(at + 1);
  const known = [...GLOTIP.key, ...GLOTIP.dimensions, GLOTIP.value];
  const column = (name: string): number => header.indexOf(name);
  if (known.every((name) => header.includes(name)))
    return {
      shape: {
        valueColumn: column(GLOTIP.value),
        dimensions: GLOTIP.dimensions.map((name) => ({ name, column: column(name), required: null })),
        keyColumns: GLOTIP.key.map(column),
      },
      body,
    };
  const valueColumn = VALUES.map(column).find((one) => one >= 0) ?? guessValues(header, body);
  const dimensions = header.flatMap((name, k) =>
    k !== valueColumn && name !== '' && body.some(({ texts }) => isTotal(texts[k] ?? ''))
      ? [{ name, column: k, required: null }]
      : [],
  );
  const keyColumns = [...header.keys()].filter(
    (k) => k !== valueColumn && header[k] !== '' && !dimensions.some((one) => one.column === k),
  );
  return { shape: { valueColumn, dimensions, keyColumns }, body };
}

/** The one column that holds counts; years are none. */
function guessValues(header: readonly string[], body: readonly TableRow[]): number {
  const shares = header.map((name, k) => {
    if (/year|année|año|год|سنة|年/u.test(name)) return 0;
    const figures = body.map(({ texts }) => readFigure(texts[k] ?? '').kind);
    return figures.filter((kind) => kind !== 'none').length / Math.max(1, figures.length);
  });
  const best = Math.max(...shares);
  if (best < 0.5) throw new EvidenceRefusal('not-a-table');
  return shares.lastIndexOf(best);
}

/** Joins rows to cells, and cells to totals with their parts. */
export function linkTable(body: readonly TableRow[], shape: TableShape): LinkedTable {
  const { valueColumn, dimensions, keyColumns } = shape;
  const keys = new CellKeys([...keyColumns, ...dimensions.map(({ column }) => column)]);
  const cells = new Map<string, KeyedCell>();
  const figures = new Map<string, Figure>();
  const unread: number[] = [];
  let suppressedRows = 0;
  const values = dimensions.map(() => new Set<string>());
  for (const { number, texts } of body) {
    const text = texts[valueColumn] ?? '';
    const figure = figures.get(text) ?? readFigure(text);
    figures.set(text, figure);
    if (isSuppressed(figure)) suppressedRows += 1;
    if (figure.kind === 'none') {
      if (text.trim() !== '') unread.push(number);
    } else for (const [k, { column }] of dimensions.entries()) values[k]?.add((texts[column] ?? '').trim());
    const key = keys.of(texts);
    const before = cells.get(key);
    if (before === undefined) cells.set(key, { key, texts, rows: [number], figure, differ: false, shows: false });
    else {
      before.differ ||= JSON.stringify(before.figure) !== JSON.stringify(figure);
      before.shows ||= oneShown(before.figure, figure);
      before.rows.push(number);
      before.figure = figure;
    }
  }
  const list = [...cells.values()];
  const required = dimensions.map(
    (one, k) =>
      one.required ??
      [...(values[k] ?? [])].filter((value) => value !== '' && !isTotal(value) && !REST.has(plain(value))),
  );
  return {
    valueColumn,
    suppressedRows,
    cells: list.map(({ rows, figure }) => ({ row: rows.at(-1) ?? 0, rows, figure })),
    relations: dimensions.flatMap(({ name, column }, k) =>
      relationsOf(list, { name, column, place: keyColumns.length + k, required: required[k] ?? [] }),
    ),
    clashes: list.flatMap(({ rows, differ, shows }) => (rows.length > 1 ? [{ rows, differ, shows }] : [])),
    unread,
  };
}

/** A cell while rows are joined to it. `texts` are those of its first row: all its rows have the same in the columns of the key. */
interface KeyedCell {
  key: string;
  texts: readonly string[];
  rows: number[];
  figure: Figure;
  differ: boolean;
  shows: boolean;
}

/** Whether of two figures for one cell one is a number and the other is not shown. */
const oneShown = (a: Figure, b: Figure): boolean =>
  (a.kind === 'number' && isSuppressed(b)) || (b.kind === 'number' && isSuppressed(a));

function relationsOf(
  cells: readonly KeyedCell[],
  { name, column, place, required }: { name: string; column: number; place: number; required: readonly string[] },
): Relation[] {
  const groups = new Map<string, { total: number | null; parts: number[]; values: Set<string> }>();
  // Few texts stand in the column: each is looked at once.
  const read = new Map<string, { value: string; all: boolean }>();
  cells.forEach(({ key, texts, figure }, index) => {
    const others = CellKeys.without(key, place);
    let group = groups.get(others);
    if (group === undefined) {
      group = { total: null, parts: [], values: new Set() };
      groups.set(others, group);
    }
    const text = texts[column] ?? '';
    let said = read.get(text);
    if (said === undefined) {
      said = { value: text.trim(), all: isTotal(text) };
      read.set(text, said);
    }
    if (said.all) group.total = index;
    else {
      group.parts.push(index);
      if (figure.kind !== 'none') group.values.add(said.value);
    }
  });
  return [...groups.values()].flatMap(({ total, parts, values }) => {
    const whole = total !== null && required.length > 1 && required.every((value) => values.has(value));
    const said = total !== null && [total, ...parts].every((index) => cells[index]?.figure.kind !== 'none');
    return whole && said ? [{ name, total, parts }] : [];
  });
}

export const suppressedCells = ({ cells }: LinkedTable): number[] =>
  cells.flatMap(({ figure }, index) => (isSuppressed(figure) ? [index] : []));
