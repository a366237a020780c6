import { describe, expect, test } from 'vitest';
import { seededBits } from '../noise/random-bits.js';
import { drawWeighted, weighRows } from './weigh-rows.js';

/** All rows of three columns of two values. */
const ALL = [0, 1, 2].map((column) => Uint16Array.from({ length: 8 }, (_, row) => (row >> (2 - column)) & 1));
const TRUTH = [40, 0, 0, 10, 0, 30, 20, 0];

/** Sums of persons by two of the columns. */
function sums(columns: readonly [number, number], persons: ArrayLike<number>): number[] {
  const cells = [0, 0, 0, 0];
  for (let row = 0; row < 8; row += 1) {
    const [a = 0, b = 0] = columns.map((column) => ALL[column]?.[row] ?? 0);
    cells[2 * a + b] = (cells[2 * a + b] ?? 0) + (persons[row] ?? 0);
  }
  return cells;
}
const PAIRS = [
  [0, 1],
  [0, 2],
  [1, 2],
] as const;

describe('rows that are weighed', () => {
  const measurements = PAIRS.map((columns) => ({
    columns,
    counts: Float64Array.from(sums(columns, TRUTH)),
    variance: 1,
  }));

  test('come near to marginals in a ring, which no tree of pairs holds', () => {
    const { persons } = weighRows(ALL, { sizes: [2, 2, 2], measurements, total: 100, iterations: 2000, hold: 0 });
    for (const columns of PAIRS)
      for (const [cell, sum] of sums(columns, persons).entries())
        expect(Math.abs(sum - (sums(columns, TRUTH)[cell] ?? 0)), `${columns} ${cell}`).toBeLessThan(0.5);
  });

  test('stay as they were drawn where they are held fast, and count rows that come twice', () => {
    const twice = ALL.map((codes) => Uint16Array.from([...codes, codes[0] ?? 0]));
    const { columns, persons } = weighRows(twice, {
      sizes: [2, 2, 2],
      measurements,
      total: 90,
      iterations: 200,
      hold: 1e6,
    });
    expect(columns[0]).toHaveLength(8);
    expect([...persons].map(Math.round)).toEqual([20, 10, 10, 10, 10, 10, 10, 10]);
  });

  test('are drawn as often as they weigh', () => {
    const drawn = drawWeighted({ columns: ALL, persons: Float64Array.from(TRUTH) }, 100, seededBits(1));
    const counted = new Float64Array(8);
    for (let row = 0; row < 100; row += 1) {
      const at = 4 * (drawn[0]?.[row] ?? 0) + 2 * (drawn[1]?.[row] ?? 0) + (drawn[2]?.[row] ?? 0);
      counted[at] = (counted[at] ?? 0) + 1;
    }
    expect([...counted]).toEqual(TRUTH);
  });
});
