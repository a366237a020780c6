import { chanceOfExpSmall } from './bernoulli-exp.js';
import type { BitSource } from './random-bits.js';
import { below, chanceSmall } from './uniform.js';

/**
 * A whole number x with probability in proportion to exp(-|x| s / t), exactly (Canonne, Kamath & Steinke 2020, algorithm 2).
 *
 * @param t below 2^32
 * @param s below 2^32; for counts under add-remove neighbours and a budget of epsilon = s/t
 */
export function drawDiscreteLaplace(bits: BitSource, t: number, s = 1): number {
  for (;;) {
    const offset = below(bits, t);
    if (!chanceOfExpSmall(bits, offset, t)) continue;
    let rounds = 0;
    while (chanceOfExpSmall(bits, 1, 1)) rounds += 1;
    const x = Math.floor((offset + t * rounds) / s);
    const negative = chanceSmall(bits, 1, 2);
    if (negative && x === 0) continue;
    return negative ? -x : x;
  }
}
