import type { Codes } from '../cases/case-table.js';
import { type CodedTable, columnAt, type FilledCells, MOST_DENSE } from './marginal.js';

/** Is given each marginal in turn. The arrays are used again for the next one: keep numbers, not arrays. */
export type MarginalVisitor = (columns: readonly number[], cells: FilledCells) => void;

/** Which marginals are counted; all unless told otherwise. */
export interface MarginalChoice {
  /** The first column. */
  first?: number;
  /** Cells that a marginal may have. */
  mostCells?: number;
}

/**
 * Counts all marginals of `order` columns (1 to 4 or more), one after another, and shows each to `visit`.
 *
 * The keys of the first columns are computed once for all marginals that share them, so that a marginal of three columns costs one
 * multiplication, one addition and one increment a row. Memory: four bytes a row for each column but the last, and the cells of one
 * marginal, whatever their number.
 */
export function forEachMarginal(
  table: CodedTable,
  order: number,
  visit: MarginalVisitor,
  { first, mostCells = Number.POSITIVE_INFINITY }: MarginalChoice = {},
): void {
  const counter = new CellCounter(table.rows);
  const prefixes = Array.from({ length: Math.max(0, order - 1) }, () => new Float64Array(0));
  const chosen: number[] = [];
  const descend = (from: number, prefix: ArrayLike<number> | null, cells: number): void => {
    const depth = chosen.length;
    for (let column = from; column < table.columns.length - (order - depth - 1); column += 1) {
      if (depth === 0 && first !== undefined && column !== first) continue;
      const { codes, size } = columnAt(table, column);
      if (cells * size > mostCells) continue;
      chosen.push(column);
      if (depth === order - 1) visit(chosen, counter.count(prefix, codes, size, cells * size));
      else descend(column + 1, extend(prefix, codes, size, cells * size, depth), cells * size);
      chosen.pop();
    }
  };

  /** Keys of the columns chosen so far, in whole numbers of 32 bits while they fit. */
  const narrow = Array.from({ length: Math.max(0, order - 1) }, () => new Int32Array(0));
  function extend(prefix: ArrayLike<number> | null, codes: Codes, size: number, cells: number, depth: number) {
    if (prefix === null) return codes;
    if (cells < 2 ** 31) {
      let keys = narrow[depth];
      if (!keys || keys.length < table.rows) {
        keys = new Int32Array(table.rows);
        narrow[depth] = keys;
      }
      joinNarrow(prefix, codes, size, keys);
      return keys;
    }
    let keys = prefixes[depth];
    if (!keys || keys.length < table.rows) {
      keys = new Float64Array(table.rows);
      prefixes[depth] = keys;
    }
    joinWide(prefix, codes, size, keys);
    return keys;
  }
  descend(0, null, 1);
}

function joinNarrow(prefix: ArrayLike<number>, codes: Codes, size: number, keys: Int32Array): void {
  for (let row = 0; row < codes.length; row += 1)
    keys[row] = Math.imul(prefix[row] as number, size) + (codes[row] as number);
}

function joinWide(prefix: ArrayLike<number>, codes: Codes, size: number, keys: Float64Array): void {
  for (let row = 0; row < codes.length; row += 1) keys[row] = (prefix[row] as number) * size + (codes[row] as number);
}

/** Counts keys into cells, with arrays that are kept from one marginal to the next. */
class CellCounter {
  #dense = new Int32Array(0);
  #wide: Float64Array | null = null;
  readonly #filled: FilledCells;

  constructor(readonly rows: number) {
    this.#filled = { keys: new Float64Array(1024), counts: new Int32Array(1024), length: 0 };
  }

