import { chanceOfExp } from './bernoulli-exp.js';
import type { BitSource } from './random-bits.js';
import { type Rational, rational } from './rational.js';
import { below } from './uniform.js';

/**
 * Chooses one of `scores` with probability in proportion to exp(epsilon (score - best) / (2 sensitivity)), exactly: a candidate is drawn
 * evenly and kept with that probability, else another is drawn. Scores are whole numbers, so that nothing of the data can show in the
 * rounding of an exponential. It is epsilon²/8-zCDP (Rogers & Steinke 2021; Cesar & Rogers 2021).
 *
 * @returns the place of the chosen score
 */
export function chooseByScore(
  bits: BitSource,
  scores: readonly bigint[],
  { epsilon, sensitivity }: { epsilon: Rational; sensitivity: bigint },
): number {
  if (scores.length === 0) throw new RangeError('nothing to choose from');
  let best = scores[0] ?? 0n;
  for (const score of scores) if (score > best) best = score;
  for (;;) {
    const at = below(bits, scores.length);
    const behind = best - (scores[at] ?? 0n);
    const gamma = rational(behind * epsilon.numerator, 2n * sensitivity * epsilon.denominator);
    if (chanceOfExp(bits, gamma)) return at;
  }
}
