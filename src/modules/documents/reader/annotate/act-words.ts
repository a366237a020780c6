import { LEXICONS } from '../lexicon/index.js';
import type { ActCode, Lang } from '../reading.js';
import { anyOf, PhraseIndex, WORD_START } from './phrase.js';

export interface VerbEntry {
  act: ActCode;
  /** Third person, first person plural, or the form that opens a paragraph of a plan. */
  person: 'third' | 'first' | 'plan';
}

/** The act words of a language, compiled once. */
export interface ActWords {
  lang: Lang;
  verbs: PhraseIndex<VerbEntry>;
  /** One adverb, connective, conjunction or relative word at the end of a text. */
  endsWithAdverb: RegExp;
  endsWithConnective: RegExp;
  endsWithAnd: RegExp;
  endsWithRelative: RegExp;
  endsWithOne: RegExp;
  endsWithMany: RegExp;
  endsWithWe: RegExp;
  /** Characters with which any of those may end: a verb after another one has no lead. */
  lastCharacters: ReadonlySet<string>;
  /** "we" at a place. */
  we: PhraseIndex<true>;
  /** Adverbs and connectives, as they stand between a verb and whom it asks. */
  between: PhraseIndex<true>;
}

const compiled = new Map<Lang, ActWords>();

export function actWords(lang: Lang): ActWords {
  const known = compiled.get(lang);
  if (known) return known;
  const { acts } = LEXICONS[lang];
  const start = lang === 'zh' ? '' : WORD_START;
  const slot = lang === 'zh' ? '' : `(?:,?\\s+${anyOf(acts.adverbs, lang)}){0,3},?`;
  const ending = (phrases: readonly string[]) => new RegExp(`${start}${anyOf(phrases, lang)}$`);
  const plan = acts.plan.flatMap(([act, phrases]) =>
    phrases.map((phrase) => [phrase, { act, person: 'plan' }] as const),
  );
  const spoken = acts.verbs.flatMap((row) => [
    ...row.third.map((phrase) => [phrase, { act: row.act, person: 'third' }] as const),
    ...row.first.map((phrase) => [phrase, { act: row.act, person: 'first' }] as const),
  ]);
  const entries: (readonly [string, VerbEntry])[] = [...spoken, ...plan];
  const words: ActWords = {
    lang,
    verbs: new PhraseIndex<VerbEntry>(entries, lang, slot),
    endsWithAdverb: ending(acts.adverbs),
    endsWithConnective: ending(acts.connectives),
    endsWithAnd: ending(acts.and),
    endsWithRelative: ending(acts.relatives),
    endsWithOne: ending(acts.objects.one),
    endsWithMany: ending(acts.objects.many),
    endsWithWe: ending(acts.we),
    lastCharacters: lastCharacters([...acts.adverbs, ...acts.connectives, ...acts.and, ...acts.we], lang),
    we: new PhraseIndex(
      acts.we.map((phrase) => [phrase, true] as const),
      lang,
    ),
    between: new PhraseIndex(
      [...acts.adverbs, ...acts.connectives].map((phrase) => [phrase, true] as const),
      lang,
    ),
  };
  compiled.set(lang, words);
  return words;
}

/** Chinese only, where every character might be a verb's first: the last characters of phrases that are written plainly. */
function lastCharacters(phrases: readonly string[], lang: Lang): ReadonlySet<string> {
  return new Set(lang === 'zh' ? phrases.map((phrase) => phrase.at(-1) ?? '') : []);
}