  count(prefix: ArrayLike<number> | null, codes: Codes, size: number, cells: number): FilledCells {
    if (cells > MOST_DENSE) return this.#sorted(prefix, codes, size);
    if (this.#dense.length < cells) this.#dense = new Int32Array(Math.min(MOST_DENSE, Math.max(cells, 2 ** 16)));
    if (cells <= 2 * this.rows + 4096) {
      increment(prefix, codes, size, this.#dense);
      return this.#scanned(cells);
    }
    return this.#touched(prefix, codes, size);
  }

  /** All cells are looked at, and emptied for the next marginal. */
  #scanned(cells: number): FilledCells {
    const dense = this.#dense;
    this.#room(cells);
    const { keys, counts } = this.#filled;
    let length = 0;
    for (let key = 0; key < cells; key += 1) {
      const count = dense[key] as number;
      if (count === 0) continue;
      keys[length] = key;
      counts[length] = count;
      length += 1;
      dense[key] = 0;
    }
    this.#filled.length = length;
    return this.#filled;
  }

  /** Many more cells than rows: only those that somebody stands in. */
  #touched(prefix: ArrayLike<number> | null, codes: Codes, size: number): FilledCells {
    const dense = this.#dense;
    this.#room(this.rows);
    const { keys, counts } = this.#filled;
    let length = 0;
    for (let row = 0; row < this.rows; row += 1) {
      const key = ((prefix?.[row] as number) ?? 0) * size + (codes[row] as number);
      const count = dense[key] as number;
      dense[key] = count + 1;
      if (count === 0) {
        keys[length] = key;
        length += 1;
      }
    }
    keys.subarray(0, length).sort();
    for (let at = 0; at < length; at += 1) {
      const key = keys[at] as number;
      counts[at] = dense[key] as number;
      dense[key] = 0;
    }
    this.#filled.length = length;
    return this.#filled;
  }

  /** Too many cells for any array: the keys of all rows, sorted, and their runs. */
  #sorted(prefix: ArrayLike<number> | null, codes: Codes, size: number): FilledCells {
    this.#wide ??= new Float64Array(this.rows);
    const all = this.#wide;
    for (let row = 0; row < this.rows; row += 1)
      all[row] = ((prefix?.[row] as number) ?? 0) * size + (codes[row] as number);
    all.sort();
    this.#room(this.rows);
    const { keys, counts } = this.#filled;
    let length = 0;
    for (let row = 0; row < this.rows; row += 1) {
      const key = all[row] as number;
      if (length > 0 && keys[length - 1] === key) counts[length - 1] = (counts[length - 1] as number) + 1;
      else {
        keys[length] = key;
        counts[length] = 1;
        length += 1;
      }
    }
    this.#filled.length = length;
    return this.#filled;
  }

  #room(cells: number): void {
    if (this.#filled.keys.length >= cells) return;
    this.#filled.keys = new Float64Array(cells);
    this.#filled.counts = new Int32Array(cells);
  }
}

/** The inner loop: separate for each kind of prefix, so that each stays one machine loop. */
function increment(prefix: ArrayLike<number> | null, codes: Codes, size: number, dense: Int32Array): void {
  if (prefix === null) for (let row = 0; row < codes.length; row += 1) plusOne(dense, codes[row] as number);
  else if (prefix instanceof Int32Array) incrementJoined(prefix, codes, size, dense);
  else if (prefix instanceof Uint8Array) incrementShort(prefix, codes, size, dense);
  else
    for (let row = 0; row < codes.length; row += 1)
      plusOne(dense, (prefix[row] as number) * size + (codes[row] as number));
}

function incrementJoined(prefix: Int32Array, codes: Codes, size: number, dense: Int32Array): void {
  for (let row = 0; row < codes.length; row += 1) {
    const key = Math.imul(prefix[row] as number, size) + (codes[row] as number);
    dense[key] = (dense[key] as number) + 1;
  }
}

function incrementShort(prefix: Uint8Array, codes: Codes, size: number, dense: Int32Array): void {
  for (let row = 0; row < codes.length; row += 1) {
    const key = Math.imul(prefix[row] as number, size) + (codes[row] as number);
    dense[key] = (dense[key] as number) + 1;
  }
}

function plusOne(dense: Int32Array, key: number): void {
  dense[key] = (dense[key] as number) + 1;
}
