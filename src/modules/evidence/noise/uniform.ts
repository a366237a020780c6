import type { BitSource } from './random-bits.js';

/** Whole numbers that a double holds exactly. */
export const EXACT = Number.MAX_SAFE_INTEGER;
const WORD = 2 ** 32;

/**
 * A whole number from 0 to `bound - 1`, each equally likely: bits of just the length needed, drawn again when too large. Whole numbers
 * below 2^53 are exact in a double, so nothing here is rounded.
 */
export function below(bits: BitSource, bound: number): number {
  if (!(bound >= 1 && bound <= EXACT)) throw new RangeError(`no whole number below ${bound}`);
  if (bound <= WORD) {
    // The largest power of two that is needed; a mask of 32 ones where the bound takes them all.
    const mask = bound === 1 ? 0 : 0xffffffff >>> Math.clz32(bound - 1);
    for (;;) {
      const drawn = (bits.word() & mask) >>> 0;
      if (drawn < bound) return drawn;
    }
  }
  const high = Math.ceil(bound / WORD);
  const mask = 0xffffffff >>> Math.clz32(high - 1 || 1);
  for (;;) {
    const drawn = ((bits.word() & mask) >>> 0) * WORD + bits.word();
    if (drawn < bound) return drawn;
  }
}

/** The same for any bound. */
export function belowBig(bits: BitSource, bound: bigint): bigint {
  if (bound <= BigInt(EXACT)) return BigInt(below(bits, Number(bound)));
  const length = (bound - 1n).toString(2).length;
  for (;;) {
    let drawn = 0n;
    for (let got = 0; got < length; got += 32) drawn = (drawn << 32n) | BigInt(bits.word());
    drawn &= (1n << BigInt(length)) - 1n;
    if (drawn < bound) return drawn;
  }
}

/** True with probability `numerator / denominator`, exactly. */
export function chance(bits: BitSource, numerator: bigint, denominator: bigint): boolean {
  return belowBig(bits, denominator) < numerator;
}

/** `chance` for whole numbers below 2^53. */
export function chanceSmall(bits: BitSource, numerator: number, denominator: number): boolean {
  return below(bits, denominator) < numerator;
}
