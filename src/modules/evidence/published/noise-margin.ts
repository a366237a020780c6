import type { ReleaseMethod } from '../releases/release.js';
import { laplaceMargin } from '../tables/laplace-noise.js';

/** What a sum is made of: shown figures, and draws of noise behind them. */
export interface Behind {
  cells: number;
  hidden: number;
  drawn: number;
}

const ONE: Behind = { cells: 1, hidden: 0, drawn: 1 };
/** Two-sided points of the normal distribution, rounded up. */
const POINTS = { 0.95: 1.96, 0.975: 2.2415 } as const;
export type Share = keyof typeof POINTS;

/**
 * How far the protection of a release may have moved a figure or a sum of figures, in `share` of all draws; null where nobody can say (synthetic
 * records).
 *
 * Exact for tables of which numbers are withheld, and for one figure with Laplace noise. A cell key never moves a figure by more than its
 * `most`. A sum of independent draws: the normal point, corrected for the tails of the sum (Cornish & Fisher 1938, first term in the
 * excess kurtosis; for the discrete Laplace distribution with q = exp(-epsilon) it is (1 + 4q + q²) / 2q, its variance 2q / (1 - q)²).
 */
export function noiseMargin(method: ReleaseMethod | null, of: Behind = ONE, share: Share = 0.95): number | null {
  // Generated records stand for themselves.
  if (method === null || method.name === 'k' || method.name === 'protected') return 0;
  const point = POINTS[share];
  if (method.name === 'cellkey') {
    const shown = of.cells - of.hidden;
    return Math.min(method.most * shown, Math.ceil(point * Math.sqrt(method.variance * shown)));
  }
  if (method.name !== 'dp') return null;
  if (of.drawn <= 1) return laplaceMargin(method.epsilon, share);
  const q = Math.exp(-method.epsilon);
  const tails = (1 + 4 * q + q * q) / (2 * q) / of.drawn;
  return Math.ceil((point + ((point ** 3 - 3 * point) * tails) / 24) * (Math.sqrt(2 * q * of.drawn) / (1 - q)));
}
