import { Bits } from './bits.js';
import type { Dimension } from './filter.js';
import { type IndexedCommitment, valuesOf } from './indexed-commitment.js';

/** How many commitments have a value. */
export interface Count {
  value: string;
  count: number;
}

/** Who has which value of one dimension, answered for any set of commitments. */
export interface Values {
  put(slot: number, before: IndexedCommitment | undefined, now: IndexedCommitment): void;
  /** Those that have any of the values. */
  having(values: readonly string[]): Bits;
  /** The values that occur in a set, with how often; in no order that means anything. */
  count(set: Bits): Count[];
  /** For each value its part of the set, for values that were counted. */
  split(set: Bits, values: readonly string[]): Map<string, Bits>;
}

/** A bit set for each value: for dimensions of few values, of which a commitment may have several. */
export class SetValues implements Values {
  readonly #dimension: Dimension;
  readonly #sets = new Map<string, Bits>();

  constructor(dimension: Dimension) {
    this.#dimension = dimension;
  }

  put(slot: number, before: IndexedCommitment | undefined, now: IndexedCommitment): void {
    if (before !== undefined)
      for (const value of valuesOf(before, this.#dimension)) this.#sets.get(value)?.remove(slot);
    for (const value of valuesOf(now, this.#dimension)) {
      let set = this.#sets.get(value);
      if (set === undefined) {
        set = new Bits();
        this.#sets.set(value, set);
      }
      set.add(slot);
    }
  }

  having(values: readonly string[]): Bits {
    return Bits.union(values.flatMap((value) => this.#sets.get(value) ?? []));
  }

  count(set: Bits): Count[] {
    const counts: Count[] = [];
    for (const [value, own] of this.#sets) {
      const count = own.countWith(set);
      if (count > 0) counts.push({ value, count });
    }
    return counts;
  }

  split(set: Bits, values: readonly string[]): Map<string, Bits> {
    return new Map(values.map((value) => [value, (this.#sets.get(value) ?? new Bits()).and(set)]));
  }
}

/** A number for each commitment: for dimensions of many values, of which a commitment has one (documents, years). */
export class ColumnValues implements Values {
  readonly #dimension: Dimension;
  readonly #codes = new Map<string, number>();
  readonly #values: string[] = [];
  #column = new Uint32Array(1024);
  #size = 0;

  constructor(dimension: Dimension) {
    this.#dimension = dimension;
  }

  put(slot: number, _before: IndexedCommitment | undefined, now: IndexedCommitment): void {
    const value = valuesOf(now, this.#dimension)[0] ?? '';
    let code = this.#codes.get(value);
    if (code === undefined) {
      code = this.#values.length;
      this.#codes.set(value, code);
      this.#values.push(value);
    }
    if (slot >= this.#column.length) {
      const grown = new Uint32Array(this.#column.length * 2);
      grown.set(this.#column);
      this.#column = grown;
    }
    this.#column[slot] = code;
    this.#size = Math.max(this.#size, slot + 1);
  }

  having(values: readonly string[]): Bits {
    const wanted = this.#wanted(values);
    const set = new Bits(this.#size);
    for (let slot = 0; slot < this.#size; slot++) if (wanted[this.#column[slot] ?? 0] === 1) set.add(slot);
    return set;
  }

  count(set: Bits): Count[] {
    const column = this.#column;
    const counts = new Uint32Array(this.#values.length);
    set.each((slot) => {
      const code = column[slot] ?? 0;
      counts[code] = (counts[code] ?? 0) + 1;
    });
    return this.#values.flatMap((value, code) => {
      const count = counts[code] ?? 0;
      return count === 0 ? [] : [{ value, count }];
    });
  }

  split(set: Bits, values: readonly string[]): Map<string, Bits> {
    const wanted = this.#wanted(values);
    const slots = new Map<string, number[]>(values.map((value) => [value, []]));
    set.each((slot) => {
      const code = this.#column[slot] ?? 0;
      if (wanted[code] === 1) slots.get(this.#values[code] ?? '')?.push(slot);
    });
    return new Map([...slots].map(([value, list]) => [value, Bits.of(list)]));
  }

  #wanted(values: readonly string[]): Uint8Array {
    const wanted = new Uint8Array(this.#values.length);
    for (const value of values) {
      const code = this.#codes.get(value);
      if (code !== undefined) wanted[code] = 1;
    }
    return wanted;
  }
}
