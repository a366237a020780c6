import type { BitSource } from './random-bits.js';
import { type Rational, rational } from './rational.js';
import { chance, chanceSmall, EXACT } from './uniform.js';

/**
 * True with probability exp(-gamma), exactly (Canonne, Kamath & Steinke 2020, algorithm 1): for gamma up to 1 by the parity of the first
 * failure among chances of gamma/1, gamma/2, ...; beyond, one round of exp(-1) for each whole part.
 */
export function chanceOfExp(bits: BitSource, gamma: Rational): boolean {
  const { numerator, denominator } = gamma;
  if (numerator < 0n) throw new RangeError('gamma is not negative');
  if (numerator <= EXACT && denominator <= EXACT) return chanceOfExpSmall(bits, Number(numerator), Number(denominator));
  const whole = numerator / denominator;
  for (let round = 0n; round < whole; round += 1n) if (!upToOneSmall(bits, 1, 1)) return false;
  return upToOne(bits, rational(numerator % denominator, denominator));
}

/** The same on whole numbers below 2^53, without a BigInt; the arithmetic stays in whole numbers and is exact. */
export function chanceOfExpSmall(bits: BitSource, numerator: number, denominator: number): boolean {
  const rest = numerator % denominator;
  const whole = (numerator - rest) / denominator;
  for (let round = 0; round < whole; round += 1) if (!upToOneSmall(bits, 1, 1)) return false;
  return upToOneSmall(bits, rest, denominator);
}

function upToOneSmall(bits: BitSource, numerator: number, denominator: number): boolean {
  if (numerator === 0) return true;
  // A chance of gamma/k is a chance of gamma and one of 1/k: no product can grow past 2^53.
  for (let k = 1; ; k += 1)
    if (!(chanceSmall(bits, numerator, denominator) && (k === 1 || chanceSmall(bits, 1, k)))) return k % 2 === 1;
}

function upToOne(bits: BitSource, { numerator, denominator }: Rational): boolean {
  if (numerator === 0n) return true;
  for (let k = 1n; ; k += 1n) if (!chance(bits, numerator, denominator * k)) return k % 2n === 1n;
}
