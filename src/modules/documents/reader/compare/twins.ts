import type { Twins } from './comparison.js';
import type { Unit } from './paragraphs.js';
import { Likeness } from './similarity.js';

const NEARLY_THE_SAME = 0.6;
/** ... or the shorter one is nearly all in the longer one. */
const NEARLY_WITHIN = 0.75;
const FEWEST_WORDS = 8;

/**
 * Paragraphs of one text that nearly say the same: a draft that repeats itself, as one reads out of two proposals joined. Pairs in
 * the order of the text; preambular, operative and annex paragraphs are compared each with their own.
 */
export function twinsAmong(all: readonly Unit[]): Twins[] {
  const units = all.filter((unit) => unit.tokens.filter((word) => word.isWord).length >= FEWEST_WORDS);
  const likeness = new Likeness(units);
  const twins: Twins[] = [];
  for (const [i, a] of units.entries()) {
    for (const b of units.slice(i + 1)) {
      if (a.ref.place !== b.ref.place) continue;
      const similarity = likeness.between(a, b);
      if (similarity >= NEARLY_THE_SAME || shorterWithin(likeness, a, b) >= NEARLY_WITHIN) {
        twins.push({ first: a.ref, second: b.ref, similarity: Math.round(similarity * 1000) / 1000 });
      }
    }
  }
  return twins;
}

function shorterWithin(likeness: Likeness<Unit>, a: Unit, b: Unit): number {
  const [p, q] = [likeness.profile(a), likeness.profile(b)];
  return p.weight <= q.weight ? likeness.within(p, q) : likeness.within(q, p);
}
