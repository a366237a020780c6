import { LEXICONS } from '../lexicon/index.js';
import type { Lang } from '../reading.js';
import { fold } from './fold.js';
import { PhraseIndex } from './phrase.js';

interface Openers {
  adverbs: PhraseIndex<true>;
  openers: PhraseIndex<true>;
  tails: PhraseIndex<true>;
}

const compiled = new Map<Lang, Openers>();

function openersOf(lang: Lang): Openers {
  const known = compiled.get(lang);
  if (known) return known;
  const { acts } = LEXICONS[lang];
  const index = (phrases: readonly string[]) =>
    new PhraseIndex(
      phrases.map((phrase) => [phrase, true] as const),
      lang,
    );
  const made = { adverbs: index(acts.adverbs), openers: index(acts.openers), tails: index(acts.openerTails) };
  compiled.set(lang, made);
  return made;
}

/**
 * The words that open a preambular paragraph: "Recalling also", "再次强烈谴责", "وإذ تشير". A paragraph that opens with no
 * known word gives its first word.
 */
export function preambularVerb(text: string, lang: Lang): string {
  const folded = fold(text.slice(0, 200));
  const words = openersOf(lang);
  let at = 0;
  while (folded[at] === ' ') at++;
  const from = at;
  at = skip(folded, at, words.adverbs);
  while (folded[at] === ' ') at++;
  const opener = words.openers.at(folded, at);
  if (opener) at = opener.to;
  else at = lang === 'zh' ? Math.min(folded.length, at + 2) : wordEnd(folded, at);
  const end = skipBack(folded, skip(folded, at, words.tails));
  return text.slice(from, end);
}

function skip(folded: string, from: number, index: PhraseIndex<true>): number {
  let at = from;
  for (let round = 0; round < 4; round++) {
    let next = at;
    while (folded[next] === ' ') next++;
    const found = index.at(folded, next);
    if (!found) break;
    at = found.to;
  }
  return at;
}

function skipBack(folded: string, end: number): number {
  let at = end;
  while (at > 0 && folded[at - 1] === ' ') at--;
  return at;
}

function wordEnd(folded: string, from: number): number {
  const space = folded.slice(from).search(/[\s,;]/);
  return space < 0 ? folded.length : from + space;
}
