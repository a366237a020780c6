import type { CommitmentState, Scheme, Section, Standing } from '../commitment.js';
import type { Day } from '../timing/days.js';
import type { Urgency } from '../timing/urgency.js';
import { Bits } from './bits.js';
import { type CommitmentFilter, DIMENSIONS, type Dimension } from './filter.js';

/** One commitment as far as it can be filtered and put in order. */
export interface IndexedCommitment {
  id: string;
  document: IndexedDocument;
  section: Section;
  part: string | null;
  n: number;
  ordinal: number;
  act: string;
  asks: boolean;
  addressees: readonly string[];
  filings: readonly { scheme: Scheme; code: string; standing: Standing }[];
  state: CommitmentState;
  shown: boolean;
  urgency: Urgency;
  /** Last day of what comes next or is overdue; null where there is none. */
  due: Day | null;
  /** Of the register, when it last changed. */
  revision: number;
}

export interface IndexedDocument {
  id: string;
  slug: string;
  year: number | null;
  /** Place among all documents, the oldest first. */
  order: number;
  draft: boolean;
  shown: boolean;
}

export const SORTS = ['due', 'document', 'changed', 'state'] as const;
export type Sort = (typeof SORTS)[number];

/** How many commitments each value of a dimension has, given all other filters; the most frequent first. */
export type Facets = Readonly<Record<Dimension, readonly { value: string; count: number }[]>>;

/** Words that were looked for, and in which commitments they stand. */
export type FoundIds = ReadonlySet<string> | null;

export interface Selection {
  total: number;
  /** In the order asked for. */
  ids: readonly string[];
  facets: Facets;
}

interface Order {
  sort: Sort;
  descending: boolean;
}

/**
 * The register in memory, so that a page of it costs the same at a thousand commitments and at a hundred thousand: a bit for each
 * commitment and value, counted by intersection. It holds no words; rows come from the database (decision 0032). Not pure, but without I/O.
 */
export class RegisterIndex {
  readonly #slots = new Map<string, number>();
  readonly #rows: IndexedCommitment[] = [];
  /** By dimension and value. */
  readonly #sets = new Map<Dimension, Map<string, Bits>>(DIMENSIONS.map((dimension) => [dimension, new Map()]));
  readonly #public = new Bits();
  readonly #everything = new Bits();
  readonly #asking = new Bits();
  readonly #drafts = new Bits();
  readonly #orders = new Map<string, Uint32Array>();

  get size(): number {
    return this.#rows.length;
  }

  /** Adds a commitment, or puts it in the place of what was known of it. */
  put(row: IndexedCommitment): void {
    const slot = this.#slots.get(row.id) ?? this.#rows.length;
    const before = this.#rows[slot];
    if (before !== undefined) this.#mark(slot, before, 'remove');
    this.#slots.set(row.id, slot);
    this.#rows[slot] = row;
    this.#mark(slot, row, 'add');
    this.#orders.clear();
  }

  *rows(): Iterable<IndexedCommitment> {
    yield* this.#rows;
  }

