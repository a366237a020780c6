import type { RandomSource } from './random.js';
import { logFactorial } from './special.js';

/** Poisson draw: multiplication of uniforms below 10 (Devroye 1986, section X.3), transformed rejection PTRS above (Hörmann 1993, IME 12:39). */
export function drawPoisson(source: RandomSource, mean: number): number {
  if (mean <= 0) return 0;
  if (mean < 10) {
    const limit = Math.exp(-mean);
    let product = source.uniform();
    let k = 0;
    while (product > limit) {
      product *= source.uniform();
      k += 1;
    }
    return k;
  }
  const b = 0.931 + 2.53 * Math.sqrt(mean);
  const a = -0.059 + 0.02483 * b;
  const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
  const vr = 0.9277 - 3.6224 / (b - 2);
  for (;;) {
    const u = source.uniform() - 0.5;
    const v = source.uniform();
    const us = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / us) * u + b * u + mean + 0.43);
    if (us >= 0.07 && v <= vr) return k;
    if (k < 0 || (us < 0.013 && v > us)) continue;
    if (Math.log((v * inverseAlpha) / (a / (us * us) + b)) <= k * Math.log(mean) - mean - logFactorial(k)) return k;
  }
}

/** Binomial draw: inversion where n min(p, 1-p) < 10, transformed rejection BTRS above (Hörmann 1993, JSCS 46:101). */
export function drawBinomial(source: RandomSource, n: number, p: number): number {
  if (n <= 0 || p <= 0) return 0;
  if (p >= 1) return n;
  if (p > 0.5) return n - drawBinomial(source, n, 1 - p);
  if (n * p < 10) return invertBinomial(source, n, p);
  const sd = Math.sqrt(n * p * (1 - p));
  const b = 1.15 + 2.53 * sd;
  const a = -0.0873 + 0.0248 * b + 0.01 * p;
  const c = n * p + 0.5;
  const vr = 0.92 - 4.2 / b;
  const alpha = (2.83 + 5.1 / b) * sd;
  const odds = Math.log(p / (1 - p));
  const mode = Math.floor((n + 1) * p);
  const h = logFactorial(mode) + logFactorial(n - mode);
  for (;;) {
    const u = source.uniform() - 0.5;
    const v = source.uniform();
    const us = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / us + b) * u + c);
    if (k < 0 || k > n) continue;
    if (us >= 0.07 && v <= vr) return k;
    if (Math.log((v * alpha) / (a / (us * us) + b)) <= h - logFactorial(k) - logFactorial(n - k) + (k - mode) * odds)
      return k;
  }
}

function invertBinomial(source: RandomSource, n: number, p: number): number {
  const odds = p / (1 - p);
  for (;;) {
    let u = source.uniform();
    let point = Math.exp(n * Math.log1p(-p));
    for (let k = 0; k <= n; k += 1) {
      if (u <= point) return k;
      u -= point;
      point *= ((n - k) / (k + 1)) * odds;
      if (point <= 0) break;
    }
  }
}

/** Multinomial draw of n among cells with these weights, by conditional binomials (Devroye 1986, section XI.1); written into `out`. */
export function drawMultinomial(
  source: RandomSource,
  n: number,
  weights: ArrayLike<number>,
  total: number,
  out: Float64Array,
): void {
  let left = n;
  let rest = total;
  for (let k = 0; k < weights.length; k += 1) {
    const weight = weights[k] as number;
    const drawn = left > 0 && weight > 0 ? (weight >= rest ? left : drawBinomial(source, left, weight / rest)) : 0;
    out[k] = drawn;
    left -= drawn;
    rest -= weight;
  }
}
