import { combinations } from '../marginals/combinations.js';
import type { BitSource } from '../noise/random-bits.js';
import { below } from '../noise/uniform.js';

export interface Refinement {
  sizes: readonly number[];
  /** Per column and code, whether the value says something: combinations of such values are what is compared. */
  said: readonly Uint8Array[];
  /** Rows drawn from the model, many more than are wanted: a column of codes each. */
  pool: readonly Uint16Array[];
  order: number;
  /** Combinations that the model expects fewer than so many persons in are kept empty. */
  rare: number;
  /** Times that each row is looked at. */
  passes: number;
  bits: BitSource;
}

/**
 * Exchanges rows for others from the pool wherever that brings the counts of all combinations of `order` columns nearer to what the model
 * expects. Drawing rows adds an error of its own, and puts persons into combinations that the model holds for nearly empty; both shrink. It sees
 * the model alone, so that it costs nothing of the budget.
 *
 * @param rows a column of codes each; changed in place
 */
export function refineRows(rows: readonly Uint16Array[], refinement: Refinement): void {
  const { sizes, pool, order, passes, bits } = refinement;
  const sets = combinations(sizes.length, Math.min(order, sizes.length));
  const grid = new Combinations(sizes, sets, refinement.said);
  const count = rows[0]?.length ?? 0;
  const poolRows = pool[0]?.length ?? 0;
  if (count === 0 || poolRows === 0) return;
  const target = grid.countAll(pool, count / poolRows);
  const now = grid.countAll(rows, 1);
  for (let cell = 0; cell < target.length; cell += 1) {
    // Twice the way from an empty cell: one who does not belong there weighs as one who is missed.
    if ((target[cell] as number) < refinement.rare) target[cell] = -refinement.rare;
  }
  const mine = new Int32Array(sets.length);
  const theirs = new Int32Array(sets.length);
  for (let pass = 0; pass < passes; pass += 1)
    for (let row = 0; row < count; row += 1) {
      grid.cells(rows, row, mine);
      const other = below(bits, poolRows);
      grid.cells(pool, other, theirs);
      let gain = 0;
      for (let at = 0; at < mine.length; at += 1) {
        const [from, to] = [mine[at] as number, theirs[at] as number];
        if (from === to) continue;
        if (from >= 0) {
          const off = (now[from] as number) - (target[from] as number);
          gain += off >= 1 ? 1 : off <= 0 ? -1 : 2 * off - 1;
        }
        if (to >= 0) {
          const off = (now[to] as number) - (target[to] as number);
          gain += off <= -1 ? 1 : off >= 0 ? -1 : -2 * off - 1;
        }
      }
      if (gain <= 0) continue;
      for (let at = 0; at < mine.length; at += 1) {
        const [from, to] = [mine[at] as number, theirs[at] as number];
        if (from === to) continue;
        if (from >= 0) now[from] = (now[from] as number) - 1;
        if (to >= 0) now[to] = (now[to] as number) + 1;
      }
      for (const [column, codes] of rows.entries()) codes[row] = pool[column]?.[other] ?? 0;
    }
}

/** Cells of all combinations of columns in one row of numbers. */
class Combinations {
  readonly #starts: number[] = [];
  readonly #length: number;

  constructor(
    readonly sizes: readonly number[],
    readonly sets: readonly (readonly number[])[],
    readonly said: readonly Uint8Array[],
  ) {
    let length = 0;
    for (const set of sets) {
      this.#starts.push(length);
      length += set.reduce((product, column) => product * (sizes[column] ?? 1), 1);
    }
    this.#length = length;
  }

  /** The cell of each combination that a row stands in; -1 where a value says nothing. */
  cells(columns: readonly Uint16Array[], row: number, into: Int32Array): void {
    const { sets, sizes, said } = this;
    for (let at = 0; at < sets.length; at += 1) {
      const set = sets[at] as readonly number[];
      let key = 0;
      let speaks = 1;
      for (let place = 0; place < set.length; place += 1) {
        const column = set[place] as number;
        const code = columns[column]?.[row] as number;
        key = key * (sizes[column] as number) + code;
        speaks &= said[column]?.[code] as number;
      }
      into[at] = speaks ? (this.#starts[at] as number) + key : -1;
    }
  }

  countAll(columns: readonly Uint16Array[], weight: number): Float64Array {
    const counts = new Float64Array(this.#length);
    const cells = new Int32Array(this.sets.length);
    for (let row = 0; row < (columns[0]?.length ?? 0); row += 1) {
      this.cells(columns, row, cells);
      for (const cell of cells) if (cell >= 0) counts[cell] = (counts[cell] as number) + weight;
    }
    return counts;
  }
}
