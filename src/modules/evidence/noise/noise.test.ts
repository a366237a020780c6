import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chanceOfExp } from './bernoulli-exp.js';
import { gaussianSampler, root } from './discrete-gaussian.js';
import { drawDiscreteLaplace } from './discrete-laplace.js';
import { chooseByScore } from './exponential-mechanism.js';
import { BudgetExceeded, choiceFor, PrivacyLedger, varianceFor } from './ledger.js';
import { secureBits, seededBits } from './random-bits.js';
import { ceilTo, floorTo, rational, toNumber } from './rational.js';
import { below, belowBig } from './uniform.js';
import { deltaOf, epsilonOf, rhoOf, rhoOfPure } from './zcdp.js';

const DRAWS = 40_000;

/**
 * Pearson's chi-squared of draws against probabilities (cells below 10 expected are pooled), as a standard normal deviate
 * (Wilson & Hilferty 1931). Beyond 5 happens by chance once in three million.
 */
function deviate(draw: () => number, weight: (x: number) => number, from: number, to: number): number {
  const seen = new Map<number, number>();
  for (let n = 0; n < DRAWS; n += 1) {
    const x = draw();
    seen.set(x, (seen.get(x) ?? 0) + 1);
  }
  const xs = Array.from({ length: to - from + 1 }, (_, at) => from + at);
  const total = xs.reduce((sum, x) => sum + weight(x), 0);
  let [square, cells, restSeen, restWanted] = [0, 0, DRAWS, DRAWS];
  for (const x of xs) {
    const wanted = (DRAWS * weight(x)) / total;
    if (wanted < 10) continue;
    const met = seen.get(x) ?? 0;
    square += (met - wanted) ** 2 / wanted;
    cells += 1;
    restSeen -= met;
    restWanted -= wanted;
  }
  if (restWanted > 10) {
    square += (restSeen - restWanted) ** 2 / restWanted;
    cells += 1;
  }
  const freedom = cells - 1;
  return ((square / freedom) ** (1 / 3) - (1 - 2 / (9 * freedom))) / Math.sqrt(2 / (9 * freedom));
}

const bits = secureBits();

describe('samplers follow their exact probabilities', () => {
  test('whole numbers below a bound', () => {
    for (const bound of [7, 98, 2 ** 32 + 5])
      expect(
        Math.abs(
          deviate(
            () => Math.floor((below(bits, bound) / bound) * 7),
            () => 1,
            0,
            6,
          ),
        ),
      ).toBeLessThan(5);
    expect(
      Math.abs(
        deviate(
          () => Number(belowBig(bits, 9n * 2n ** 70n) >> 70n),
          () => 1,
          0,
          8,
        ),
      ),
    ).toBeLessThan(5);
  });

  test('a chance of exp(-gamma), small and large fractions', () => {
    for (const gamma of [rational(0), rational(1, 3), rational(5, 2), rational(2n ** 70n, 3n ** 45n)]) {
      const p = Math.exp(-toNumber(gamma));
      const met = Array.from({ length: DRAWS }, () => chanceOfExp(bits, gamma)).filter(Boolean).length;
      expect(Math.abs(met - DRAWS * p)).toBeLessThanOrEqual(5 * Math.sqrt(DRAWS * p * (1 - p)));
    }
  });

  test('discrete Laplace', () => {
    for (const [t, s] of [
      [1, 1],
      [5, 1],
      [7, 2],
    ] as const)
      expect(
        Math.abs(
          deviate(
            () => drawDiscreteLaplace(bits, t, s),
            (x) => Math.exp((-Math.abs(x) * s) / t),
            -200,
            200,
          ),
        ),
      ).toBeLessThan(5);
  });

  test('discrete Gaussian, by doubles and by BigInt alike', () => {
    for (const variance of [
      rational(1, 3),
      rational(2),
      rational(401, 16),
      rational(25n * 10n ** 18n + 1n, 10n ** 18n),
    ]) {
      const sigma2 = toNumber(variance);
      const draw = gaussianSampler(bits, variance);
      expect(Math.abs(deviate(draw, (x) => Math.exp((-x * x) / (2 * sigma2)), -60, 60))).toBeLessThan(5);
    }
  });

  test('a choice by score', () => {
    const scores = [0n, 3n, 7n, 7n];
    const setting = { epsilon: rational(1, 2), sensitivity: 2n };
    const draw = () => chooseByScore(bits, scores, setting);
    expect(Math.abs(deviate(draw, (at) => Math.exp(Number(scores[at]) / 8), 0, 3))).toBeLessThan(5);
  });

  test('and the test itself finds a sampler that is too wide by a seventh', () => {
    const draw = gaussianSampler(bits, rational(25));
    expect(Math.abs(deviate(draw, (x) => Math.exp((-x * x) / (2 * 25 * 1.15)), -60, 60))).toBeGreaterThan(5);
  });
});

