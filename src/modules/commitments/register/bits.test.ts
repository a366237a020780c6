import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Bits } from './bits.js';

const numbers = fc.uniqueArray(fc.nat(500));
const bitsOf = (list: readonly number[]) => {
  const bits = new Bits();
  for (const n of list) bits.add(n);
  return bits;
};
const listOf = (bits: Bits) => Array.from({ length: 501 }, (_, n) => n).filter((n) => bits.has(n));
const sorted = (list: readonly number[]) => [...list].sort((a, b) => a - b);

describe('a set of bits', () => {
  it('does what a set does', () => {
    fc.assert(
      fc.property(numbers, numbers, numbers, (a, b, gone) => {
        const x = bitsOf(a);
        for (const n of gone) x.remove(n);
        const left = a.filter((n) => !gone.includes(n));
        const y = bitsOf(b);
        expect(listOf(x)).toEqual(sorted(left));
        expect(x.count()).toBe(left.length);
        expect(listOf(x.and(y))).toEqual(sorted(left.filter((n) => b.includes(n))));
        expect(listOf(x.without(y))).toEqual(sorted(left.filter((n) => !b.includes(n))));
        expect(listOf(Bits.union([x, y]))).toEqual(sorted([...new Set([...left, ...b])]));
        expect(x.countWith(y)).toBe(x.and(y).count());
      }),
    );
  });
});
