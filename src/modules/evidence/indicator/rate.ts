import { noiseMargin } from '../published/noise-margin.js';
import type { Counted } from '../published/published-table.js';
import type { ReleaseMethod } from '../releases/release.js';
import { type Limits, poissonLimits } from './poisson-limits.js';

/** Victims detected per 100,000 persons (SDG indicator 16.2.2), with how far the number may be off. Pure. */

const PER = 100_000;
const MISSED = 0.05;

/** Why a rate has no error bar. */
export type NoBar = 'unknown' | 'part-hidden';

export type Rate =
  | {
      kind: 'rate';
      /** Per 100,000. */
      value: number;
      /** Null where none can be said, and why. */
      bar: Limits | null;
      without: NoBar | null;
      /** Only a part of the persons is shown: the rate is at least this. */
      atLeast: boolean;
    }
  /** The release does not show the count, or nobody said how many persons live there. */
  | { kind: 'none'; why: 'hidden' | 'no-population' };

/**
 * The rate of a count as it was released, and of nothing else: a count that is not shown has no rate, because whoever knows the population
 * would read the count from it.
 *
 * The bar holds two things: what chance alone does to so small a number (exact Poisson limits, Garwood 1936), and what the protection of the
 * release does (`noiseMargin`). Where there is both, each gets half of the 5 in 100 cases that the bar may miss (Bonferroni), so that together
 * they hold in at least 95: the limits of the lowest and of the highest count that the protection leaves open. It holds nothing of those
 * who were never detected.
 *
 * @param persons of that sex and age in that year; null where it is not known
 */
export function rateOf(counted: Counted, persons: number | null, method: ReleaseMethod | null): Rate {
  const { value, hidden } = counted;
  if (value === null) return { kind: 'none', why: 'hidden' };
  if (persons === null || persons <= 0) return { kind: 'none', why: 'no-population' };
  const per = (n: number): number => (n / persons) * PER;
  const margin = noiseMargin(method, counted, 0.975);
  const without = hidden > 0 ? 'part-hidden' : margin === null ? 'unknown' : null;
  return {
    ...{ kind: 'rate', value: per(value), atLeast: hidden > 0, without },
    bar: without === null && margin !== null ? perEach(countLimits(value, margin), per) : null,
  };
}

const perEach = ({ low, high }: Limits, per: (n: number) => number): Limits => ({ low: per(low), high: per(high) });

/** Where the mean of a count lies that was released with noise of at most `margin`. */
export function countLimits(value: number, margin: number): Limits {
  if (margin === 0) return poissonLimits(value, MISSED);
  return {
    low: poissonLimits(Math.max(0, value - margin), MISSED / 2).low,
    high: poissonLimits(value + margin, MISSED / 2).high,
  };
}