  #mark(slot: number, row: IndexedCommitment, how: 'add' | 'remove'): void {
    for (const dimension of DIMENSIONS) {
      const sets = this.#sets.get(dimension);
      for (const value of valuesOf(row, dimension)) {
        let set = sets?.get(value);
        if (set === undefined) {
          set = new Bits();
          sets?.set(value, set);
        }
        set[how](slot);
      }
    }
    this.#everything[how](slot);
    if (row.shown && row.document.shown) this.#public[how](slot);
    if (row.asks) this.#asking[how](slot);
    if (row.document.draft) this.#drafts[how](slot);
  }

  /**
   * The commitments that pass a filter, a page of them in order, and how many there are of each kind.
   * `hidden`: also those that the public does not see. `counted`: the dimensions whose values are counted; the others stay empty.
   */
  select(
    filter: CommitmentFilter,
    found: FoundIds,
    order: Order & { offset: number; limit: number },
    hidden: boolean,
    counted: readonly Dimension[] = DIMENSIONS,
  ): Selection {
    const base = this.#base(filter, found, hidden);
    const chosen = this.#chosen(filter);
    const all = [...chosen.values()].reduce((left, set) => left.and(set), base);
    return { total: all.count(), ids: this.#page(all, order), facets: this.#facets(base, chosen, all, counted) };
  }

  /** For each value of a dimension the first commitment in order that passes and has it. */
  firstOfEach(
    dimension: Dimension,
    filter: CommitmentFilter,
    order: Order,
    hidden: boolean,
  ): Map<string, IndexedCommitment> {
    const base = this.#base(filter, null, hidden);
    const all = [...this.#chosen(filter).values()].reduce((left, set) => left.and(set), base);
    const first = new Map<string, IndexedCommitment>();
    // Who has none is known before the walk, which then ends with the last of the others.
    const sets = [...(this.#sets.get(dimension)?.values() ?? [])];
    const wanted = sets.filter((set) => set.countWith(all) > 0).length;
    for (const slot of this.#order(order)) {
      if (first.size === wanted) break;
      const row = all.has(slot) ? this.#rows[slot] : undefined;
      if (row === undefined) continue;
      for (const value of valuesOf(row, dimension)) if (!first.has(value)) first.set(value, row);
    }
    return first;
  }

  #chosen(filter: CommitmentFilter): ReadonlyMap<Dimension, Bits> {
    return new Map(
      DIMENSIONS.flatMap((dimension) => {
        const values = filter.values[dimension];
        return values === undefined || values.length === 0
          ? []
          : [[dimension, this.#union(dimension, values)] as const];
      }),
    );
  }

  /** All ids that pass, in order. */
  ids(filter: CommitmentFilter, found: FoundIds, order: Order, hidden: boolean): string[] {
    return [...this.select(filter, found, { ...order, offset: 0, limit: this.#rows.length }, hidden, []).ids];
  }

  #base(filter: CommitmentFilter, found: FoundIds, hidden: boolean): Bits {
    let base = hidden ? this.#everything : this.#public;
    if (!filter.all) base = base.and(this.#asking);
    if (!filter.drafts && (filter.values.document ?? []).length === 0) base = base.without(this.#drafts);
    if (filter.from !== null || filter.to !== null) base = base.and(this.#between(filter.from, filter.to));
    if (found !== null) {
      const set = new Bits(this.#rows.length);
      for (const id of found) {
        const slot = this.#slots.get(id);
        if (slot !== undefined) set.add(slot);
      }
      base = base.and(set);
    }
    return base;
  }

  #between(from: Day | null, to: Day | null): Bits {
    const set = new Bits(this.#rows.length);
    for (let slot = 0; slot < this.#rows.length; slot++) {
      const due = this.#rows[slot]?.due ?? null;
      if (due !== null && (from === null || due >= from) && (to === null || due <= to)) set.add(slot);
    }
    return set;
  }

  #union(dimension: Dimension, values: readonly string[]): Bits {
    return Bits.union(values.flatMap((value) => this.#sets.get(dimension)?.get(value) ?? []));
  }

  #page(all: Bits, { offset, limit, ...wanted }: Order & { offset: number; limit: number }): string[] {
    const ids: string[] = [];
    let skip = offset;
    for (const slot of this.#order(wanted)) {
      if (ids.length >= limit) break;
      if (!all.has(slot)) continue;
      if (skip > 0) skip--;
      else ids.push(this.#rows[slot]?.id ?? '');
    }
    return ids;
  }

  /** Within one document the paragraphs keep their order in both directions. */
  #order({ sort, descending }: Order): Uint32Array {
    const key = `${descending ? '-' : ''}${sort}`;
    const known = this.#orders.get(key);
    if (known !== undefined) return known;
    const order = Uint32Array.from(this.#rows.keys());
    const compare = COMPARE[sort];
    const rows = this.#rows;
    order.sort((a, b) => {
      const [x, y] = [rows[a], rows[b]];
      return x === undefined || y === undefined ? 0 : (descending ? compare(y, x) : compare(x, y)) || byPlace(x, y);
    });
    this.#orders.set(key, order);
    return order;
  }

  #facets(base: Bits, chosen: ReadonlyMap<Dimension, Bits>, all: Bits, counted: readonly Dimension[]): Facets {
    const facets = DIMENSIONS.map((dimension) => {
      if (!counted.includes(dimension)) return [dimension, []] as const;
      // A dimension is counted by all filters but its own: what else one could choose there.
      const others = chosen.has(dimension)
        ? [...chosen].reduce((left, [other, set]) => (other === dimension ? left : left.and(set)), base)
        : all;
      const values = [...(this.#sets.get(dimension) ?? [])]
        .map(([value, set]) => ({ value, count: set.countWith(others) }))
        .filter(({ count }) => count > 0)
        .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
      return [dimension, values] as const;
    });
    return Object.fromEntries(facets) as Record<Dimension, { value: string; count: number }[]>;
  }
}

function valuesOf(row: IndexedCommitment, dimension: Dimension): Iterable<string> {
  switch (dimension) {
    case 'addressee':
      return row.addressees;
    case 'act':
      return [row.act];
    case 'state':
      return [row.state];
    case 'due':
      return [row.urgency];
    case 'document':
      return [row.document.slug];
    case 'year':
      return row.document.year === null ? [] : [String(row.document.year)];
    case 'filing':
      return new Set(row.filings.flatMap(({ standing }) => (standing === 'rejected' ? [] : [standing])));
    default:
      return row.filings.flatMap(({ scheme, code, standing }) =>
        scheme === dimension && standing !== 'rejected' ? [code] : [],
      );
  }
}

type Compare = (a: IndexedCommitment, b: IndexedCommitment) => number;

/** What has no day comes after what has one, and what is over at the very end. */
const dueRank = ({ due, urgency }: IndexedCommitment) => (urgency === 'past' ? '~~' : (due ?? '~'));
const text = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

const STATE_ORDER: Readonly<Record<CommitmentState, number>> = {
  open: 0,
  'under-way': 1,
  lapsed: 2,
  done: 3,
  superseded: 4,
  'no-action': 5,
};

const COMPARE: Readonly<Record<Sort, Compare>> = {
  due: (a, b) => text(dueRank(a), dueRank(b)) || b.document.order - a.document.order,
  document: (a, b) => a.document.order - b.document.order,
  changed: (a, b) => a.revision - b.revision,
  state: (a, b) => STATE_ORDER[a.state] - STATE_ORDER[b.state] || b.document.order - a.document.order,
};

function byPlace(a: IndexedCommitment, b: IndexedCommitment): number {
  return (
    text(a.document.id, b.document.id) ||
    text(a.section === 'annex' ? 'b' : 'a', b.section === 'annex' ? 'b' : 'a') ||
    text(a.part ?? '', b.part ?? '') ||
    a.n - b.n ||
    a.ordinal - b.ordinal
  );
}
