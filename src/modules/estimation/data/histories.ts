import { EstimationRefusal } from './refusal.js';

/** A set of lists as bits: list k (0-based, in column order) is bit 1 << k. Also a capture history, also a model term. */
export type ListSet = number;

/** Most lists that a file may have; the table of histories doubles with each. */
export const MOST_LISTS = 12;

/** Persons by capture history. */
export interface Histories {
  /** Names of the lists in column order. */
  lists: string[];
  /** Persons with each history, indexed by ListSet, length 2^lists; entry 0 (on no list) is 0. */
  counts: Float64Array;
}

export function observedPersons(counts: Float64Array): number {
  let total = 0;
  for (const count of counts) total += count;
  return total;
}

/** Persons on every list of the set, for each set: sums over the supersets of it. Overwrites and returns `table`. */
export function sumSupersets(table: Float64Array): Float64Array {
  for (let step = 1; step < table.length; step <<= 1) {
    for (let base = 0; base < table.length; base += 2 * step) {
      const end = base + step;
      for (let k = base; k < end; k += 1) table[k] = (table[k] as number) + (table[k + step] as number);
    }
  }
  return table;
}

/** Sums over the subsets of each set: the linear predictor from its parameters. Overwrites and returns `table`. */
export function sumSubsets(table: Float64Array): Float64Array {
  for (let step = 1; step < table.length; step <<= 1) {
    for (let base = 0; base < table.length; base += 2 * step) {
      const end = base + step;
      for (let k = base; k < end; k += 1) table[k + step] = (table[k + step] as number) + (table[k] as number);
    }
  }
  return table;
}

/** All pairs of lists, in column order: 12, 13, ..., 23, ... */
export function pairsOfLists(lists: number): ListSet[] {
  const pairs: ListSet[] = [];
  for (let a = 0; a < lists; a += 1) for (let b = a + 1; b < lists; b += 1) pairs.push((1 << a) | (1 << b));
  return pairs;
}

export function sizeOf(set: ListSet): number {
  let bits = set;
  let size = 0;
  while (bits) {
    bits &= bits - 1;
    size += 1;
  }
  return size;
}

/** The lists of a set, ascending, 0-based. */
export function membersOf(set: ListSet): number[] {
  const members: number[] = [];
  for (let k = 0; set >> k; k += 1) if ((set >> k) & 1) members.push(k);
  return members;
}

/** Names joined by a colon in column order: "LA:NG". */
export function nameOf(set: ListSet, lists: string[]): string {
  return membersOf(set)
    .map((k) => lists[k] ?? String(k + 1))
    .join(':');
}

/** Refuses what no method can use: one list, a list with no one on it, no one at all. */
export function assertEstimable({ lists, counts }: Histories): void {
  if (lists.length < 2) throw new EstimationRefusal('one-list', { lists: lists.length });
  if (lists.length > MOST_LISTS)
    throw new EstimationRefusal('too-many-lists', { lists: lists.length, most: MOST_LISTS });
  const totals = sumSupersets(counts.slice());
  if ((totals[0] as number) <= 0) throw new EstimationRefusal('nobody-observed');
  lists.forEach((name, k) => {
    if ((totals[1 << k] as number) <= 0) throw new EstimationRefusal('empty-list', { list: name });
  });
}
