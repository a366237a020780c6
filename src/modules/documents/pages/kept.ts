/**
 * Pieces of pages that were printed once and are the same until what they show changes. The key must name everything that the
 * piece depends on, its revision included; the oldest go when there are too many.
 */
export class Kept {
  readonly #pieces = new Map<string, string>();
  readonly #most: number;
  #size = 0;

  /** @param most characters kept in all */
  constructor(most: number) {
    this.#most = most;
  }

  /** The piece under `key`, printed now if it is not kept yet. */
  async get(key: string, print: () => Promise<string>): Promise<string> {
    const known = this.#pieces.get(key);
    if (known !== undefined) {
      this.#pieces.delete(key);
      this.#pieces.set(key, known);
      return known;
    }
    const piece = await print();
    this.#put(key, piece);
    return piece;
  }

  #put(key: string, piece: string): void {
    if (this.#pieces.has(key)) return;
    this.#pieces.set(key, piece);
    this.#size += piece.length;
    for (const [oldest, text] of this.#pieces) {
      if (this.#size <= this.#most || oldest === key) return;
      this.#pieces.delete(oldest);
      this.#size -= text.length;
    }
  }
}
