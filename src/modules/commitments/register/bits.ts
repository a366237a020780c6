/** A set of small numbers, one bit each: what belongs to one value of a filter. */
export class Bits {
  #words: Uint32Array;

  constructor(size = 0) {
    this.#words = new Uint32Array((size + 31) >>> 5);
  }

  static of(numbers: Iterable<number>, size = 0): Bits {
    const set = new Bits(size);
    for (const n of numbers) set.add(n);
    return set;
  }

  has(n: number): boolean {
    return ((this.#words[n >>> 5] ?? 0) & (1 << (n & 31))) !== 0;
  }

  add(n: number): void {
    const at = n >>> 5;
    if (at >= this.#words.length) this.#grow(at + 1);
    this.#words[at] = (this.#words[at] ?? 0) | (1 << (n & 31));
  }

  remove(n: number): void {
    const at = n >>> 5;
    if (at < this.#words.length) this.#words[at] = (this.#words[at] ?? 0) & ~(1 << (n & 31));
  }

  /** What is in both. */
  and(other: Bits): Bits {
    const both = new Bits();
    both.#words = new Uint32Array(Math.min(this.#words.length, other.#words.length));
    for (let at = 0; at < both.#words.length; at++) both.#words[at] = (this.#words[at] ?? 0) & (other.#words[at] ?? 0);
    return both;
  }

  /** What is in this one and not in the other. */
  without(other: Bits): Bits {
    const left = new Bits();
    left.#words = this.#words.slice();
    const shared = Math.min(this.#words.length, other.#words.length);
    for (let at = 0; at < shared; at++) left.#words[at] = (this.#words[at] ?? 0) & ~(other.#words[at] ?? 0);
    return left;
  }

  /** What is in any of them. */
  static union(sets: readonly Bits[]): Bits {
    const all = new Bits();
    all.#words = new Uint32Array(Math.max(0, ...sets.map((set) => set.#words.length)));
    for (const set of sets) {
      for (let at = 0; at < set.#words.length; at++) all.#words[at] = (all.#words[at] ?? 0) | (set.#words[at] ?? 0);
    }
    return all;
  }

  count(): number {
    let sum = 0;
    for (const word of this.#words) sum += ones(word);
    return sum;
  }

  /** How many are in both, without making the set. */
  countWith(other: Bits): number {
    const shared = Math.min(this.#words.length, other.#words.length);
    let sum = 0;
    for (let at = 0; at < shared; at++) sum += ones((this.#words[at] ?? 0) & (other.#words[at] ?? 0));
    return sum;
  }

  /** Its numbers from the smallest on. */
  each(see: (n: number) => void): void {
    for (let at = 0; at < this.#words.length; at++) {
      let word = this.#words[at] ?? 0;
      while (word !== 0) {
        const lowest = word & -word;
        see(at * 32 + 31 - Math.clz32(lowest));
        word ^= lowest;
      }
    }
  }

  #grow(words: number): void {
    const grown = new Uint32Array(Math.max(words, this.#words.length * 2));
    grown.set(this.#words);
    this.#words = grown;
  }
}

/** How many bits of a word are set (Warren, Hacker's Delight, 5-2). */
function ones(word: number): number {
  let n = word - ((word >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
