import type { Lang } from '../../../kernel/i18n/index.js';
import { Likeness, type Profile, sayingOf, type Token, wordsOf } from '../../documents/index.js';
import type { ThreadClause } from './thread.js';

interface Spoken {
  tokens: readonly Token[];
  saying: string;
  /** How many of its tokens are words. */
  length: number;
}

interface Corpus {
  likeness: Likeness<Spoken>;
  spoken: Map<ThreadClause, Spoken>;
}

/** How alike the words of clauses are, in whatever languages both have; each clause is cut into words once for a whole thread. */
export class ClauseWords {
  readonly #corpora: readonly Corpus[];

  constructor(clauses: readonly ThreadClause[]) {
    const langs = [...new Set(clauses.flatMap((clause) => [...clause.words.keys()]))].sort();
    this.#corpora = langs.map((lang) => corpusOf(clauses, lang));
  }

  shareLanguage(a: ThreadClause, b: ThreadClause): boolean {
    return [...a.words.keys()].some((lang) => b.words.has(lang));
  }

  /** 0 to 1; the best of the languages that both have, 0 where there is none. */
  between(a: ThreadClause, b: ThreadClause): number {
    return this.#best(a, b, ({ likeness }, one, other) =>
      one.saying === other.saying && one.length > 0 ? 1 : likeness.between(one, other),
    );
  }

  /** 0 to 1: how much of a part is in what a whole has beside the others (its own partner, parts found before). */
  partOf(part: ThreadClause, whole: ThreadClause, others: readonly ThreadClause[]): number {
    return this.#best(part, whole, ({ likeness, spoken }, one, other) => {
      const taken = others.flatMap((clause): Profile[] => {
        const words = spoken.get(clause);
        return words ? [likeness.profile(words)] : [];
      });
      if (one.length < FEWEST_WORDS_OF_A_PART || taken.length < others.length) return 0;
      return likeness.within(likeness.profile(one), likeness.without(likeness.profile(other), taken));
    });
  }

  /** 0 to 1: how much of the shorter one is in the longer one; 0 where it is too short to say. */
  shorterWithin(a: ThreadClause, b: ThreadClause): number {
    return this.#best(a, b, ({ likeness }, one, other) => {
      if (Math.min(one.length, other.length) < FEWEST_WORDS_OF_A_PART) return 0;
      const [p, q] = [likeness.profile(one), likeness.profile(other)];
      return p.weight <= q.weight ? likeness.within(p, q) : likeness.within(q, p);
    });
  }

  /** How many words the shorter one has, in the language in which this is most. */
  fewest(a: ThreadClause, b: ThreadClause): number {
    return this.#best(a, b, (_corpus, one, other) => Math.min(one.length, other.length));
  }

  #best(a: ThreadClause, b: ThreadClause, of: (corpus: Corpus, one: Spoken, other: Spoken) => number): number {
    let best = 0;
    for (const corpus of this.#corpora) {
      const [one, other] = [corpus.spoken.get(a), corpus.spoken.get(b)];
      if (one && other) best = Math.max(best, of(corpus, one, other));
    }
    return best;
  }
}

/** Fewer words are in any long clause by chance. */
const FEWEST_WORDS_OF_A_PART = 8;

function corpusOf(clauses: readonly ThreadClause[], lang: Lang): Corpus {
  const spoken = new Map<ThreadClause, Spoken>();
  for (const clause of clauses) {
    const words = clause.words.get(lang);
    if (words === undefined) continue;
    const tokens = wordsOf(words, lang);
    spoken.set(clause, { tokens, saying: sayingOf(tokens), length: tokens.filter((token) => token.isWord).length });
  }
  return { likeness: new Likeness([...spoken.values()]), spoken };
}
