import type { CommitmentState } from '../commitment.js';
import { Bits } from './bits.js';
import type { IndexedCommitment } from './indexed-commitment.js';

export const SORTS = ['due', 'document', 'changed', 'state'] as const;
export type Sort = (typeof SORTS)[number];

export interface Order {
  sort: Sort;
  descending: boolean;
}

/** All slots in one order, and the place that each slot has in it. */
interface Ordered {
  slots: Uint32Array;
  places: Uint32Array;
}

interface Known {
  ordered: Ordered;
  /** What is new or another one since it was put in order. */
  changed: Set<number>;
}

/**
 * The orders that were asked for, kept until commitments change, and mended when asked for again: what changed is taken out, sorted by
 * itself and merged, so that one change does not sort a hundred thousand.
 */
export class Orders {
  readonly #rows: readonly IndexedCommitment[];
  readonly #known = new Map<string, Known>();
  /** Place of each commitment in its document. */
  readonly #seats: number[] = [];

  constructor(rows: readonly IndexedCommitment[]) {
    this.#rows = rows;
  }

  /** The commitment in this slot is new or another one. */
  touch(slot: number): void {
    const row = this.#rows[slot];
    if (row !== undefined) this.#seats[slot] = seatOf(row);
    for (const known of this.#known.values()) known.changed.add(slot);
  }

  /** Up to `limit` slots of a set in order, `offset` left out. `count`: how many the set has. */
  page(set: Bits, count: number, order: Order, offset: number, limit: number): number[] {
    const { slots, places } = this.#ordered(order);
    const end = Math.min(count, offset + limit);
    if (offset >= end) return [];
    // Few in many are found by themselves, many by walking the order until there are enough.
    if (count * count < slots.length * end) {
      const found: number[] = [];
      set.each((slot) => found.push(slot));
      return found.sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0)).slice(offset, end);
    }
    const page: number[] = [];
    let seen = 0;
    for (let at = 0; at < slots.length && seen < end; at++) {
      const slot = slots[at] ?? 0;
      if (set.has(slot) && seen++ >= offset) page.push(slot);
    }
    return page;
  }

  /** Within one document the paragraphs keep their order in both directions. */
  #ordered(order: Order): Ordered {
    const key = `${order.descending ? '-' : ''}${order.sort}`;
    const compare = this.#comparing(order);
    let known = this.#known.get(key);
    if (known === undefined) {
      known = { ordered: withPlaces(Uint32Array.from(this.#rows.keys()).sort(compare)), changed: new Set() };
      this.#known.set(key, known);
    } else if (known.changed.size > 0) {
      const changed = Bits.of(known.changed, this.#rows.length);
      const stayed = known.ordered.slots.filter((slot) => !changed.has(slot));
      known.ordered = withPlaces(merge(stayed, Uint32Array.from(known.changed).sort(compare), compare));
      known.changed.clear();
    }
    return known.ordered;
  }

  #comparing({ sort, descending }: Order): (a: number, b: number) => number {
    const [rows, seats] = [this.#rows, this.#seats];
    const compare = COMPARE[sort];
    const direction = descending ? -1 : 1;
    return (a, b) => {
      const [x, y] = [rows[a], rows[b]];
      if (x === undefined || y === undefined) return 0;
      return (
        direction * compare(x, y) || x.document.order - y.document.order || (seats[a] ?? 0) - (seats[b] ?? 0) || a - b
      );
    };
  }
}

function withPlaces(slots: Uint32Array): Ordered {
  const places = new Uint32Array(slots.length);
  for (let at = 0; at < slots.length; at++) places[slots[at] ?? 0] = at;
  return { slots, places };
}

/** Puts the few of `b` into their places among the many of `a`; both are in order. */
function merge(a: Uint32Array, b: Uint32Array, compare: (a: number, b: number) => number): Uint32Array {
  const merged = new Uint32Array(a.length + b.length);
  let from = 0;
  for (const [before, slot] of b.entries()) {
    let [low, high] = [from, a.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compare(a[middle] ?? 0, slot) <= 0) low = middle + 1;
      else high = middle;
    }
    merged.set(a.subarray(from, low), from + before);
    merged[low + before] = slot;
    from = low;
  }
  merged.set(a.subarray(from), from + b.length);
  return merged;
}

type Compare = (a: IndexedCommitment, b: IndexedCommitment) => number;

const NO_DAY = 1e8;
const OVER = 2e8;

/** What has no day comes after what has one, and what is over at the very end. */
function dueRank({ dueNumber, urgency }: IndexedCommitment): number {
  if (urgency === 'past') return OVER;
  return dueNumber === 0 ? NO_DAY : dueNumber;
}

const STATE_ORDER: Readonly<Record<CommitmentState, number>> = {
  open: 0,
  'under-way': 1,
  lapsed: 2,
  done: 3,
  superseded: 4,
  'no-action': 5,
};

const COMPARE: Readonly<Record<Sort, Compare>> = {
  due: (a, b) => dueRank(a) - dueRank(b) || b.document.order - a.document.order,
  document: (a, b) => a.document.order - b.document.order,
  changed: (a, b) => a.revision - b.revision,
  state: (a, b) => STATE_ORDER[a.state] - STATE_ORDER[b.state] || b.document.order - a.document.order,
};

/** Where in its document, as one number: the operative part before the annex, then by part, paragraph and act. */
function seatOf({ section, part, n, ordinal }: IndexedCommitment): number {
  let seat = section === 'annex' ? 1 : 0;
  // Parts are Roman numbers or letters: three letters tell them apart.
  for (let at = 0; at < 3; at++) seat = seat * 128 + (((part ?? '').charCodeAt(at) || 0) % 128);
  return (seat * 65536 + Math.min(n, 65535)) * 256 + Math.min(ordinal, 255);
}
