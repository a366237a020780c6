import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { protectCounts } from './protect-counts.js';

/** Every way to fill the withheld counts so that the total stays: what a reader can think possible. */
function possibleValues(counts: readonly number[], least: number, at: number): Set<number> {
  const shown = protectCounts(counts, least);
  const sum = counts.reduce((a, count, k) => (shown[k] === 'shown' ? a : a + count), 0);
  const small = shown.flatMap((kind, k) => (kind === 'small' && k !== at ? [k] : [])).length;
  const beside = shown.filter((kind) => kind === 'beside').length;
  const possible = new Set<number>();
  for (let value = 1; value < least; value += 1) {
    const rest = sum - value - beside * least;
    // The other small ones take 1 to least - 1 each, those beside take what is left, without a top.
    const most = beside > 0 ? Number.POSITIVE_INFINITY : small * (least - 1);
    if (rest >= small && rest <= most) possible.add(value);
  }
  return possible;
}

describe('small numbers', () => {
  test('a single one is hidden behind another', () => {
    expect(protectCounts([120, 3, 60, 11], 5)).toEqual(['shown', 'small', 'shown', 'beside']);
    expect(protectCounts([120, 60], 5)).toEqual(['shown', 'shown']);
    expect(protectCounts([120, 1, 4], 1)).toEqual(['shown', 'shown', 'shown']);
  });

  test('cannot be worked out from the total: each could still be any number below the least', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 14 }),
        fc.integer({ min: 2, max: 8 }),
        (counts, least) => {
          // Somewhere to hide: a table of small numbers only has nowhere, and tells nothing at all.
          const table = [...counts, 200, 300];
          const shown = protectCounts(table, least);
          table.forEach((count, k) => {
            if (count === 0 || count >= least) return;
            expect(shown[k]).toBe('small');
            expect(possibleValues(table, least, k).size).toBe(least - 1);
          });
        },
      ),
    );
  });

  test('a table of small numbers only is withheld whole', () => {
    expect(new Set(protectCounts([1, 1, 1], 5))).toEqual(new Set(['small']));
  });
});
