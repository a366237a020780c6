import type { CaseColumn, CaseTable } from '../cases/case-table.js';
import type { Figure } from '../disclosure/figure.js';
import type { LinkedTable, Relation } from '../disclosure/linked-table.js';

/** Persons counted by some columns at once, with all totals. Pure. */

/** What stands in a table for all, and for those of whom nothing is known. */
export const TOTAL = 'Total';
export const UNKNOWN = 'Unknown';

export interface CubeDimension {
  name: string;
  /** The first is TOTAL; UNKNOWN is the last where a person lacks a value. */
  values: readonly string[];
}

export interface Cube {
  dimensions: readonly CubeDimension[];
  /** Persons by cell; the last dimension turns fastest. */
  counts: Float64Array;
  /** Sums of the keys of the persons in each cell, modulo 2^32; where keys were given. */
  keys: Uint32Array | null;
}

/** So many cells can be made; more would not be read by anybody. */
export const MOST_CELLS = 200_000;

export class TooManyCells extends Error {
  constructor(readonly cells: number) {
    super(`${cells} cells`);
  }
}

export interface CubeOptions {
  /** One a person, for cells that are perturbed by their key. */
  keys?: Uint32Array;
  /** Whether those of whom nothing is known have a place even where there are none: that there are some is told by a table whose places follow the data. */
  unknown?: 'where-met' | 'always';
}

/**
 * Counts persons by the columns given. Those of whom a value is missing are counted under UNKNOWN, or with those that the data itself calls so.
 *
 * @throws TooManyCells
 */
export function countCube(
  { rows }: Pick<CaseTable, 'rows'>,
  columns: readonly CaseColumn[],
  { keys, unknown = 'where-met' }: CubeOptions = {},
): Cube {
  const placed = columns.map((column) => placesOf(column, rows, unknown));
  const dimensions = placed.map(({ name, values }) => ({ name, values }));
  const cells = dimensions.reduce((product, { values }) => product * values.length, 1);
  if (cells > MOST_CELLS) throw new TooManyCells(cells);
  const steps = stepsOf(dimensions);
  const counts = new Float64Array(cells);
  const sums = keys === undefined ? null : new Uint32Array(cells);
  for (let row = 0; row < rows; row += 1) {
    let cell = 0;
    placed.forEach(({ place, codes }, k) => {
      cell += (place[codes[row] ?? 0] ?? 0) * (steps[k] ?? 0);
    });
    counts[cell] = (counts[cell] ?? 0) + 1;
    if (sums !== null) sums[cell] = (sums[cell] ?? 0) + (keys?.[row] ?? 0);
  }
  addTotals(dimensions, counts);
  if (sums !== null) addTotals(dimensions, sums);
  return { dimensions, counts, keys: sums };
}

function placesOf({ name, values, codes }: CaseColumn, rows: number, unknown: 'where-met' | 'always') {
  let missing = unknown === 'always';
  for (let row = 0; row < rows && !missing; row += 1) missing = codes[row] === 0;
  const known = values.indexOf(UNKNOWN);
  const own = values.map((_, k) => k + 1);
  return {
    name,
    codes,
    place: [known >= 0 ? known + 1 : values.length + 1, ...own],
    values: [TOTAL, ...values, ...(missing && known < 0 ? [UNKNOWN] : [])],
  };
}

/** How far apart neighbours of a dimension stand. */
function stepsOf(dimensions: readonly CubeDimension[]): number[] {
  return dimensions.map((_, k) => dimensions.slice(k + 1).reduce((product, { values }) => product * values.length, 1));
}

function addTotals(dimensions: readonly CubeDimension[], cells: Float64Array | Uint32Array): void {
  const steps = stepsOf(dimensions);
  dimensions.forEach(({ values }, k) => {
    const step = steps[k] ?? 1;
    for (let cell = 0; cell < cells.length; cell += 1) {
      const place = Math.floor(cell / step) % values.length;
      if (place === 0) continue;
      const total = cell - place * step;
      cells[total] = (cells[total] ?? 0) + (cells[cell] ?? 0);
    }
  });
}

/** The same cube with every cell that is no total changed, and the totals of what came out. */
export function changeParts({ dimensions, counts }: Cube, change: (count: number) => number): Float64Array {
  const steps = stepsOf(dimensions);
  const changed = counts.map((count, cell) =>
    dimensions.some(({ values }, k) => Math.floor(cell / (steps[k] ?? 1)) % values.length === 0) ? 0 : change(count),
  );
  addTotals(dimensions, changed);
  return changed;
}

/** What each cell is counted by, in the order of the dimensions. */
export function valuesOf({ dimensions }: Cube, cell: number): string[] {
  const steps = stepsOf(dimensions);
  return dimensions.map(({ values }, k) => values[Math.floor(cell / (steps[k] ?? 1)) % values.length] ?? '');
}

/** The cube as an auditor sees it when its cells say `figures`. */
export function linkCube({ dimensions }: Cube, figures: readonly Figure[]): LinkedTable {
  const steps = stepsOf(dimensions);
  const relations = dimensions.flatMap(({ name, values }, k): Relation[] => {
    const step = steps[k] ?? 1;
    return figures.flatMap((_, cell) => {
      if (Math.floor(cell / step) % values.length !== 0) return [];
      return [{ name, total: cell, parts: values.slice(1).map((__, n) => cell + (n + 1) * step) }];
    });
  });
  return {
    cells: figures.map((figure, cell) => ({ row: cell + 1, rows: [cell + 1], figure })),
    relations,
    suppressedRows: 0,
    valueColumn: dimensions.length,
    clashes: [],
    unread: [],
  };
}
