/** What the references in `<meta>` are called: never the name of a paragraph. */
const RESERVED = /^(?:act_.*|to_.*|unga|unsc|ecosoc|unhrc|un|concordance|author)$/u;

/** Gives every element an eId of its own, after OASIS akn-nc 1.0. */
export class Identifiers {
  readonly #taken = new Set<string>();

  /** The wanted eId made safe; a second claim of the same one gets `_2` and so on, as akn-nc does for repeated numbers. */
  claim(wanted: string, fallback: string): string {
    const safe = wanted.replace(/[^A-Za-z0-9_.-]+/gu, '').replace(/^[^A-Za-z_]+/u, '');
    const clean = safe === '' || RESERVED.test(safe) ? fallback : safe;
    let id = clean;
    for (let again = 2; this.#taken.has(id); again++) id = `${clean}_${again}`;
    this.#taken.add(id);
    return id;
  }
}

/** akn-nc 1.0, 4.3: the number of an element stripped of punctuation; its place where that is not plain letters and digits. */
export function numberPart(label: string, place: number): string {
  const bare = label.replace(/[^\p{L}\p{N}]+/gu, '');
  return /^[A-Za-z0-9]+$/u.test(bare) ? bare : String(place);
}
