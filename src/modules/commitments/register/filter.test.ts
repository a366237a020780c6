import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PILLARS, STATES, TARGETS, THEMES } from '../commitment.js';
import { URGENCIES } from '../timing/urgency.js';
import { type CommitmentFilter, NO_FILTER, readFilter, writeFilter } from './filter.js';

const some = <T extends string>(...values: readonly T[]) =>
  fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 });
const filters: fc.Arbitrary<CommitmentFilter> = fc.record({
  values: fc.record(
    {
      addressee: some('UNODC', 'MEMBER_STATES', 'X_1'),
      theme: some(...THEMES),
      pillar: some(...PILLARS),
      target: some(...TARGETS),
      state: some(...STATES),
      due: some(...URGENCIES),
      document: some('a-res-70-179', 'a-res-64-293'),
      year: some('2015', '2010'),
      filing: some('suggested', 'confirmed'),
      act: some('urge', 'invite'),
    },
    { requiredKeys: [] },
  ),
  words: fc.string({ unit: 'grapheme', maxLength: 40 }).map((text) => text.replaceAll('\0', '').trim()),
  from: fc.constantFrom(null, '2026-01-01'),
  to: fc.constantFrom(null, '2027-12-31'),
  all: fc.boolean(),
  drafts: fc.boolean(),
});

describe('the address of the register', () => {
  it('says a filter whole', () => {
    fc.assert(
      fc.property(filters, (filter) => {
        expect(readFilter(new URLSearchParams(writeFilter(filter).toString()))).toEqual(filter);
      }),
    );
  });
  it('ignores what it does not know', () => {
    expect(readFilter(new URLSearchParams('state=lost&theme=z&from=2026-02-30&addressee=<x>&page=3'))).toEqual(
      NO_FILTER,
    );
  });
});
