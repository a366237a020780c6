import type { Unit } from './paragraphs.js';

/** Words and neighbouring pairs of words of a paragraph, with how often they stand there. */
export type Profile = Map<string, number>;

/**
 * How alike paragraphs are. A word counts by how rare it is in the texts compared: every paragraph of a resolution on
 * trafficking speaks of trafficking, and that makes no two of them the same.
 */
export class Likeness {
  readonly #profiles = new Map<Unit, Profile>();
  readonly #weights = new Map<string, number>();

  constructor(units: readonly Unit[]) {
    const holders = new Map<string, number>();
    for (const unit of units) {
      const profile = profileOf(unit);
      this.#profiles.set(unit, profile);
      for (const term of profile.keys()) holders.set(term, (holders.get(term) ?? 0) + 1);
    }
    for (const [term, count] of holders) this.#weights.set(term, Math.log(1 + units.length / count));
  }

  /** 0 to 1: what both share over the mean of what each has (Dice, weighted). */
  between(a: Unit, b: Unit): number {
    const [p, q] = [this.profile(a), this.profile(b)];
    const both = this.weigh(p) + this.weigh(q);
    return both === 0 ? (a.saying === b.saying ? 1 : 0) : (2 * this.shared(p, q)) / both;
  }

  /** 0 to 1: how much of the first is in the second. */
  within(part: Profile, whole: Profile): number {
    const all = this.weigh(part);
    return all === 0 ? 0 : this.shared(part, whole) / all;
  }

  profile(unit: Unit): Profile {
    return this.#profiles.get(unit) ?? profileOf(unit);
  }

  weigh(profile: Profile): number {
    let sum = 0;
    for (const [term, count] of profile) sum += count * (this.#weights.get(term) ?? 1);
    return sum;
  }

  shared(a: Profile, b: Profile): number {
    const [small, large] = a.size <= b.size ? [a, b] : [b, a];
    let sum = 0;
    for (const [term, count] of small) {
      const other = large.get(term);
      if (other !== undefined) sum += Math.min(count, other) * (this.#weights.get(term) ?? 1);
    }
    return sum;
  }
}

/** What is left of a profile when another is taken out of it. */
export function without(whole: Profile, taken: Profile): Profile {
  const left: Profile = new Map();
  for (const [term, count] of whole) {
    const rest = count - (taken.get(term) ?? 0);
    if (rest > 0) left.set(term, rest);
  }
  return left;
}

function profileOf(unit: Unit): Profile {
  const profile: Profile = new Map();
  let before = '';
  for (const { key, isWord } of unit.tokens) {
    if (!isWord) continue;
    profile.set(key, (profile.get(key) ?? 0) + 1);
    const pair = `${before} ${key}`;
    profile.set(pair, (profile.get(pair) ?? 0) + 1);
    before = key;
  }
  return profile;
}
