import { STATES } from '../commitment.js';
import type { Day } from '../timing/days.js';
import { URGENCIES } from '../timing/urgency.js';
import { Bits } from './bits.js';
import {
  type CommitmentFilter,
  DIMENSIONS,
  type Dimension,
  eachDimension,
  type GroupBy,
  NONE,
  writeFilter,
} from './filter.js';
import { type IndexedCommitment, type IndexedDocument, numberOf } from './indexed-commitment.js';
import { type Order, Orders } from './orders.js';
import { ColumnValues, type Count, SetValues, type Values } from './values.js';

/** How many commitments each value of a dimension has, given all other filters. */
export type Facets = Readonly<Record<Dimension, readonly Count[]>>;

/** Commitments in which the words looked for stand; null where none were looked for. */
export type Found = Bits | null;

export interface Selection {
  /** Each counted once, whatever tags it has. */
  total: number;
  /** In the order asked for. */
  ids: readonly string[];
  facets: Facets;
}

export interface Grouped {
  total: number;
  /** How many groups there are in all. */
  of: number;
  groups: { value: string; count: number; ids: readonly string[] }[];
}

interface Part {
  offset: number;
  limit: number;
}

/** What passes one filter; what is counted of it is counted when it is asked for. */
interface Narrowed {
  base: Bits;
  chosen: ReadonlyMap<Dimension, Bits>;
  all: Bits;
  total: number;
  counts: Map<Dimension, readonly Count[]>;
}

const MOST_REMEMBERED = 64;

/**
 * The register in memory, so that a page of it costs the same at a thousand commitments and at a hundred thousand: a bit for each
 * commitment and value, counted by intersection. It holds no words; rows come from the database (decision 0032). Without I/O.
 */
