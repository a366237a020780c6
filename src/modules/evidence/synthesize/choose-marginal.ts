import { chooseByScore } from '../noise/exponential-mechanism.js';
import type { BitSource } from '../noise/random-bits.js';
import type { Rational } from '../noise/rational.js';
import type { Candidate } from './workload.js';

/** How many times what stands in a cell its noise is counted as, at most. */
const MOST_NOISE = 2;

/** Parts of a person in which scores are counted. */
const GRAIN = 16;

/** A candidate with what the model believes of it. */
export interface Scored {
  candidate: Candidate;
  /** Counts by the model, which are private already. */
  believed: Float64Array;
}

/**
 * Chooses what the model explains worst, by the exponential mechanism of AIM (McKenna et al. 2022, algorithm 4): the score of a marginal is
 * its weight times its distance from the model less the distance that its own noise would bring. One person changes the distance by one at
 * most. Scores are whole numbers of sixteenths of a person: the model's counts are rounded before the data are looked at.
 */
export function chooseMarginal(
  scored: readonly Scored[],
  { epsilon, sigma, bits }: { epsilon: Rational; sigma: number; bits: BitSource },
): number {
  const heaviest = Math.max(...scored.map(({ candidate }) => candidate.weight));
  const scores = scored.map(({ candidate, believed }) =>
    BigInt(candidate.weight * scoreOf(candidate, believed, sigma)),
  );
  return chooseByScore(bits, scores, { epsilon, sensitivity: BigInt(heaviest * GRAIN) });
}

function scoreOf({ counts, counted }: Candidate, believed: Float64Array, sigma: number): number {
  let distance = 0;
  for (let cell = 0; cell < counts.length; cell += 1)
    if (counted[cell])
      distance += Math.abs(GRAIN * (counts[cell] as number) - Math.round(GRAIN * (believed[cell] as number)));
  return distance - Math.round(GRAIN * noiseOf({ counted }, believed, sigma));
}

/**
 * The distance that noise of this size would bring to a marginal by itself: its mean absolute value for each cell, but no more than twice what
 * stands in the cell. Counts do not fall below zero and the model knows the total, so that a cell that is believed empty stays nearly so; AIM counts the
 * full noise for each cell, and shuns marginals with many empty cells.
 */
export function noiseOf({ counted }: Pick<Candidate, 'counted'>, believed: Float64Array, sigma: number): number {
  const each = Math.sqrt(2 / Math.PI) * sigma;
  let sum = 0;
  for (let cell = 0; cell < believed.length; cell += 1)
    if (counted[cell]) sum += Math.min(each, MOST_NOISE * (believed[cell] as number));
  return sum;
}
