import { randomFillSync } from 'node:crypto';

/** Where random whole numbers come from. Everything that is drawn is drawn from `below`, which is exact. */
export interface BitSource {
  /** 32 random bits as a whole number. */
  word(): number;
  /** False for the seeded source: what is drawn from it protects nobody. */
  readonly private: boolean;
}

const WORDS = 4096;

/** The secure generator of the system, fetched in pieces. */
export function secureBits(): BitSource {
  const buffer = new Uint32Array(WORDS);
  let at = WORDS;
  return {
    private: true,
    word() {
      if (at === WORDS) {
        randomFillSync(buffer);
        at = 0;
      }
      const word = buffer[at] ?? 0;
      // Noise that was used can be subtracted by whoever reads it in memory.
      buffer[at] = 0;
      at += 1;
      return word;
    },
  };
}

/** The same bits for the same seed (xoshiro128**, Blackman & Vigna 2018; seeded by splitmix32). For tests only: never private. */
export function seededBits(seed: number): BitSource {
  let mix = seed >>> 0;
  const next = (): number => {
    mix = (mix + 0x9e3779b9) >>> 0;
    let z = mix;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return (z ^ (z >>> 15)) >>> 0;
  };
  let [a, b, c, d] = [next(), next(), next(), next()];
  const rotate = (x: number, k: number): number => ((x << k) | (x >>> (32 - k))) >>> 0;
  return {
    private: false,
    word() {
      const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
      const t = b << 9;
      c ^= a;
      d ^= b;
      b ^= c;
      a ^= d;
      c ^= t;
      d = rotate(d, 11);
      return result;
    },
  };
}
