import { SheetRefusal } from '../sheet.js';

/** Texts that are held as strings too, and how long such a text may be: a megabyte in all. */
const MOST_LATELY = 4096;
const LONG = 128;

/**
 * Shared texts as UTF-8 in one growing buffer. An array of strings would hold the XML that they were cut from, several times their size.
 */
export class StringPool {
  #bytes = Buffer.alloc(64 * 1024);
  #ends = new Uint32Array(1024);
  #count = 0;
  #used = 0;
  /** Those asked for lately: most cells of a table say what others said before, and then share one string. */
  readonly #lately = new Map<number, string>();

  constructor(
    private readonly part: string,
    private readonly limit: number,
  ) {}

  add(text: string): void {
    const size = Buffer.byteLength(text);
    if (this.#used + size > this.limit) throw new SheetRefusal('too-large', this.part, { limit: this.limit });
    if (this.#used + size > this.#bytes.length) {
      const grown = Buffer.alloc(Math.max(this.#bytes.length * 2, this.#used + size));
      this.#bytes.copy(grown, 0, 0, this.#used);
      this.#bytes = grown;
    }
    if (this.#count === this.#ends.length) {
      const grown = new Uint32Array(this.#ends.length * 2);
      grown.set(this.#ends);
      this.#ends = grown;
    }
    this.#used += this.#bytes.write(text, this.#used);
    this.#ends[this.#count] = this.#used;
    this.#count += 1;
  }

  /** The text of an index; undefined where there is none. */
  at(index: number): string | undefined {
    if (!Number.isInteger(index) || index < 0 || index >= this.#count) return undefined;
    const known = this.#lately.get(index);
    if (known !== undefined) return known;
    const text = this.#bytes.toString('utf8', index === 0 ? 0 : this.#ends[index - 1], this.#ends[index]);
    if (text.length > LONG) return text;
    if (this.#lately.size >= MOST_LATELY) this.#lately.clear();
    this.#lately.set(index, text);
    return text;
  }
}
