import type { Token } from './words.js';

/** A text ready for comparing: a paragraph, or a part of one. */
export interface Spoken {
  tokens: readonly Token[];
  /** `sayingOf` its tokens. */
  saying: string;
}

/** Words and neighbouring pairs of words of a paragraph, by number, ascending, with how often they stand there. */
export interface Profile {
  terms: Int32Array;
  counts: Float64Array;
  /** Sum of the counts, each by the weight of its term. */
  weight: number;
}

/**
 * How alike paragraphs (or clauses) are. A word counts by how rare it is in the texts compared: every paragraph of a resolution on
 * trafficking speaks of trafficking, and that makes no two of them the same.
 */
export class Likeness<Unit extends Spoken = Spoken> {
  readonly #profiles = new Map<Unit, Profile>();
  readonly #weights: Float64Array;

  constructor(units: readonly Unit[]) {
    const numbers = new Map<string, number>();
    const counted = units.map((unit) => termsOf(unit, numbers));
    const holders = new Float64Array(numbers.size);
    for (const counts of counted) for (const term of counts.keys()) holders[term] = (holders[term] ?? 0) + 1;
    this.#weights = holders.map((count) => Math.log(1 + units.length / count));
    for (const [i, unit] of units.entries()) this.#profiles.set(unit, this.#profileOf(counted[i] ?? new Map()));
  }

  /** 0 to 1: what both share over the mean of what each has (Dice, weighted). */
  between(a: Unit, b: Unit): number {
    const [p, q] = [this.profile(a), this.profile(b)];
    const both = p.weight + q.weight;
    return both === 0 ? (a.saying === b.saying ? 1 : 0) : (2 * this.shared(p, q)) / both;
  }

  /** 0 to 1: how much of the first is in the second. */
  within(part: Profile, whole: Profile): number {
    return part.weight === 0 ? 0 : this.shared(part, whole) / part.weight;
  }

  profile(unit: Unit): Profile {
    return this.#profiles.get(unit) ?? this.#profileOf(new Map());
  }

  shared(a: Profile, b: Profile): number {
    let sum = 0;
    for (let i = 0, j = 0; i < a.terms.length && j < b.terms.length; ) {
      const [x = 0, y = 0] = [a.terms[i], b.terms[j]];
      if (x === y) sum += Math.min(a.counts[i++] ?? 0, b.counts[j++] ?? 0) * (this.#weights[x] ?? 1);
      else if (x < y) i++;
      else j++;
    }
    return sum;
  }

  /** What is left of a profile when others are taken out of it. */
  without(whole: Profile, taken: readonly Profile[]): Profile {
    const left = new Map<number, number>();
    for (const [i, term] of whole.terms.entries()) left.set(term, whole.counts[i] ?? 0);
    for (const { terms, counts } of taken) {
      for (const [i, term] of terms.entries()) {
        const rest = left.get(term);
        if (rest !== undefined) left.set(term, rest - (counts[i] ?? 0));
      }
    }
    return this.#profileOf(new Map([...left].filter(([, count]) => count > 0)));
  }

  #profileOf(counted: ReadonlyMap<number, number>): Profile {
    const terms = new Int32Array(counted.size);
    let size = 0;
    for (const term of counted.keys()) terms[size++] = term;
    terms.sort();
    const counts = new Float64Array(size);
    let weight = 0;
    for (let i = 0; i < size; i++) {
      const term = terms[i] ?? 0;
      const count = counted.get(term) ?? 0;
      counts[i] = count;
      weight += count * (this.#weights[term] ?? 1);
    }
    return { terms, counts, weight };
  }
}

function termsOf(unit: Spoken, numbers: Map<string, number>): Map<number, number> {
  const counts = new Map<number, number>();
  const count = (term: string) => {
    const number = numbers.get(term) ?? numbers.size;
    numbers.set(term, number);
    counts.set(number, (counts.get(number) ?? 0) + 1);
  };
  let before = '';
  for (const { key, isWord } of unit.tokens) {
    if (!isWord) continue;
    count(key);
    count(`${before} ${key}`);
    before = key;
  }
  return counts;
}
