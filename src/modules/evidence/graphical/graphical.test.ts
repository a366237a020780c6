import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seededBits } from '../noise/random-bits.js';
import { fitModel } from './fit.js';
import { cellsOfSet, projection } from './junction-tree.js';
import { GraphicalModel, keyOf, type Measurement } from './model.js';
import { sampleRows } from './sample-rows.js';

const SIZES = [2, 3, 2, 4, 2];
const sets = fc.uniqueArray(fc.subarray([0, 1, 2, 3, 4], { minLength: 1, maxLength: 3 }), {
  minLength: 1,
  maxLength: 6,
  selector: keyOf,
});

/** All cells of the joint distribution, multiplied out. */
function plainly(chosen: readonly (readonly number[])[], weights: ReadonlyMap<string, Float64Array>): Float64Array {
  const all = SIZES.map((_, at) => at);
  const joint = new Float64Array(cellsOfSet(SIZES, all)).fill(1);
  for (const set of chosen) {
    const map = projection(SIZES, all, set);
    for (let cell = 0; cell < joint.length; cell += 1)
      joint[cell] = (joint[cell] ?? 0) * Math.exp(weights.get(keyOf(set))?.[map[cell] ?? 0] ?? 0);
  }
  const sum = joint.reduce((a, b) => a + b, 0);
  return joint.map((value) => value / sum);
}

function marginal(joint: Float64Array, set: readonly number[]): Float64Array {
  const map = projection(SIZES, [0, 1, 2, 3, 4], set);
  const sums = new Float64Array(cellsOfSet(SIZES, set));
  for (let cell = 0; cell < joint.length; cell += 1)
    sums[map[cell] ?? 0] = (sums[map[cell] ?? 0] ?? 0) + (joint[cell] ?? 0);
  return sums;
}

const weightsFor = (chosen: readonly (readonly number[])[], seed: number): Map<string, Float64Array> => {
  const bits = seededBits(seed);
  return new Map(
    chosen.map((set) => [
      keyOf(set),
      new Float64Array(cellsOfSet(SIZES, set)).map(() => 6 * (bits.word() / 2 ** 32) - 3),
    ]),
  );
};

describe('a graphical model', () => {
  test('has the marginals of the distribution multiplied out', () => {
    fc.assert(
      fc.property(sets, fc.integer({ min: 0, max: 1e6 }), (chosen, seed) => {
        const weights = weightsFor(chosen, seed);
        const model = new GraphicalModel(SIZES, chosen, weights);
        model.infer();
        const joint = plainly(chosen, weights);
        for (const factor of model.factors)
          for (const [cell, wanted] of marginal(joint, factor.columns).entries())
            expect(factor.marginal[cell]).toBeCloseTo(wanted, 9);
      }),
      { numRuns: 40 },
    );
  });

  test('fits marginals that are exact, in any shape', () => {
    fc.assert(
      fc.property(sets, fc.integer({ min: 0, max: 1e6 }), (chosen, seed) => {
        const joint = plainly(chosen, weightsFor(chosen, seed));
        const measured: Measurement[] = chosen.map((columns) => ({
          columns,
          counts: marginal(joint, columns).map((share) => 1000 * share),
          variance: 25,
        }));
        const model = new GraphicalModel(SIZES, chosen);
        expect(fitModel(model, measured, { total: 1000, iterations: 600 })).toBeLessThan(0.5);
      }),
      { numRuns: 15 },
    );
  });

  test('keeps impossible cells empty, in its marginals and its rows', () => {
    const cells = Uint8Array.from({ length: 6 }, (_, cell) => (cell === 1 || cell === 3 ? 1 : 0));
    const model = new GraphicalModel(
      SIZES,
      [
        [0, 1],
        [1, 3],
        [2, 4],
      ],
      new Map(),
      [{ columns: [0, 1], cells }],
    );
    model.infer();
    const pair = model.factors[0]?.marginal ?? new Float64Array(0);
    expect([pair[1], pair[3]]).toEqual([0, 0]);
    expect(pair.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
    const rows = sampleRows(model, 500, seededBits(1));
    const met = new Set(Array.from({ length: 500 }, (_, row) => (rows[0]?.[row] ?? 0) * 3 + (rows[1]?.[row] ?? 0)));
    expect([...met].sort()).toEqual([0, 2, 4, 5]);
  });

  test('deals rows nearer to its marginals than chance would', () => {
    const chosen = [[0, 1, 3], [2, 3], [4]];
    const weights = weightsFor(chosen, 5);
    const rows = sampleRows(new GraphicalModel(SIZES, chosen, weights), 10_000, seededBits(2));
    const wanted = marginal(plainly(chosen, weights), [0, 1, 3]);
    const counts = new Float64Array(24);
    for (let row = 0; row < 10_000; row += 1) {
      const cell = ((rows[0]?.[row] ?? 0) * 3 + (rows[1]?.[row] ?? 0)) * 4 + (rows[3]?.[row] ?? 0);
      counts[cell] = (counts[cell] ?? 0) + 1;
    }
    const apart = counts.reduce((sum, count, cell) => sum + Math.abs(count - 10_000 * (wanted[cell] ?? 0)), 0);
    // Independent draws would be about sqrt(2 n p / pi) apart in each cell, 300 in all.
    expect(apart).toBeLessThan(60);
  });
});
