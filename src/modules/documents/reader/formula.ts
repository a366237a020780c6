import type { StructureLexicon } from './lexicon/structure/index.js';
import type { Organ } from './reading.js';
import { squash } from './text/fold.js';

const squashed = new Map<string, string>();
function squashName(name: string): string {
  const known = squashed.get(name);
  if (known !== undefined) return known;
  const made = squash(name);
  squashed.set(name, made);
  return made;
}

const letters = new WeakMap<StructureLexicon, Set<string>>();
/** What formulae begin with: most lines are told by their first letter. */
function firstLetters(lexicon: StructureLexicon): Set<string> {
  const known = letters.get(lexicon);
  if (known) return known;
  const made = new Set(Object.values(lexicon.formulas).flatMap((names) => names.map((name) => name.charAt(0))));
  letters.set(lexicon, made);
  return made;
}

const ENDS = /[,،，:：]$/;

/**
 * Tells whether a folded line is an enacting formula, and of which organ. `opensNext` says whether the next line opens a
 * paragraph: needed where the comma is missing or the organ is none of the four. OCR may have broken two letters.
 */
export function matchFormula(
  line: string,
  lexicon: StructureLexicon,
  opensNext: () => boolean,
  front: boolean,
): { organ: Organ | null } | null {
  const bare = line
    .replace(/^["“«„]/, '')
    .replace(/\s?\*+$/, '')
    .trim();
  const comma = ENDS.test(bare);
  const words = bare.replace(/\s?[,،，:：]+$/, '');
  if (words.length > 70 || words.length < 2 || /^\d/.test(words)) return null;
  if (!front && !firstLetters(lexicon).has(words.charAt(0))) return null;
  const key = squash(words);
  for (const [organ, names] of Object.entries(lexicon.formulas) as [Organ, string[]][]) {
    for (const name of names) {
      const wanted = squashName(name);
      if (key === wanted && (comma || opensNext())) return { organ };
      if (comma && wanted.length >= 10 && Math.abs(key.length - wanted.length) <= 3 && near(key, wanted, 3))
        return { organ };
    }
  }
  if (
    front &&
    comma &&
    words.length > 6 &&
    words.split(' ').length <= 14 &&
    lexicon.formulaArticle.test(words) &&
    !/[.;:,]/.test(words) &&
    opensNext()
  ) {
    return { organ: null };
  }
  return null;
}

/** Edit distance of at most `limit`, in a band: linear in the length of short strings. */
function near(a: string, b: string, limit: number): boolean {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + cost));
    }
    row = next;
  }
  return (row[b.length] ?? limit + 1) <= limit;
}
