import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { logFactorial, logGamma, normalProbability, normalQuantile, poissonTails, quantile } from './special.js';

describe('special functions', () => {
  test('log gamma against factorials and the half', () => {
    let factorial = 1;
    for (let n = 1; n < 20; n += 1) {
      factorial *= n;
      expect(logGamma(n + 1)).toBeCloseTo(Math.log(factorial), 11);
      expect(logFactorial(n)).toBeCloseTo(Math.log(factorial), 11);
    }
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 13);
  });

  test('both Poisson tails are sums of the point probabilities', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), fc.double({ min: 0.01, max: 60, noNaN: true }), (n, mean) => {
        const point = (k: number): number => Math.exp(k * Math.log(mean) - mean - logGamma(k + 1));
        let atMost = 0;
        for (let k = 0; k <= n; k += 1) atMost += point(k);
        let atLeast = 0;
        for (let k = n; k <= n + 400; k += 1) atLeast += point(k);
        const found = poissonTails(n, mean);
        expect(found.atMost).toBeCloseTo(atMost, 10);
        expect(found.atLeast).toBeCloseTo(atLeast, 10);
        const [small, smallFound] = atMost < atLeast ? [atMost, found.atMost] : [atLeast, found.atLeast];
        if (small > 1e-280) expect(Math.abs(smallFound / small - 1)).toBeLessThan(1e-9);
      }),
    );
  });

  test('no one seen where no one is expected is no surprise', () => {
    expect(poissonTails(0, 0)).toEqual({ atMost: 1, atLeast: 1 });
    expect(poissonTails(3, 0)).toEqual({ atMost: 1, atLeast: 0 });
  });

  test('the normal quantile undoes the normal probability', () => {
    for (const p of [1e-12, 1e-5, 0.025, 0.31, 0.5, 0.7, 0.975, 1 - 1e-6])
      expect(normalProbability(normalQuantile(p)) / p).toBeCloseTo(1, 12);
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 14);
    expect(normalProbability(-1.3)).toBeCloseTo(0.0968004845856103, 15);
  });

  test('sample quantiles interpolate between order statistics and keep infinity', () => {
    expect(quantile([1, 2, 3, 10], 0.5)).toBe(2.5);
    expect(quantile([1, 2, 3, 10], 0.9)).toBeCloseTo(7.9, 12);
    expect(quantile([1, 2, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY], 0.9)).toBe(Number.POSITIVE_INFINITY);
    expect(quantile([1, 2, Number.POSITIVE_INFINITY], 0.5)).toBe(2);
  });
});
