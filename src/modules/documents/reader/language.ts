import { STRUCTURE } from './lexicon/structure/index.js';
import { LANGS, type Lang } from './reading.js';
import { isArabic, isWide } from './text/characters.js';
import { foldLine } from './text/fold.js';

export interface LanguageGuess {
  lang: Lang;
  /** 0 to 1: how much of the text speaks for this language and for no other. */
  score: number;
}

/** Enough text to be sure of; more costs time and changes nothing. */
const SAMPLE = 12_000;

/**
 * Finds the language of a text by its script and, in Latin script, by its most frequent words. A text in none of the six comes
 * out as the nearest one with a low score; an empty one as English with score 0.
 */
export function findLanguage(text: string): LanguageGuess {
  const middle =
    text.length > SAMPLE
      ? text.slice(0, SAMPLE / 2) + text.slice(text.length >> 1, (text.length >> 1) + SAMPLE / 2)
      : text;
  const counts = { latin: 0, cyrillic: 0, arabic: 0, han: 0 };
  for (let i = 0; i < middle.length; i += 1) {
    const code = middle.charCodeAt(i);
    if ((code >= 65 && code <= 90) || (code >= 97 && code <= 122) || (code >= 0xc0 && code <= 0x24f)) counts.latin += 1;
    else if (code >= 0x400 && code <= 0x4ff) counts.cyrillic += 1;
    else if (isArabic(code)) counts.arabic += 1;
    else if (isWide(code) && code >= 0x3400 && code < 0xff00) counts.han += 3;
  }
  const all = counts.latin + counts.cyrillic + counts.arabic + counts.han;
  if (all === 0) return { lang: 'en', score: 0 };
  const scripts: [Lang, number][] = [
    ['zh', counts.han],
    ['ar', counts.arabic],
    ['ru', counts.cyrillic],
  ];
  for (const [lang, count] of scripts) if (count > all * 0.4) return { lang, score: count / all };
  return byWords(middle);
}

function byWords(text: string): LanguageGuess {
  const words = new Map<string, number>();
  let total = 0;
  for (const match of foldLine(text)
    .toLocaleLowerCase('en')
    .matchAll(/\p{L}+/gu)) {
    words.set(match[0], (words.get(match[0]) ?? 0) + 1);
    total += 1;
  }
  const scores = LANGS.filter((lang) => lang === 'en' || lang === 'es' || lang === 'fr').map((lang) => {
    const hits = STRUCTURE[lang].frequent.reduce((sum, word) => sum + (words.get(word) ?? 0), 0);
    return { lang, hits };
  });
  scores.sort((a, b) => b.hits - a.hits);
  const best = scores[0];
  const second = scores[1];
  if (!best || best.hits === 0) return { lang: 'en', score: 0 };
  return { lang: best.lang, score: Math.min(1, ((best.hits - (second?.hits ?? 0)) / total) * 5) };
}
