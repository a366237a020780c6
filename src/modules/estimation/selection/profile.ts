import type { Table } from '../loglinear/estimator.js';
import type { Workspace } from '../loglinear/newton.js';
import { normalQuantile } from '../numbers/special.js';
import { type Interval, intervalOf } from '../resampling/bootstrap.js';

/** The maximum of a profile likelihood over the population, and where it falls by the chi-square bound on either side. */
export interface Profile {
  estimate: number;
  /** Its intervals, computed when asked; null where the profile never falls enough on one side. */
  interval(): Interval | null;
}

/**
 * Profile likelihood of the population N under a log-linear model (Cormack 1992, Biometrics 48:567): for each N the model is
 * fitted to the complete table with N - n persons unseen, and the multinomial log-likelihood is
 *
 *     l(N) = log N! - log (N - n)! + sum over the 2^k cells of y log(m / N),    y = N - n in the unseen cell.
 *
 * the factorials by Stirling's formula without its correction 1 / 12N, as in that paper (below ten unseen this shifts the limits by a few
 * per cent of one person). An interval of level 1 - 2a holds the N whose 2 (l max - l) is at most the squared normal quantile at 1 - a.
 */
export function profilePopulation(
  workspace: Workspace,
  terms: Int32Array,
  table: Table,
  start: Float64Array,
): Profile | null {
  const { counts, margins } = table;
  const n = margins[0] as number;
  const complete = counts.slice();
  const statistics = margins.slice();
  const kept = new Uint8Array(counts.length).fill(1);
  let warm = start;
  const logLikelihood = (unseen: number): number => {
    complete[0] = unseen;
    statistics[0] = n + unseen;
    warm = workspace.fit(complete, kept, terms, statistics, warm, 60).theta;
    const population = n + unseen;
    let sum = (population + 0.5) * Math.log(population) - (unseen + 0.5) * Math.log(unseen) - n;
    for (let w = 0; w < complete.length; w += 1) {
      const y = complete[w] as number;
      if (y > 0) sum += y * Math.log((workspace.mean[w] as number) / population);
    }
    return sum;
  };
  const guess = Math.exp(start[0] as number);
  if (!(guess > 0 && guess < 1e9 * n)) return null;
  const top = maximizeConcave(logLikelihood, guess);
  const peak = logLikelihood(top);
  const drop = (unseen: number, bound: number): number => 2 * (peak - logLikelihood(unseen)) - bound;
  const side = (p: number): number => {
    const bound = normalQuantile(p) ** 2;
    const edge = p < 0.5 ? below(drop, top, bound) : above(drop, top, bound);
    return n + edge;
  };
  const interval = (): Interval | null => {
    const found = intervalOf(side);
    return Object.values(found).every(Number.isFinite) ? found : null;
  };
  return { estimate: n + top, interval };
}

/** Golden-section search for the maximum over the log of the unseen, between guess / 4 and 4 guess, widened as needed. */
function maximizeConcave(value: (unseen: number) => number, guess: number): number {
  const golden = (Math.sqrt(5) - 1) / 2;
  let low = Math.log(guess) - 1.5;
  let high = Math.log(guess) + 1.5;
  let left = high - golden * (high - low);
  let right = low + golden * (high - low);
  let atLeft = value(Math.exp(left));
  let atRight = value(Math.exp(right));
  while (high - low > 1e-5) {
    if (atLeft > atRight) {
      high = right;
      right = left;
      atRight = atLeft;
      left = high - golden * (high - low);
      atLeft = value(Math.exp(left));
    } else {
      low = left;
      left = right;
      atLeft = atRight;
      right = low + golden * (high - low);
      atRight = value(Math.exp(right));
    }
  }
  return refineBySlope(value, (low + high) / 2);
}

/**
 * Newton steps on the zero of the slope, taken by differences over five points (error of the fourth order in the step): past
 * the flat top, where comparing values loses half the digits.
 */
function refineBySlope(value: (unseen: number) => number, centre: number): number {
  const step = 1e-2;
  let x = centre;
  for (let round = 0; round < 3; round += 1) {
    const [a2, a1, b, c1, c2] = [-2, -1, 0, 1, 2].map((k) => value(Math.exp(x + k * step))) as [
      number,
      number,
      number,
      number,
      number,
    ];
    const slope = (8 * (c1 - a1) - (c2 - a2)) / (12 * step);
    const curvature = (16 * (a1 + c1) - (a2 + c2) - 30 * b) / (12 * step * step);
    if (!(curvature < 0)) break;
    x -= slope / curvature;
  }
  return Math.exp(x);
}

type Drop = (unseen: number, bound: number) => number;

function below(drop: Drop, top: number, bound: number): number {
  let low = top / 2;
  while (drop(low, bound) < 0) {
    low /= 2;
    if (low < 0.01) return 0;
  }
  return bisect((unseen) => drop(unseen, bound), low, top);
}

function above(drop: Drop, top: number, bound: number): number {
  let high = top * 2;
  while (drop(high, bound) < 0) {
    high *= 2;
    if (high > 1e7 * top) return Number.POSITIVE_INFINITY;
  }
  return bisect((unseen) => drop(unseen, bound), high, top);
}

/** Where a function positive at `outside` and negative at `inside` crosses zero. */
function bisect(f: (x: number) => number, outside: number, inside: number): number {
  let positive = outside;
  let negative = inside;
  for (let k = 0; k < 60 && Math.abs(positive - negative) > 1e-9 * negative; k += 1) {
    const middle = (positive + negative) / 2;
    if (f(middle) > 0) positive = middle;
    else negative = middle;
  }
  return (positive + negative) / 2;
}
