/** Names that look alike, so that nobody joins twice under two spellings. Pure. */

/** Between nothing in common (0) and the same (1), by pairs of letters that both have (Dice 1945). `a`, `b`: folded. */
export function likeness(a: string, b: string): number {
  if (a === b) return a === '' ? 0 : 1;
  const [first, second] = [pairsOf(a), pairsOf(b)];
  if (first.size === 0 || second.size === 0) return 0;
  let shared = 0;
  for (const [pair, n] of first) shared += Math.min(n, second.get(pair) ?? 0);
  const count = (pairs: ReadonlyMap<string, number>) => [...pairs.values()].reduce((sum, n) => sum + n, 0);
  return (2 * shared) / (count(first) + count(second));
}

function pairsOf(text: string): Map<string, number> {
  const pairs = new Map<string, number>();
  for (const word of text.split(' '))
    for (let at = 0; at + 1 < word.length; at += 1) {
      const pair = word.slice(at, at + 2);
      pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
    }
  return pairs;
}

/** What something is known by, for comparison. */
export interface KnownBy {
  /** Folded: names and acronym. */
  names: readonly string[];
  website: string | null;
}

/** As like as this, or the same site, and an officer should look. */
const LIKE_ENOUGH = 0.75;

export function looksLike(a: KnownBy, b: KnownBy): number {
  const [one, other] = [siteOf(a.website), siteOf(b.website)];
  if (one !== null && one === other) return 1;
  const best = Math.max(0, ...a.names.flatMap((name) => b.names.map((their) => likeness(name, their))));
  return best >= LIKE_ENOUGH ? best : 0;
}

/** The host of a site, without "www."; null for what is none. */
function siteOf(website: string | null): string | null {
  if (website === null || !URL.canParse(website)) return null;
  return new URL(website).hostname.replace(/^www\./, '');
}