describe('the seeded source', () => {
  test('gives the same again, and says that it protects nobody', () => {
    const draw = (seed: number) => Array.from({ length: 5 }, gaussianSampler(seededBits(seed), rational(100)));
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
    expect([seededBits(1).private, secureBits().private]).toEqual([false, true]);
  });
});

describe('fractions', () => {
  test('are rounded to the safe side, without an error of their own', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1e6, noNaN: true }), (value) => {
        const [low, high] = [toNumber(floorTo(value, 2n ** 20n)), toNumber(ceilTo(value, 2n ** 20n))];
        expect(low).toBeLessThanOrEqual(value);
        expect(high).toBeGreaterThanOrEqual(value);
        expect(high - low).toBeLessThanOrEqual(2 ** -20);
      }),
    );
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 40n }),
        (value) => root(value) ** 2n <= value && (root(value) + 1n) ** 2n > value,
      ),
    );
  });
});

describe('zero-concentrated differential privacy', () => {
  test('is turned to epsilon and delta and back', () => {
    for (const [epsilon, delta] of [
      [0.1, 1e-6],
      [1, 1e-5],
      [4, 7.3e-6],
      [10, 1e-9],
    ] as const) {
      const rho = rhoOf(epsilon, delta);
      expect(deltaOf(rho, epsilon)).toBeLessThanOrEqual(delta);
      expect(deltaOf(rho * 1.001, epsilon)).toBeGreaterThan(delta);
      expect(epsilonOf(rho, delta)).toBeCloseTo(epsilon, 6);
      // Bun & Steinke's own conversion is never better.
      expect(rho + 2 * Math.sqrt(rho * Math.log(1 / delta))).toBeGreaterThan(epsilon);
    }
  });

  test('is no larger than what the exact delta of a Gaussian needs', () => {
    // Balle & Wang 2018, theorem 8: the delta of a Gaussian of standard deviation s at epsilon, which no conversion may undercut.
    const phi = (x: number): number => {
      let sum = 0;
      const step = 1e-3;
      for (let at = -12; at < x; at += step) sum += Math.exp(-((at + step / 2) ** 2) / 2) * step;
      return sum / Math.sqrt(2 * Math.PI);
    };
    const sigma = 4;
    const epsilon = 1;
    const exact = phi(1 / (2 * sigma) - epsilon * sigma) - Math.exp(epsilon) * phi(-1 / (2 * sigma) - epsilon * sigma);
    const converted = deltaOf(1 / (2 * sigma ** 2), epsilon);
    expect(converted).toBeGreaterThan(exact);
    expect(converted).toBeLessThan(20 * exact);
  });

  test('is counted to the last part, and nothing is spent past the budget', () => {
    const ledger = new PrivacyLedger(0.5);
    ledger.spendGaussian('a', varianceFor(0.3));
    ledger.spendChoice('b', choiceFor(0.2));
    expect(ledger.spent).toBeLessThanOrEqual(0.5);
    expect(ledger.spent).toBeGreaterThan(0.48);
    expect(() => ledger.spendChoice('c', choiceFor(0.1))).toThrow(BudgetExceeded);
    expect(ledger.mechanisms.map(({ name }) => name)).toEqual(['a', 'b']);
  });
});

test('what Laplace noise takes from an account leaves as much as adding epsilons up would, or less', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.5, max: 8, noNaN: true }),
      fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 1, maxLength: 4 }),
      (cap, shares) => {
        const delta = 1e-6;
        const epsilons = shares.map((share) => (share * cap) / shares.length);
        const spent = epsilons.reduce((sum, epsilon) => sum + rhoOfPure(epsilon, { cap, delta }), 0);
        const left = rhoOf(cap, delta) - spent;
        const added = cap - epsilons.reduce((sum, epsilon) => sum + epsilon, 0);
        expect(left).toBeLessThanOrEqual((added > 1e-9 ? rhoOf(added, delta) : 0) + 1e-9);
      },
    ),
  );
  expect(rhoOfPure(2.1, { cap: 2, delta: 1e-6 })).toBe(Number.POSITIVE_INFINITY);
  expect(rhoOfPure(2, { cap: 2, delta: 1e-6 })).toBe(rhoOf(2, 1e-6));
});
