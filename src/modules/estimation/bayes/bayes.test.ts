import { describe, expect, test } from 'vitest';
import { runBayesThreshold } from '../methods/by-bayes-threshold.js';
import { runDecomposable } from '../methods/by-decomposable.js';
import { drawNormal, randomSource } from '../numbers/random.js';
import { logFactorial } from '../numbers/special.js';
import { historiesOf, THREE_LISTS } from '../testing/histories-of.js';
import { effectiveSize, rHat } from './chains.js';
import { factorizeGraph, listDecomposableGraphs } from './chordal.js';
import { averageDecomposable } from './decomposable.js';
import { describePosterior } from './describe-posterior.js';
import { LATENT_CLASS_DEFAULTS, sampleLatentClasses } from './latent-class.js';

describe('decomposable graphs', () => {
  test.each([
    [2, 2],
    [3, 8],
    [4, 61],
    [5, 822],
  ])('over %d lists there are %d', (lists, count) => {
    expect(listDecomposableGraphs(lists)).toHaveLength(count);
  });

  test('a square without a diagonal is none, with one it has two triangles and their common side', () => {
    const square = [0b1010, 0b0101, 0b1010, 0b0101];
    expect(factorizeGraph(square)).toBeNull();
    const crossed = factorizeGraph([0b1110, 0b0101, 0b1011, 0b0101]);
    expect(crossed?.above.toSorted((a, b) => a - b)).toEqual([0b0111, 0b1101]);
    expect(crossed?.below).toEqual([0b0101]);
  });

  test('for two lists the posterior is the one that can be written down', () => {
    const counts = Float64Array.from([0, 8, 5, 4]);
    const average = averageDecomposable(counts, 2, 0.25, 40);
    const independent = (unseen: number): number => {
      const population = 17 + unseen;
      let log = logFactorial(population) - logFactorial(unseen) - Math.log(population);
      for (const on of [12, 9]) {
        for (let k = 0; k < on; k += 1) log += Math.log(0.5 + k);
        for (let k = 0; k < population - on; k += 1) log += Math.log(0.5 + k);
        log -= logFactorial(population);
      }
      return Math.exp(log);
    };
    const joint = (unseen: number): number => {
      const population = 17 + unseen;
      let log = logFactorial(population) - logFactorial(unseen) - Math.log(population) - logFactorial(population);
      for (const n of [8, 5, 4, unseen]) for (let k = 0; k < n; k += 1) log += Math.log(0.25 + k);
      return Math.exp(log);
    };
    const grid = Array.from({ length: 681 }, (_, k) => k);
    const total = grid.reduce((sum, u) => sum + independent(u) + joint(u), 0);
    const mean = grid.reduce((sum, u) => sum + (17 + u) * (independent(u) + joint(u)), 0) / total;
    expect(average.mean).toBeCloseTo(mean, 7);
  });

  test('the order of the lists does not matter', () => {
    const forward = runDecomposable(historiesOf(THREE_LISTS));
    const backward = runDecomposable(
      historiesOf(
        THREE_LISTS.split('\n')
          .map((line) => [...line.split(',').slice(0, 3).reverse(), line.split(',')[3]].join(','))
          .join('\n')
          .replace(/,+$/, ''),
      ),
    );
    expect(backward.posterior?.mean).toBeCloseTo(forward.posterior?.mean ?? 0, 6);
  });
});

describe('chains', () => {
  const chain = (seed: number, shift: number): Float64Array => {
    const source = randomSource(seed);
    return Float64Array.from({ length: 1000 }, () => shift + drawNormal(source));
  };

  test('that agree have R-hat near 1 and nearly all their draws count', () => {
    const chains = [1, 2, 3, 4].map((seed) => chain(seed, 0));
    expect(rHat(chains)).toBeLessThan(1.01);
    expect(effectiveSize(chains)).toBeGreaterThan(3000);
  });

  test('that sit in different places have a large R-hat', () => {
    expect(rHat([chain(1, 0), chain(2, 0), chain(3, 3), chain(4, 0)])).toBeGreaterThan(1.2);
  });

  test('that differ in spread alone are found by folding', () => {
    const wide = chain(4, 0).map((value) => 6 * value);
    expect(rHat([chain(1, 0), chain(2, 0), chain(3, 0), wide])).toBeGreaterThan(1.1);
  });

  test('that creep have a small effective size', () => {
    const creep = (seed: number): Float64Array => {
      let at = 0;
      return chain(seed, 0).map((value) => {
        at = 0.98 * at + value;
        return at;
      });
    };
    expect(effectiveSize([1, 2, 3, 4].map(creep))).toBeLessThan(200);
  });

  test('a split posterior shows two modes, a single one shows one', () => {
    const near = chain(1, 0).map((value) => Math.exp(7 + 0.1 * value));
    const far = chain(2, 0).map((value) => Math.exp(9 + 0.1 * value));
    expect(describePosterior(near.slice().sort()).modes).toHaveLength(1);
    expect(describePosterior(Float64Array.from([...near, ...far]).sort()).modes).toHaveLength(2);
  });
});

describe('sampled posteriors', { timeout: 60_000 }, () => {
  test('latent classes find a population of independent lists, and never fewer than were seen', () => {
    // 1,000 persons, lists that see 30, 40 and 50 in 100 of them independently.
    const counts = Float64Array.from([0, 90, 140, 60, 210, 90, 140, 60]);
    const options = { ...LATENT_CLASS_DEFAULTS, burnIn: 300, samples: 300, thinning: 2 };
    const draws = sampleLatentClasses(counts, 3, randomSource(2), options).sort();
    expect(draws[0]).toBeGreaterThanOrEqual(790);
    expect(draws[150]).toBeGreaterThan(900);
    expect(draws[150]).toBeLessThan(1150);
  });

  test('thresholding drops weak interactions, keeps strong ones, and repeats itself', () => {
    const strong = historiesOf('A,B,C,count\n1,0,0,40\n0,1,0,45\n0,0,1,150\n1,1,0,160\n1,0,1,15\n0,1,1,17\n1,1,1,60\n');
    const found = runBayesThreshold(strong, { threshold: 2, maxOrder: 2, seed: 3 });
    expect(found.fit?.terms).toContain('A:B');
    expect(found.posterior?.rHat).toBeLessThan(1.05);
    expect(runBayesThreshold(strong, { threshold: 2, maxOrder: 2, seed: 3 })).toEqual(found);
    expect(runBayesThreshold(strong, { threshold: 50, maxOrder: 2, seed: 3 }).fit?.terms).toEqual([]);
  });
});
