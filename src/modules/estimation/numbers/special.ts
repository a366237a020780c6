/**
 * Special functions that the methods need, at close to full double precision.
 * Sources: Abramowitz & Stegun (1964), chapters 6 and 26; Wichura (1988), algorithm AS 241.
 */

const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156, -3617 / 122400];
const HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

/** Natural logarithm of the gamma function for x > 0, by Stirling's series after shifting x above 10 (A&S 6.1.40, 6.1.15). */
export function logGamma(x: number): number {
  let shift = 0;
  let z = x;
  if (z < 10) {
    let product = 1;
    while (z < 10) {
      product *= z;
      z += 1;
    }
    shift = Math.log(product);
  }
  const inverse = 1 / z;
  const square = inverse * inverse;
  let series = 0;
  for (let k = STIRLING.length - 1; k >= 0; k -= 1) series = series * square + (STIRLING[k] as number);
  return (z - 0.5) * Math.log(z) - z + HALF_LOG_TWO_PI + series * inverse - shift;
}

const factorials: number[] = [0, 0];

/** Logarithm of n!, for a count n (not necessarily whole). */
export function logFactorial(n: number): number {
  if (n < 4096 && Number.isInteger(n)) {
    for (let k = factorials.length; k <= n; k += 1) factorials.push(logGamma(k + 1));
    return factorials[n] as number;
  }
  return logGamma(n + 1);
}

/**
 * Both tails of the Poisson law: P(X <= n) and P(X >= n) for X with this mean. The smaller one is summed term by term away
 * from n, so that it is exact to rounding however small it is; the other follows from P(X<=n) + P(X>=n) = 1 + P(X=n).
 */
export function poissonTails(n: number, mean: number): { atMost: number; atLeast: number } {
  if (mean <= 0) return { atMost: 1, atLeast: n === 0 ? 1 : 0 };
  const point = Math.exp(n * Math.log(mean) - mean - logFactorial(n));
  if (n >= mean) {
    let sum = 1;
    let term = 1;
    for (let k = n + 1; term > sum * 1e-17; k += 1) {
      term *= mean / k;
      sum += term;
    }
    const atLeast = Math.min(1, point * sum);
    return { atMost: Math.min(1, Math.max(0, 1 + point - atLeast)), atLeast };
  }
  let sum = 1;
  let term = 1;
  for (let k = n; k > 0 && term > sum * 1e-17; k -= 1) {
    term *= k / mean;
    sum += term;
  }
  const atMost = Math.min(1, point * sum);
  return { atMost, atLeast: Math.min(1, Math.max(0, 1 + point - atMost)) };
}

const A = [3.387132872796366608, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125, 45921.953931549871457, 67265.770927008700853, 33430.575583588128105, 2509.0809287301226727];
const B = [1, 42.313330701600911252, 687.1870074920579083, 5394.1960214247511077, 21213.794301586595867, 39307.89580009271061, 28729.085735721942674, 5226.495278852545925];
const C = [1.42343711074968357734, 4.6303378461565452959, 5.7694972214606914055, 3.64784832476320460504, 1.27045825245236838258, 0.24178072517745061177, 0.0227238449892691845833, 7.7454501427834140764e-4];
const D = [1, 2.05319162663775882187, 1.6763848301838038494, 0.68976733498510000455, 0.14810397642748007459, 0.0151986665636164571966, 5.475938084995344946e-4, 1.05075007164441684324e-9];
const E = [6.6579046435011037772, 5.4637849111641143699, 1.7848265399172913358, 0.29656057182850489123, 0.026532189526576123093, 0.0012426609473880784386, 2.71155556874348757815e-5, 2.01033439929228813265e-7];
const F = [1, 0.59983220655588793769, 0.13692988092273580531, 0.0148753612908506148525, 7.868691311456132591e-4, 1.8463183175100546818e-5, 1.4215117583164458887e-7, 2.04426310338993978564e-15];

function ratio(numerator: number[], denominator: number[], x: number): number {
  let top = 0;
  let bottom = 0;
  for (let k = 7; k >= 0; k -= 1) {
    top = top * x + (numerator[k] as number);
    bottom = bottom * x + (denominator[k] as number);
  }
  return top / bottom;
}

/** Quantile of the standard normal law at p in [0, 1], to about 1e-16 (AS 241, PPND16). */
export function normalQuantile(p: number): number {
  if (p <= 0) return Number.NEGATIVE_INFINITY;
  if (p >= 1) return Number.POSITIVE_INFINITY;
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) return q * ratio(A, B, 0.180625 - q * q);
  const tail = Math.sqrt(-Math.log(q < 0 ? p : 1 - p));
  const value = tail <= 5 ? ratio(C, D, tail - 1.6) : ratio(E, F, tail - 5);
  return q < 0 ? -value : value;
}

/** Complementary error function for x >= 0 by its continued fraction (A&S 7.1.14) or series (A&S 7.1.6). */
function complementaryError(x: number): number {
  if (x < 2.5) {
    let term = x;
    let sum = x;
    for (let k = 1; Math.abs(term) > 1e-18 * Math.abs(sum); k += 1) {
      term *= (2 * x * x) / (2 * k + 1);
      sum += term;
      if (term === 0) break;
    }
    return 1 - (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
  }
  let fraction = 0;
  for (let k = 80; k >= 1; k -= 1) fraction = k / 2 / (x + fraction);
  return Math.exp(-x * x) / Math.sqrt(Math.PI) / (x + fraction);
}

/** Distribution function of the standard normal law. */
export function normalProbability(z: number): number {
  if (z === Number.POSITIVE_INFINITY) return 1;
  if (z === Number.NEGATIVE_INFINITY) return 0;
  const tail = 0.5 * complementaryError(Math.abs(z) / Math.SQRT2);
  return z > 0 ? 1 - tail : tail;
}

/**
 * Sample quantile by linear interpolation between order statistics, h = (n - 1) p + 1 (Hyndman & Fan 1996, definition 7).
 * `sorted` ascends; infinite values are allowed and stay infinite.
 */
export function quantile(sorted: ArrayLike<number>, p: number): number {
  const h = (sorted.length - 1) * p;
  const low = Math.floor(h);
  const below = sorted[low] as number;
  const above = sorted[Math.min(low + 1, sorted.length - 1)] as number;
  if (h === low || below === above) return below;
  return below + (h - low) * (above - below);
}
