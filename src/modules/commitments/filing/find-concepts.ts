import type { Lang } from '../../../kernel/i18n/index.js';
import { CONCEPTS, type Concept } from './concepts.js';
import { LEXICONS } from './lexicon/index.js';
import { chinesePattern, foldWords, type Phrase, phrasesOf, startsAt, wordForms } from './phrase.js';

type Finder = (folded: string) => Set<Concept>;
const finders = new Map<Lang, Finder>();

/** What the words speak of. Pure; in the time of their length. */
export function findConcepts(words: string, lang: Lang): Set<Concept> {
  let finder = finders.get(lang);
  if (finder === undefined) {
    finder = lang === 'zh' ? findInChinese() : findInWords(lang);
    finders.set(lang, finder);
  }
  return finder(foldWords(words, lang));
}

function findInChinese(): Finder {
  const patterns = CONCEPTS.map((concept) => [concept, chinesePattern(LEXICONS.zh[concept])] as const);
  return (folded) => new Set(patterns.flatMap(([concept, pattern]) => (pattern.test(folded) ? [concept] : [])));
}

/** A first word shorter than this is looked up whole. */
const HEAD = 3;

function findInWords(lang: Lang): Finder {
  const byHead = new Map<string, { concept: Concept; phrase: Phrase }[]>();
  for (const concept of CONCEPTS) {
    for (const phrase of LEXICONS[lang][concept].flatMap((line) => phrasesOf(line, lang))) {
      const head = (phrase.words[0]?.text ?? '').slice(0, HEAD);
      byHead.set(head, [...(byHead.get(head) ?? []), { concept, phrase }]);
    }
  }
  return (folded) => {
    const text = wordForms(folded, lang);
    const found = new Set<Concept>();
    for (const [at, forms] of text.entries()) {
      for (const head of headsOf(forms)) {
        for (const { concept, phrase } of byHead.get(head) ?? [])
          if (!found.has(concept) && startsAt(phrase, text, at)) found.add(concept);
      }
    }
    return found;
  };
}

const headsOf = (forms: readonly string[]): Set<string> =>
  new Set(forms.flatMap((form) => [1, 2, HEAD].map((length) => form.slice(0, length))));
