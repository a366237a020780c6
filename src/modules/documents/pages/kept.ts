/** A piece of a page that was printed. */
export interface Printed {
  /** Of the document. */
  id: string;
  title: string;
  html: string;
}

/**
 * Pieces of pages that were printed once and are the same until what they show changes. The key must name everything that the
 * piece depends on, the state of the database included; the oldest go when there are too many.
 */
export class Kept {
  readonly #pieces = new Map<string, Printed>();
  readonly #most: number;
  #size = 0;

  /** @param most characters kept in all */
  constructor(most: number) {
    this.#most = most;
  }

  /** The piece under `key`, printed now if it is not kept yet. */
  async get(key: string, print: () => Promise<Printed>): Promise<Printed> {
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

  #put(key: string, piece: Printed): void {
    if (this.#pieces.has(key)) return;
    this.#pieces.set(key, piece);
    this.#size += piece.html.length;
    for (const [oldest, { html }] of this.#pieces) {
      if (this.#size <= this.#most || oldest === key) return;
      this.#pieces.delete(oldest);
      this.#size -= html.length;
    }
  }
}
