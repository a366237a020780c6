import { TOTAL } from '../concepts/concept.js';

/** A released table or released records, in columns of codes. What pictures, pages and API count in; never raw rows. Pure. */

/** A figure as it was released. */
export type Shown = { kind: 'number'; value: number } | { kind: 'below'; limit: number } | { kind: 'withheld' };

export interface PublishedColumn {
  /** Code of the concept; of a column that none is known for, "col:" and its name. */
  concept: string;
  /** As it is called in the file. */
  name: string;
  /** Codes by place; several that hold for one person stand joined by ";". */
  values: readonly string[];
  /** Place in `values`, a row each. */
  places: Uint32Array;
  /** Whether a row of it can stand for all. */
  hasTotal: boolean;
  /** Whether several of its codes can hold for one person. */
  several: boolean;
}

export interface PublishedTable {
  /** A table of counts, or records that each stand for one person. */
  kind: 'table' | 'records';
  columns: readonly PublishedColumn[];
  /** A row each. */
  figures: readonly Shown[];
  /** Rows that could not be read, so that nothing stands on them. */
  unread: number;
}

/** Which codes of which concepts count; what is not named is not narrowed. */
export type Where = Readonly<Record<string, readonly string[]>>;

export interface Counted {
  /** Codes in the order that was asked for. */
  codes: readonly string[];
  /** Sum of what is shown; null where nothing is. */
  value: number | null;
  /** Figures of it that are not shown. */
  hidden: number;
  /** Figures that it is the sum of. */
  cells: number;
  /** Draws behind the shown ones, where each cell that is no total has its own and totals are sums of them. */
  drawn: number;
  /** What a single figure said that is not a number. */
  said: Shown | null;
}

export const columnFor = (table: PublishedTable, concept: string): PublishedColumn | null =>
  table.columns.find((column) => column.concept === concept) ?? null;

/** Codes of a concept that occur, the total left out; empty where the table does not speak of it. */
export function codesIn(table: PublishedTable, concept: string): string[] {
  const column = columnFor(table, concept);
  if (column === null) return [];
  const codes = column.several ? column.values.flatMap((value) => value.split(';')) : column.values;
  return [...new Set(codes)].filter((code) => code !== TOTAL);
}

/**
 * Adds up what was released, and nothing else: so no question gets at more than the release itself says. What a figure withholds stays withheld
 * in every sum that it belongs to. Of a column that is not asked for the total counts where it has one, and all of its parts where not.
 *
 * @param by concepts of the table; those that it has not make the answer empty
 */
export function count(table: PublishedTable, by: readonly string[], where: Where = {}): Counted[] {
  const asked = by.map((concept) => columnFor(table, concept));
  const narrowed = Object.entries(where).map(([concept, codes]) => ({ concept, codes }));
  if (asked.includes(null) || narrowed.some(({ concept }) => columnFor(table, concept) === null)) return [];
  const wanted = table.columns.map((column) => wantedIn(column, by, where));
  const columns = asked.filter((column) => column !== null);
  const found = new Map<string, Counted>();
  const totals = table.columns.filter(({ hasTotal }) => hasTotal);
  for (const [row, figure] of table.figures.entries()) {
    if (wanted.some((flags, at) => flags !== null && flags[table.columns[at]?.places[row] ?? 0] !== 1)) continue;
    for (const codes of combinationsAt(columns, where, row)) {
      const key = codes.join('\u0000');
      found.set(key, added(found.get(key), codes, figure, drawsBehind(totals, row)));
    }
  }
  return [...found.values()];
}

/** By place of its values: whether a row with it counts; null where every row does. */
function wantedIn(column: PublishedColumn, by: readonly string[], where: Where): Uint8Array | null {
  const { concept, values, hasTotal, several } = column;
  const codes = where[concept];
  const parts = by.includes(concept);
  if (codes === undefined && !parts && !hasTotal) return null;
  const test = (code: string): boolean =>
    codes === undefined ? (code === TOTAL) === !parts : codes.includes(code) && !(parts && code === TOTAL);
  return Uint8Array.from(values, (value) => Number(several ? value.split(';').some(test) : test(value)));
}

/** One combination, or several where several codes of one concept hold for the person. */
function combinationsAt(columns: readonly PublishedColumn[], where: Where, row: number): string[][] {
  let all: string[][] = [[]];
  for (const { concept, values, places, several } of columns) {
    const value = values[places[row] ?? 0] ?? '';
    const codes = several ? value.split(';').filter((code) => where[concept]?.includes(code) ?? true) : [value];
    all = all.flatMap((before) => codes.map((code) => [...before, code]));
  }
  return all;
}

/** Cells that are no totals and make up the figure of a row. */
function drawsBehind(totals: readonly PublishedColumn[], row: number): number {
  let cells = 1;
  for (const { values, places } of totals) if (values[places[row] ?? 0] === TOTAL) cells *= values.length - 1;
  return cells;
}

function added(before: Counted | undefined, codes: readonly string[], figure: Shown, draws: number): Counted {
  const shown = figure.kind === 'number' ? figure.value : null;
  const [hidden, drawn] = shown === null ? [1, 0] : [0, draws];
  if (before === undefined)
    return { codes, value: shown, hidden, cells: 1, drawn, said: shown === null ? figure : null };
  return {
    codes,
    value: shown === null ? before.value : (before.value ?? 0) + shown,
    ...{ hidden: before.hidden + hidden, cells: before.cells + 1, drawn: before.drawn + drawn },
    said: null,
  };
}

/** Two counts of different persons as one. */
export function together(a: Counted, b: Counted): Counted {
  return {
    codes: a.codes,
    value: a.value === null ? b.value : a.value + (b.value ?? 0),
    ...{ hidden: a.hidden + b.hidden, cells: a.cells + b.cells, drawn: a.drawn + b.drawn },
    said: null,
  };
}

/** All that the table says of the total under a filter. */
export function totalOf(table: PublishedTable, where: Where = {}): Counted | null {
  return count(table, [], where)[0] ?? null;
}
