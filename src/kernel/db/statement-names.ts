/**
 * Names under which a server keeps the plans of queries that are asked again and again: the large ones of a page cost more to plan
 * than to run. Only so many texts get one, so that texts that differ each time cannot fill the server's memory.
 */
export class StatementNames {
  readonly #names = new Map<string, string>();

  constructor(readonly most: number) {}

  /** The name for a query's text, the same every time; null for what is not to be kept: writing, and texts past the bound. */
  nameOf(text: string): string | null {
    const known = this.#names.get(text);
    if (known !== undefined) return known;
    if (this.#names.size >= this.most || !/^\s*(select|with)\b/iu.test(text)) return null;
    const name = `concordance_${this.#names.size + 1}`;
    this.#names.set(text, name);
    return name;
  }
}
