import type { Lang } from '../../../kernel/i18n/index.js';
import { fold } from '../../documents/index.js';

/**
 * Phrases of the lexicons. Words stand one after the other, whatever marks are between them; `*` is any ending, `(a|b c)` a choice, and
 * `…` up to six words between (in Chinese up to twenty characters). Arabic words may have the article and one-letter particles before
 * them. Chinese phrases are looked for anywhere.
 */
export interface Phrase {
  /** One after the other; `gap`: up to six words may stand before it. */
  words: { text: string; open: boolean; gap: boolean }[];
}

const WIDEST_GAP = 6;
const CHINESE_GAP = '.{0,20}';

/** The phrases that one line of a lexicon stands for. */
export function phrasesOf(line: string, lang: Lang): Phrase[] {
  return choicesOf(foldWords(line, lang)).map((phrase) => {
    const words: Phrase['words'] = [];
    let gap = false;
    for (const token of phrase.split(' ')) {
      if (token !== '…') words.push({ text: token.replace('*', ''), open: token.endsWith('*'), gap });
      gap = token === '…';
    }
    return { words };
  });
}

/** "(a|b) c" as "a c" and "b c". */
function choicesOf(phrase: string): string[] {
  const choice = /\(([^()]*)\)/u.exec(phrase);
  if (choice === null) return [phrase];
  const [whole, inside = ''] = choice;
  return inside.split('|').flatMap((one) => choicesOf(phrase.replace(whole, () => one)));
}

/** A word in all the forms in which a phrase may have it. */
export type WordForms = readonly string[];

/** The words of a text, which is folded already. */
export function wordForms(folded: string, lang: Lang): WordForms[] {
  const words = folded.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.map((word) => (lang === 'ar' ? withoutParticles(word) : [word]));
}

/** "and", "for", "the" are written as one with an Arabic word. */
function withoutParticles(word: string): string[] {
  const forms = new Set([word]);
  for (const particle of [/^[وف]/u, /^[بلك]/u, /^(?:ال|ل)/u]) {
    for (const form of [...forms]) forms.add(form.replace(particle, ''));
  }
  return [...forms].filter((form) => form.length > 1 || form === word);
}

export function startsAt({ words }: Phrase, text: readonly WordForms[], at: number): boolean {
  return follows(words, 0, text, at);
}

function follows(words: Phrase['words'], from: number, text: readonly WordForms[], at: number): boolean {
  const word = words[from];
  if (word === undefined) return true;
  for (let skipped = 0; skipped <= (word.gap ? WIDEST_GAP : 0); skipped += 1) {
    const forms = text[at + skipped];
    if (forms === undefined) return false;
    const fits = forms.some((form) => (word.open ? form.startsWith(word.text) : form === word.text));
    if (fits && follows(words, from + 1, text, at + skipped + 1)) return true;
  }
  return false;
}

/** Chinese has no spaces: one pattern for all lines of a concept, over folded text. */
export function chinesePattern(lines: readonly string[]): RegExp {
  const phrases = lines.flatMap((line) => choicesOf(foldWords(line, 'zh')));
  return new RegExp(phrases.map((phrase) => phrase.replaceAll('…', CHINESE_GAP)).join('|'), 'u');
}

/** Words without case, marks of vowels, kinds of quotation marks; Chinese without the breaks that a page put into it. */
export function foldWords(words: string, lang: Lang): string {
  const composed = words.normalize('NFC').replace(/[\u064b-\u065f\u0670\u0640]/gu, '');
  const folded = fold(composed.toLowerCase());
  return lang === 'zh' ? folded.replace(/\s+/gu, '') : folded;
}
