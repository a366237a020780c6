/** Limits of a count, exact: no normal approximation, so that they hold for one victim as for ten thousand. Pure. */

export interface Limits {
  low: number;
  high: number;
}

/**
 * Exact central limits for the mean of a Poisson count (Garwood, F. 1936. "Fiducial limits for the Poisson distribution". Biometrika 28,
 * equations on p. 438): the means with which `n` or more, and `n` or fewer, would come about with a chance of `alpha` / 2 each.
 *
 * @param n a whole number of persons, not below 0
 * @param alpha share of cases in which the limits may miss the mean, both sides together; 0.05 unless told otherwise
 */
export function poissonLimits(n: number, alpha = 0.05): Limits {
  return {
    low: n === 0 ? 0 : meanWith((mean) => atLeast(n, mean) >= alpha / 2, n),
    high: meanWith((mean) => atLeast(n + 1, mean) >= 1 - alpha / 2, n + 1),
  };
}

/** The least mean for which `reached` holds; it holds from there on. */
function meanWith(reached: (mean: number) => boolean, near: number): number {
  let [low, high] = [0, near + 10 * Math.sqrt(near) + 20];
  for (let step = 0; step < 100 && high - low > 1e-9 * high; step += 1) {
    const middle = (low + high) / 2;
    if (reached(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** The chance of `n` or more, n at least 1: the regularized lower incomplete gamma function P(n, mean). */
function atLeast(n: number, mean: number): number {
  if (mean <= 0) return 0;
  const front = Math.exp(n * Math.log(mean) - mean - logGamma(n));
  return Math.min(1, mean < n + 1 ? front * bySeries(n, mean) : 1 - front * byFraction(n, mean));
}

/** Abramowitz & Stegun 6.5.29. */
function bySeries(n: number, mean: number): number {
  let term = 1 / n;
  let sum = term;
  for (let k = 1; k < 100_000 && term > sum * 1e-16; k += 1) {
    term *= mean / (n + k);
    sum += term;
  }
  return sum;
}

/** Abramowitz & Stegun 6.5.31, by Lentz's method. */
function byFraction(n: number, mean: number): number {
  const tiny = 1e-300;
  let b = mean + 1 - n;
  let c = 1 / tiny;
  let d = 1 / b;
  let found = d;
  for (let k = 1; k < 100_000; k += 1) {
    const a = -k * (k - n);
    b += 2;
    d = 1 / (Math.abs(a * d + b) < tiny ? tiny : a * d + b);
    c = Math.abs(b + a / c) < tiny ? tiny : b + a / c;
    found *= c * d;
    if (Math.abs(c * d - 1) < 1e-15) break;
  }
  return found;
}

/** Stirling's series (Abramowitz & Stegun 6.1.41), reached from above 12 by the recurrence: exact to about 1e-14. */
function logGamma(x: number): number {
  let shift = 0;
  let at = x;
  while (at < 12) {
    shift -= Math.log(at);
    at += 1;
  }
  const square = at * at;
  const series = (1 / 12 - (1 / 360 - (1 / 1260 - 1 / (1680 * square)) / square) / square) / at;
  return shift + (at - 0.5) * Math.log(at) - at + 0.5 * Math.log(2 * Math.PI) + series;
}
