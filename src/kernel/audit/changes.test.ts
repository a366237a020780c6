import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../db/index.js';
import { changesOf } from './changes.js';

const record = fc.dictionary(
  fc.constantFrom('state', 'act', 'due', 'name', 'note'),
  fc.jsonValue() as fc.Arbitrary<Json>,
  { noNullPrototype: true },
);

describe('what changed', () => {
  it('names a field that is listed and differs, whatever the order of its members', () => {
    const before = { state: 'open', due: { year: 2027, month: 1 }, name: 'A' };
    const after = { state: 'done', due: { month: 1, year: 2027 }, name: 'B' };
    expect(changesOf(before, after, ['state', 'due'])).toEqual({ state: { before: 'open', after: 'done' } });
  });
  it('takes what is not there for null', () => {
    expect(changesOf({}, { due: '2027' }, ['due'])).toEqual({ due: { before: null, after: '2027' } });
  });
  it('lets nothing in that is not listed', () => {
    fc.assert(
      fc.property(record, record, (before, after) => {
        const names = Object.keys(changesOf(before, after, ['state', 'act', 'due']));
        expect(names.filter((name) => !['state', 'act', 'due'].includes(name))).toEqual([]);
        expect(changesOf(before, before, ['state', 'act', 'due'])).toEqual({});
      }),
    );
  });
});
