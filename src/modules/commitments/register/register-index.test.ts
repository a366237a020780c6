import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STATES } from '../commitment.js';
import { URGENCIES } from '../timing/urgency.js';
import {
  type CommitmentFilter,
  DIMENSIONS,
  type Dimension,
  filterFaults,
  GROUPS,
  type GroupBy,
  NO_FILTER,
  readFilter,
  writeFilter,
} from './filter.js';
import { type IndexedCommitment, type IndexedDocument, numberOf, valuesOf } from './indexed-commitment.js';
import { SORTS } from './orders.js';
import { RegisterIndex } from './register-index.js';

const DOCUMENTS: IndexedDocument[] = Array.from({ length: 5 }, (_, order) => ({
  id: `document-${order}`,
  slug: `a-res-${order}`,
  symbol: `A/RES/${order}`,
  status: order === 3 ? 'draft' : 'adopted',
  year: order === 0 ? null : 2000 + Math.floor(order / 2),
  order,
  shown: order !== 4,
}));

const filing = fc.record({
  scheme: fc.constantFrom('theme' as const, 'pillar' as const, 'target' as const),
  code: fc.constantFrom('a', 'prevention', '16.2'),
  standing: fc.constantFrom('suggested' as const, 'confirmed' as const, 'rejected' as const),
});

const commitment: fc.Arbitrary<IndexedCommitment> = fc
  .record({
    // Few ids, so that some are put twice.
    id: fc.nat(60).map((n) => `c${n}`),
    document: fc.constantFrom(...DOCUMENTS),
    section: fc.constantFrom('operative' as const, 'annex' as const),
    part: fc.constantFrom(null, 'II'),
    n: fc.integer({ min: 1, max: 9 }),
    ordinal: fc.integer({ min: 1, max: 3 }),
    act: fc.constantFrom('urge', 'request', 'welcome'),
    asks: fc.boolean(),
    addressees: fc.uniqueArray(fc.constantFrom('MEMBER_STATES', 'UNODC', 'ICAT'), { maxLength: 3 }),
    filings: fc.uniqueArray(filing, { maxLength: 4, selector: ({ scheme, code }) => `${scheme} ${code}` }),
    state: fc.constantFrom(...STATES),
    shown: fc.boolean(),
    urgency: fc.constantFrom(...URGENCIES),
    due: fc.constantFrom(null, '2026-12-31', '2027-07-30', '2029-09-10'),
    revision: fc.nat(5),
  })
  .map((row) => ({ ...row, dueNumber: row.due === null ? 0 : numberOf(row.due) }));

const some = (values: readonly string[]) => fc.uniqueArray(fc.constantFrom(...values), { maxLength: 2 });
const filter: fc.Arbitrary<CommitmentFilter> = fc.record({
  values: fc.record(
    {
      addressee: some(['MEMBER_STATES', 'UNODC', 'none', 'NOBODY']),
      act: some(['urge', 'welcome']),
      theme: some(['a', 'none']),
      pillar: some(['prevention', 'none']),
      state: some(STATES),
      due: some(URGENCIES),
      document: some(DOCUMENTS.map(({ slug }) => slug)),
      year: some(['2000', '2001', 'none']),
      filing: some(['suggested', 'confirmed']),
    },
    { requiredKeys: [] },
  ),
  words: fc.constantFrom('', 'word'),
  from: fc.constantFrom(null, '2027-01-01'),
  to: fc.constantFrom(null, '2027-07-30'),
  all: fc.boolean(),
  drafts: fc.boolean(),
});
const order = fc.record({ sort: fc.constantFrom(...SORTS), descending: fc.boolean() });

/** What the filter means, said once more and slowly. */
function passes(row: IndexedCommitment, asked: CommitmentFilter, found: ReadonlySet<string>, hidden: boolean): boolean {
  if (!hidden && !(row.shown && row.document.shown)) return false;
  if (!asked.all && !row.asks) return false;
  if (!asked.drafts && !asked.values.document?.length && row.document.status === 'draft') return false;
  if ((asked.from ?? asked.to) !== null && row.due === null) return false;
  if (asked.from !== null && (row.due ?? '') < asked.from) return false;
  if (asked.to !== null && (row.due ?? '') > asked.to) return false;
  if (asked.words !== '' && !found.has(row.id)) return false;
  return DIMENSIONS.every((dimension) => {
    const values = asked.values[dimension] ?? [];
    return values.length === 0 || valuesOf(row, dimension).some((value) => values.includes(value));
  });
}

function without(asked: CommitmentFilter, dimension: Dimension): CommitmentFilter {
  return { ...asked, values: { ...asked.values, [dimension]: [] } };
}

function tally(rows: readonly IndexedCommitment[], dimension: Dimension): Map<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) for (const value of valuesOf(row, dimension)) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

const register = fc.record({
  puts: fc.array(commitment, { maxLength: 80 }),
  later: fc.array(commitment, { maxLength: 10 }),
  filter,
  order,
  hidden: fc.boolean(),
  found: fc.uniqueArray(fc.nat(60).map((n) => `c${n}`)),
  size: fc.integer({ min: 1, max: 20 }),
});

