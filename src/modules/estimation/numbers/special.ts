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

const A = [
  3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987, 67265.7709270087,
  33430.57558358813, 2509.0809287301227,
];
const B = [
  1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271, 28729.085735721943,
  5226.495278852546,
];
const C = [
  1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684, 0.2417807251774506,
  0.022723844989269184, 0.0007745450142783414,
];
const D = [
  1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
  0.0005475938084995345, 1.0507500716444169e-9,
];
const E = [
  6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
  0.0012426609473880784, 2.7115555687434876e-5, 2.0103343992922881e-7,
];
const F = [
  1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133, 1.8463183175100548e-5,
  1.421511758316446e-7, 2.0442631033899397e-15,
];

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
