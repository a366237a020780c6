import { type CaseColumn, narrow } from './case-table.js';

/** Different values that a category may have. Country lists have 250, occupations (ISCO-08) 436. */
export const MOST_VALUES = 5000;

/** A value of a column as it was met: how often, and where first. */
export interface MetValue {
  value: string;
  count: number;
  /** Row of the sheet, from 1. */
  row: number;
}

/** Gathers the cells of one column, row by row. */
export class ColumnBuilder {
  readonly #codes = new Map<string, number>();
  readonly met: MetValue[] = [];
  #column = new Uint16Array(4096);
  #length = 0;
  /** The row on which the column had more values than a category has. */
  tooManyAt: number | null = null;

  constructor(
    readonly name: string,
    /** Place in the sheet, from 0. */
    readonly place: number,
  ) {}

  /** Adds a cell of the row `at` (from 0); rows between are missing. A new value is returned, to be looked at once. */
  add(at: number, value: string, row: number): MetValue | null {
    let code = this.#codes.get(value);
    let fresh: MetValue | null = null;
    if (code === undefined) {
      if (this.met.length >= MOST_VALUES) {
        this.tooManyAt ??= row;
        return null;
      }
      fresh = { value, count: 0, row };
      this.met.push(fresh);
      code = this.met.length;
      this.#codes.set(value, code);
    }
    const met = this.met[code - 1];
    if (met) met.count += 1;
    this.#grow(at + 1);
    this.#column[at] = code;
    return fresh;
  }

  finish(rows: number): CaseColumn {
    this.#grow(rows);
    const codes = narrow(this.#column.subarray(0, rows), this.met.length + 1);
    return { name: this.name, values: this.met.map(({ value }) => value), codes };
  }

  #grow(length: number): void {
    this.#length = Math.max(this.#length, length);
    if (this.#length <= this.#column.length) return;
    const larger = new Uint16Array(Math.max(this.#length, this.#column.length * 2));
    larger.set(this.#column);
    this.#column = larger;
  }
}
