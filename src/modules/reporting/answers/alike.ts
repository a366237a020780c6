import type { Lang } from '../../../kernel/i18n/index.js';
import { paragraphsOf } from './sentences.js';

/**
 * Passages that are nearly the same, found among many texts by sets of word shingles (Broder 1997, "On the resemblance and containment of
 * documents"): sketches by minima of hashes choose what to compare, and what is compared is told by the true resemblance. Pure.
 */

/** Words of a shingle; fewer make everything alike, more find copies only. */
const SHINGLE = 4;
/** Fewer words are a phrase, and no passage. */
const FEWEST_WORDS = 12;
/** A passage ends with the sentence that reaches so many. */
const PASSAGE_WORDS = 40;
const BANDS = 24;
const ROWS = 3;
/** From here on passages count as nearly the same: resemblance of their shingles, 0 to 1. */
export const ALIKE = 0.6;

/** A passage of a text with what it is compared by. */
export interface Sketched {
  /** Of the text it stands in. */
  text: number;
  start: number;
  end: number;
  /** Hashes of its shingles, sorted, each once. */
  shingles: Uint32Array;
  minima: Uint32Array;
}

/**
 * Cuts a text into passages and sketches them.
 *
 * @param text a number of the caller’s own, by which the passage is found again.
 */
export function sketch(words: string, lang: Lang, text: number): Sketched[] {
  return passages(words, lang).map(({ start, end, hashes }) => {
    const shingles = shinglesOf(hashes);
    return { text, start, end, shingles, minima: minimaOf(shingles) };
  });
}

function passages(words: string, lang: Lang): { start: number; end: number; hashes: number[] }[] {
  const found: { start: number; end: number; hashes: number[] }[] = [];
  for (const sentences of paragraphsOf(words, lang)) {
    let open: { start: number; end: number; hashes: number[] } | null = null;
    for (const { start, end, text } of sentences) {
      const hashes = wordHashes(text);
      if (open === null) open = { start, end, hashes };
      else open = { start: open.start, end, hashes: [...open.hashes, ...hashes] };
      if (open.hashes.length < PASSAGE_WORDS) continue;
      found.push(open);
      open = null;
    }
    if (open !== null && open.hashes.length >= FEWEST_WORDS) found.push(open);
  }
  return found;
}

const WORDS = new Intl.Segmenter('und', { granularity: 'word' });

function wordHashes(text: string): number[] {
  const hashes: number[] = [];
  for (const { segment, isWordLike } of WORDS.segment(text.normalize('NFKC').toLowerCase()))
    if (isWordLike) hashes.push(hashOf(segment));
  return hashes;
}

/** FNV-1a over UTF-16 units. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

function shinglesOf(words: readonly number[]): Uint32Array {
  const found = new Set<number>();
  for (let at = 0; at + SHINGLE <= words.length; at += 1) {
    let hash = 0x811c9dc5;
    for (let k = 0; k < SHINGLE; k += 1) hash = mixed(hash ^ (words[at + k] ?? 0));
    found.add(hash >>> 0);
  }
  return Uint32Array.from(found).sort();
}

/** The last step of MurmurHash3: every bit of the value reaches every other. */
function mixed(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

function minimaOf(shingles: Uint32Array): Uint32Array {
  const minima = new Uint32Array(BANDS * ROWS).fill(0xffffffff);
  for (const shingle of shingles) {
    for (let k = 0; k < minima.length; k += 1) {
      const hash = mixed(shingle ^ Math.imul(k + 1, 0x9e3779b1)) >>> 0;
      if (hash < (minima[k] ?? 0)) minima[k] = hash;
    }
  }
  return minima;
}

/** Of sorted sets: how much of both is in both. */
export function resemblance(a: Uint32Array, b: Uint32Array): number {
  let [i, j, both] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const [one, other] = [a[i] ?? 0, b[j] ?? 0];
    if (one === other) both += 1;
    if (one <= other) i += 1;
    if (other <= one) j += 1;
  }
  const all = a.length + b.length - both;
  return all === 0 ? 0 : both / all;
}

/**
 * Groups of passages of different texts that are nearly the same, the largest first; in a group each is like at least one other.
 *
 * @returns places in `sketched`.
 */
export function alikeGroups(sketched: readonly Sketched[]): number[][] {
  const parent = sketched.map((_, at) => at);
  const root = (at: number): number => {
    let here = at;
    while (parent[here] !== here) {
      const above = parent[here] ?? here;
      parent[here] = parent[above] ?? above;
      here = parent[here] ?? here;
    }
    return here;
  };
  for (let band = 0; band < BANDS; band += 1) {
    const buckets = new Map<string, number[]>();
    for (const [at, { minima, shingles }] of sketched.entries()) {
      if (shingles.length === 0) continue;
      const key = minima.subarray(band * ROWS, (band + 1) * ROWS).join(' ');
      const bucket = buckets.get(key) ?? [];
      for (const other of bucket)
        if (root(other) !== root(at) && alike(sketched[other], sketched[at])) parent[root(at)] = root(other);
      bucket.push(at);
      buckets.set(key, bucket);
    }
  }
  const groups = new Map<number, number[]>();
  for (const at of sketched.keys()) groups.set(root(at), [...(groups.get(root(at)) ?? []), at]);
  return [...groups.values()]
    .filter((group) => new Set(group.map((at) => sketched[at]?.text)).size > 1)
    .sort((a, b) => b.length - a.length || (a[0] ?? 0) - (b[0] ?? 0));
}

function alike(a: Sketched | undefined, b: Sketched | undefined): boolean {
  return a !== undefined && b !== undefined && resemblance(a.shingles, b.shingles) >= ALIKE;
}
