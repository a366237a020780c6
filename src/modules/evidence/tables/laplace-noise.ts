import { drawDiscreteLaplace } from '../noise/discrete-laplace.js';
import type { BitSource } from '../noise/random-bits.js';
import { floorTo } from '../noise/rational.js';
import { type Cube, changeParts } from './cube.js';

/** Epsilon is counted in parts of 2^-20, rounded down: never more is given away than was promised. */
const PARTS = 2 ** 20;

const partsOf = (epsilon: number): number => {
  const { numerator, denominator } = floorTo(epsilon, BigInt(PARTS));
  return Number(numerator * (BigInt(PARTS) / denominator));
};

/**
 * Counts with exact discrete Laplace noise on every cell that is no total (Ghosh, Roughgarden & Sundararajan 2012; drawn as by Canonne, Kamath &
 * Steinke 2020). A person stands in one such cell: the whole table is epsilon-differentially private for one person more or less. Totals are sums
 * of what was drawn and cost nothing; no count is shown below zero.
 *
 * @param cube of a public domain, with a place for those of whom nothing is known.
 */
export function addLaplace(cube: Cube, epsilon: number, bits: BitSource): number[] {
  const budget = partsOf(epsilon);
  if (budget === 0) throw new RangeError(`an epsilon of ${epsilon} gives no noise that is drawn`);
  const drawn = changeParts(cube, (count) => count + drawDiscreteLaplace(bits, PARTS, budget));
  return [...drawn].map((count) => Math.max(0, count));
}

/** The least m of which a draw is not farther than m from zero in `share` of all draws: P(|X| > m) = 2 q^(m+1) / (1 + q) with q = exp(-epsilon). */
export function laplaceMargin(epsilon: number, share = 0.95): number {
  const q = Math.exp(-epsilon);
  return Math.max(0, Math.ceil(Math.log(((1 - share) * (1 + q)) / 2) / Math.log(q) - 1));
}
