import { describe, expect, test } from 'vitest';
import { drawBeta, drawGamma, drawNormal, type RandomSource, randomSource } from './random.js';
import { drawBinomial, drawMultinomial, drawPoisson } from './random-counts.js';

/** Mean and variance of draws against those of the law, within five standard errors of a fixed seed's sample. */
function expectMoments(draw: (source: RandomSource) => number, mean: number, variance: number): void {
  const source = randomSource(20240730);
  const draws = Array.from({ length: 20000 }, () => draw(source));
  const found = draws.reduce((a, b) => a + b, 0) / draws.length;
  const spread = draws.reduce((sum, value) => sum + (value - found) ** 2, 0) / draws.length;
  expect(Math.abs(found - mean)).toBeLessThan(5 * Math.sqrt(variance / draws.length));
  expect(Math.abs(spread / variance - 1)).toBeLessThan(0.08);
}

describe('random draws', () => {
  test('the same seed gives the same numbers, another seed others', () => {
    const take = (seed: number): number[] => {
      const source = randomSource(seed);
      return Array.from({ length: 5 }, () => source.uniform());
    };
    expect(take(7)).toEqual(take(7));
    expect(take(7)).not.toEqual(take(8));
    expect(take(7)).not.toEqual(take(7 + 2 ** 32));
  });

  test.each([0.3, 4, 25, 3000])('Poisson law of mean %d', (mean) => {
    expectMoments((source) => drawPoisson(source, mean), mean, mean);
  });

  test.each([
    [5, 0.3],
    [40, 0.9],
    [2744, 0.33],
    [100000, 0.001],
  ])('binomial law of %d trials at %d', (n, p) => {
    expectMoments((source) => drawBinomial(source, n, p), n * p, n * p * (1 - p));
  });

  test('normal, gamma and beta laws', () => {
    expectMoments((source) => drawNormal(source), 0, 1);
    expectMoments((source) => drawGamma(source, 0.4), 0.4, 0.4);
    expectMoments((source) => drawGamma(source, 7), 7, 7);
    expectMoments((source) => drawBeta(source, 2, 5), 2 / 7, 10 / (49 * 8));
  });

  test('a multinomial draw gives away everyone, and no one to cells without weight', () => {
    const out = new Float64Array(4);
    const source = randomSource(1);
    for (let k = 0; k < 200; k += 1) {
      drawMultinomial(source, 37, [3, 0, 5, 1], 9, out);
      expect(out.reduce((a, b) => a + b, 0)).toBe(37);
      expect(out[1]).toBe(0);
    }
  });
});