export class RegisterIndex {
  readonly #slots = new Map<string, number>();
  readonly #rows: IndexedCommitment[] = [];
  readonly #values: Readonly<Record<Dimension, Values>> = eachDimension((dimension) =>
    dimension === 'document' || dimension === 'year' ? new ColumnValues(dimension) : new SetValues(dimension),
  );
  readonly #documents = new Map<string, IndexedDocument>();
  readonly #public = new Bits();
  readonly #everything = new Bits();
  readonly #asking = new Bits();
  readonly #drafts = new Bits();
  /** Last day as a number, 20270930; 0 where there is none. */
  readonly #due: number[] = [];
  readonly #orders = new Orders(this.#rows);
  /** By filter, until something changes. */
  readonly #remembered = new Map<string, Narrowed>();

  #oldest = Infinity;
  #newest = 0;

  /** Whether nothing has changed since all of it was read in at once. */
  get allOfOneAge(): boolean {
    return this.#newest <= this.#oldest;
  }

  get size(): number {
    return this.#rows.length;
  }

  /** Adds a commitment, or puts it in the place of what was known of it. */
  put(row: IndexedCommitment): void {
    const slot = this.#slots.get(row.id) ?? this.#rows.length;
    const before = this.#rows[slot];
    this.#slots.set(row.id, slot);
    this.#rows[slot] = row;
    this.#documents.set(row.document.slug, row.document);
    for (const dimension of DIMENSIONS) this.#values[dimension].put(slot, before, row);
    this.#everything.add(slot);
    mark(this.#public, slot, row.shown && row.document.shown);
    mark(this.#asking, slot, row.asks);
    mark(this.#drafts, slot, row.document.status === 'draft');
    this.#due[slot] = row.dueNumber;
    this.#oldest = Math.min(this.#oldest, row.revision);
    this.#newest = Math.max(this.#newest, row.revision);
    this.#orders.touch(slot);
    this.#remembered.clear();
  }

  /** Forgets what was counted: words were written elsewhere than in the index. */
  forget(): void {
    this.#remembered.clear();
  }

  /** Where these commitments stand in the index; ids that it does not know are left out. */
  slotsOf(ids: Iterable<string>): Bits {
    const set = new Bits(this.#rows.length);
    for (const id of ids) {
      const slot = this.#slots.get(id);
      if (slot !== undefined) set.add(slot);
    }
    return set;
  }

  document(slug: string): IndexedDocument | undefined {
    return this.#documents.get(slug);
  }

  /**
   * The commitments that pass a filter, a page of them in order, and how many there are of each kind.
   * `hidden`: also those that the public does not see. `counted`: the dimensions whose values are counted; the others stay empty.
   */
  select(
    filter: CommitmentFilter,
    found: Found,
    order: Order & Part,
    hidden: boolean,
    counted: readonly Dimension[] = DIMENSIONS,
  ): Selection {
    const narrowed = this.#narrow(filter, found, hidden);
    const { all, total } = narrowed;
    return { total, facets: this.#facets(narrowed, counted), ids: this.#page(all, total, order, order) };
  }

  /** Of how many documents they are. */
  documents(filter: CommitmentFilter, found: Found, hidden: boolean): number {
    return this.#values.document.count(this.#narrow(filter, found, hidden).all).length;
  }

  /** All ids that pass, in order. */
  ids(filter: CommitmentFilter, found: Found, order: Order, hidden: boolean): string[] {
    const { all, total } = this.#narrow(filter, found, hidden);
    return this.#page(all, total, order, { offset: 0, limit: total });
  }

  /** How many pass. */
  count(filter: CommitmentFilter, found: Found, hidden: boolean): number {
    return this.#narrow(filter, found, hidden).total;
  }

  /** A page of those that pass and stand in `only`, or do not stand in `but`, and how many they are. */
  among(
    filter: CommitmentFilter,
    which: { only: Bits } | { but: Bits },
    order: Order & Part,
    hidden: boolean,
  ): Pick<Selection, 'total' | 'ids'> {
    const { all } = this.#narrow(filter, null, hidden);
    const left = 'only' in which ? all.and(which.only) : all.without(which.but);
    const total = left.count();
    return { total, ids: order.limit === 0 ? [] : this.#page(left, total, order, order) };
  }

  /**
   * The commitments that pass, by the values of a dimension: a part of the groups, each with its count and its first ids. One that has
   * several values stands in several groups. Where the filter names values of the dimension, only these are groups.
   */
  group(
    filter: CommitmentFilter,
    found: Found,
    { by, most, ...order }: Order & Part & { by: GroupBy; most: number },
    hidden: boolean,
  ): Grouped {
    const { all, total } = this.#narrow(filter, found, hidden);
    const values = this.#values[by];
    const asked = filter.values[by] ?? [];
    const counts = values.count(all).filter(({ value }) => asked.length === 0 || asked.includes(value));
    const some = this.#inOrder(by, counts).slice(order.offset, order.offset + order.limit);
    const parts = values.split(
      all,
      some.map(({ value }) => value),
    );
    return {
      total,
      of: counts.length,
      groups: some.map(({ value, count }) => ({
        value,
        count,
        ids: this.#page(parts.get(value) ?? new Bits(), count, order, { offset: 0, limit: most }),
      })),
    };
  }

  /** For each value of a dimension the first commitment in order that passes and has it; "none" left out. */
  firstOfEach(
    dimension: Dimension,
    filter: CommitmentFilter,
    order: Order,
    hidden: boolean,
  ): Map<string, IndexedCommitment> {
    const { all } = this.#narrow(filter, null, hidden);
    const values = this.#values[dimension];
    const counts = values.count(all).filter(({ value }) => value !== NONE);
    const parts = values.split(
      all,
      counts.map(({ value }) => value),
    );
    return new Map(
      counts.flatMap(({ value, count }) => {
        const [slot] = this.#orders.page(parts.get(value) ?? new Bits(), count, order, 0, 1);
        const row = slot === undefined ? undefined : this.#rows[slot];
        return row === undefined ? [] : [[value, row] as const];
      }),
    );
  }

  #narrow(filter: CommitmentFilter, found: Found, hidden: boolean): Narrowed {
    const key = `${hidden ? 'all' : 'public'} ${writeFilter(filter)}`;
    const known = this.#remembered.get(key);
    if (known !== undefined) return known;
    const base = this.#base(filter, found, hidden);
    const chosen = this.#chosen(filter);
    const all = [...chosen.values()].reduce((left, set) => left.and(set), base);
    const narrowed: Narrowed = { base, chosen, all, total: all.count(), counts: new Map() };
    const oldest = this.#remembered.keys().next();
    if (this.#remembered.size >= MOST_REMEMBERED && !oldest.done) this.#remembered.delete(oldest.value);
    this.#remembered.set(key, narrowed);
    return narrowed;
  }

  #base(filter: CommitmentFilter, found: Found, hidden: boolean): Bits {
    let base = hidden ? this.#everything : this.#public;
    if (!filter.all) base = base.and(this.#asking);
    if (!filter.drafts && (filter.values.document ?? []).length === 0) base = base.without(this.#drafts);
    if (filter.from !== null || filter.to !== null) base = base.and(this.#between(filter.from, filter.to));
    return found === null ? base : base.and(found);
  }

  #chosen(filter: CommitmentFilter): Map<Dimension, Bits> {
    const chosen = new Map<Dimension, Bits>();
    for (const dimension of DIMENSIONS) {
      const values = filter.values[dimension] ?? [];
      if (values.length > 0) chosen.set(dimension, this.#values[dimension].having(values));
    }
    return chosen;
  }

  #between(from: Day | null, to: Day | null): Bits {
    const first = from === null ? 1 : numberOf(from);
    const last = to === null ? Infinity : numberOf(to);
    const set = new Bits(this.#due.length);
    for (let slot = 0; slot < this.#due.length; slot++) {
      const day = this.#due[slot] ?? 0;
      if (day >= first && day <= last && day !== 0) set.add(slot);
    }
    return set;
  }

  #page(set: Bits, count: number, order: Order, { offset, limit }: Part): string[] {
    return this.#orders.page(set, count, order, offset, limit).flatMap((slot) => this.#rows[slot]?.id ?? []);
  }

  #facets({ base, chosen, all, counts }: Narrowed, counted: readonly Dimension[]): Facets {
    return eachDimension((dimension) => {
      if (!counted.includes(dimension)) return [];
      const known = counts.get(dimension);
      if (known !== undefined) return known;
      // A dimension is counted by all filters but its own: what else one could choose there.
      const others = chosen.has(dimension)
        ? [...chosen].reduce((left, [other, set]) => (other === dimension ? left : left.and(set)), base)
        : all;
      const made = this.#inOrder(dimension, this.#values[dimension].count(others));
      counts.set(dimension, made);
      return made;
    });
  }

  /** The newest documents and years first, purposes and states in their own order, all else by how many; "none" at the end. */
  #inOrder(dimension: Dimension, counts: readonly Count[]): Count[] {
    return counts
      .map((count) => ({ count, rank: count.value === NONE ? Infinity : this.#rank(dimension, count) }))
      .sort((a, b) => (a.rank === b.rank ? (a.count.value < b.count.value ? -1 : 1) : a.rank - b.rank))
      .map(({ count }) => count);
  }

  #rank(dimension: Dimension, { value, count }: Count): number {
    switch (dimension) {
      case 'document':
        return -(this.#documents.get(value)?.order ?? 0);
      case 'year':
        return -Number(value);
      case 'state':
        return (STATES as readonly string[]).indexOf(value);
      case 'due':
        return (URGENCIES as readonly string[]).indexOf(value);
      case 'theme':
      case 'target':
        // Their codes sort as text: "a" to "f", and "16.2" after "8.7" by number.
        return Number.parseFloat(value) || 0;
      default:
        return -count;
    }
  }
}

function mark(set: Bits, slot: number, belongs: boolean): void {
  if (belongs) set.add(slot);
  else set.remove(slot);
}
