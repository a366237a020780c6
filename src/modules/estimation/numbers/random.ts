/**
 * A seeded source of random numbers: the same seed gives the same draws on every machine, so that a report can be run
 * again. The generator is xoshiro128** (Blackman & Vigna 2021, ACM TOMS 47:36), its state filled by SplitMix32.
 */
export interface RandomSource {
  /** Uniform on (0, 1), 53 bits, never 0. */
  uniform(): number;
}

export function randomSource(seed: number): RandomSource {
  let mix = seed >>> 0;
  const next = (): number => {
    mix = (mix + 0x9e3779b9) | 0;
    let z = mix ^ (mix >>> 16);
    z = Math.imul(z, 0x21f0aaad);
    z ^= z >>> 15;
    z = Math.imul(z, 0x735a2d97);
    return z ^ (z >>> 15);
  };
  mix = (mix ^ Math.floor(seed / 4294967296)) | 0;
  let a = next();
  let b = next();
  let c = next();
  let d = next() | 1;
  const word = (): number => {
    const five = Math.imul(b, 5);
    const result = Math.imul((five << 7) | (five >>> 25), 9) >>> 0;
    const t = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= t;
    d = (d << 11) | (d >>> 21);
    return result;
  };
  return {
    uniform: () => ((word() >>> 5) * 67108864 + (word() >>> 6) + 0.5) / 9007199254740992,
  };
}

/** Standard normal draw, polar method (Marsaglia & Bray 1964). */
export function drawNormal(source: RandomSource): number {
  for (;;) {
    const u = 2 * source.uniform() - 1;
    const v = 2 * source.uniform() - 1;
    const s = u * u + v * v;
    if (s > 0 && s < 1) return u * Math.sqrt((-2 * Math.log(s)) / s);
  }
}

/** Gamma draw with this shape and scale 1 (Marsaglia & Tsang 2000). */
export function drawGamma(source: RandomSource, shape: number): number {
  if (shape < 1) return drawGamma(source, shape + 1) * source.uniform() ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = drawNormal(source);
    const v = (1 + c * x) ** 3;
    if (v <= 0) continue;
    const u = source.uniform();
    if (Math.log(u) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** Beta draw, as a ratio of gamma draws (Devroye 1986, section IX.4). */
export function drawBeta(source: RandomSource, a: number, b: number): number {
  const x = drawGamma(source, a);
  const y = drawGamma(source, b);
  return x / (x + y);
}
