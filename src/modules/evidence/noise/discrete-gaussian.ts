import { chanceOfExp, chanceOfExpSmall } from './bernoulli-exp.js';
import { drawDiscreteLaplace } from './discrete-laplace.js';
import type { BitSource } from './random-bits.js';
import type { Rational } from './rational.js';
import { EXACT } from './uniform.js';

/** Draws whole numbers x with probability in proportion to exp(-x² / (2 sigma²)). */
export type GaussianSampler = () => number;

/**
 * An exact sampler of the discrete Gaussian (Canonne, Kamath & Steinke 2020, algorithm 3): a discrete Laplace of scale
 * t = floor(sigma) + 1, kept with probability exp(-(|y| - sigma²/t)² / (2 sigma²)). No floating point: where the whole numbers of a
 * step stay below 2^53 they are computed as doubles, which hold them exactly; where one would not, as BigInt.
 */
export function gaussianSampler(bits: BitSource, variance: Rational): GaussianSampler {
  const { numerator: p, denominator: q } = variance;
  if (p <= 0n) throw new RangeError('a variance is above zero');
  const t = root(p / q) + 1n;
  if (t >= 2n ** 31n) throw new RangeError('the variance is too large');
  const scale = Number(t);
  // With sigma² = p/q the exponent is (|y| q t - p)² / (2 p q t²).
  const denominator = 2n * p * q * t * t;
  const step = q * t;
  const small = denominator <= EXACT && step <= EXACT && p <= 2n ** 50n;
  const [stepSmall, pSmall, denominatorSmall] = [Number(step), Number(p), Number(denominator)];
  return () => {
    for (;;) {
      const y = drawDiscreteLaplace(bits, scale);
      const away = Math.abs(y);
      const root = small ? Math.abs(away * stepSmall - pSmall) : EXACT;
      // 94906265² is the last square below 2^53; |y| step is checked by it too, as p is small.
      const kept =
        root <= 94_906_265
          ? chanceOfExpSmall(bits, root * root, denominatorSmall)
          : chanceOfExp(bits, { numerator: (BigInt(away) * step - p) ** 2n, denominator });
      if (kept) return y;
    }
  };
}

/** The whole part of a square root. */
export function root(value: bigint): bigint {
  if (value < 2n) return value;
  let guess = 1n << BigInt((value.toString(2).length + 1) >> 1);
  for (;;) {
    const next = (guess + value / guess) >> 1n;
    if (next >= guess) return guess;
    guess = next;
  }
}