describe('the index of the register', () => {
  it('counts, lists and pages what a slow look would, also after commitments changed', () => {
    fc.assert(
      fc.property(register, ({ puts, later, filter: asked, order: sorted, hidden, found: ids, size }) => {
        const index = new RegisterIndex();
        const rows = new Map<string, IndexedCommitment>();
        const words = new Set(ids);
        for (const round of [puts, later]) {
          for (const row of round) {
            index.put(row);
            rows.set(row.id, row);
          }
          const found = asked.words === '' ? null : index.slotsOf(ids);
          const right = [...rows.values()].filter((row) => passes(row, asked, words, hidden));
          const whole = index.ids(asked, found, sorted, hidden);
          expect([...whole].sort()).toEqual(right.map(({ id }) => id).sort());

          const selected = index.select(asked, found, { ...sorted, offset: 0, limit: size }, hidden);
          expect(selected.total).toBe(right.length);
          expect(index.documents(asked, found, hidden)).toBe(new Set(right.map(({ document }) => document.slug)).size);
          expect(index.count(asked, found, hidden)).toBe(right.length);

          const pages: string[] = [];
          for (let offset = 0; offset < right.length; offset += size)
            pages.push(...index.select(asked, found, { ...sorted, offset, limit: size }, hidden).ids);
          expect(pages).toEqual(whole);

          for (const dimension of DIMENSIONS) {
            const open = without(asked, dimension);
            // Naming a document lets drafts in; without it the count is still made among what the filter lets in.
            const kept = dimension === 'document' && asked.values.document?.length ? { ...open, drafts: true } : open;
            const counted = tally(
              [...rows.values()].filter((row) => passes(row, kept, words, hidden)),
              dimension,
            );
            expect(new Map(selected.facets[dimension].map(({ value, count }) => [value, count]))).toEqual(counted);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('puts each commitment into every group it belongs to, and counts it once in the total', () => {
    fc.assert(
      fc.property(register, fc.constantFrom<GroupBy>(...GROUPS), (given, by) => {
        const { puts, filter: asked, order: sorted, hidden, found: ids, size } = given;
        const index = new RegisterIndex();
        for (const row of puts) index.put(row);
        const rows = [...new Map(puts.map((row) => [row.id, row])).values()];
        const found = asked.words === '' ? null : index.slotsOf(ids);
        const right = rows.filter((row) => passes(row, asked, new Set(ids), hidden));
        const named = asked.values[by] ?? [];
        const counts = [...tally(right, by)].filter(([value]) => named.length === 0 || named.includes(value));
        const wanted = { ...sorted, by, offset: 0, limit: 100, most: size };
        const grouped = index.group(asked, found, wanted, hidden);
        expect(grouped.total).toBe(right.length);
        expect(grouped.of).toBe(counts.length);
        expect(new Map(grouped.groups.map(({ value, count }) => [value, count]))).toEqual(new Map(counts));
        for (const group of grouped.groups) {
          const all = index.ids({ ...asked, values: { ...asked.values, [by]: [group.value] } }, found, sorted, hidden);
          // A group that is asked for by its value is as large as it was said to be.
          if (by !== 'document') expect(all.length).toBe(group.count);
          expect(group.ids).toEqual(all.slice(0, size));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('never shows the public what is hidden: not in rows, counts, choices or groups', () => {
    fc.assert(
      fc.property(register, ({ puts, filter: asked, order: sorted }) => {
        const index = new RegisterIndex();
        const open = new RegisterIndex();
        const last = [...new Map(puts.map((row) => [row.id, row])).values()];
        for (const row of puts) index.put(row);
        for (const row of last) if (row.shown && row.document.shown) open.put(row);
        const wide = { ...asked, words: '' };
        const page = { ...sorted, offset: 0, limit: 100 };
        expect(index.select(wide, null, page, false)).toEqual(open.select(wide, null, page, true));
        for (const by of GROUPS) {
          const wanted = { ...page, by, most: 5 };
          expect(index.group(wide, null, wanted, false)).toEqual(open.group(wide, null, wanted, true));
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('the address of the register', () => {
  it('gives back the filter it was made of', () => {
    fc.assert(
      fc.property(filter, (asked) => {
        const values = Object.fromEntries(Object.entries(asked.values).filter(([, list]) => list.length > 0));
        expect(readFilter(writeFilter(asked))).toEqual({ ...asked, values });
      }),
    );
  });

  it('takes a year for its first or last day, and says what is no date', () => {
    const read = (query: string) => new URLSearchParams(query);
    expect(readFilter(read('from=2027&to=2028-02'))).toMatchObject({ from: '2027-01-01', to: '2028-02-29' });
    expect(filterFaults(read('from=2027&to=2028-02'))).toEqual({});
    expect(readFilter(read('from=soon&state=open'))).toEqual({ ...NO_FILTER, values: { state: ['open'] } });
    expect(filterFaults(read('from=soon&to=2027-02-30'))).toEqual({ from: 'not-a-date', to: 'not-a-date' });
    expect(filterFaults(read('from=2028&to=2027'))).toEqual({ to: 'reversed' });
  });

  it('leaves out what it does not know', () => {
    const read = readFilter(new URLSearchParams('state=open&state=gone&theme=z&addressee=a%20b&colour=red&q=%00'));
    expect(read).toEqual({ ...NO_FILTER, values: { state: ['open'] } });
  });
});
