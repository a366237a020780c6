import type { Lang } from '../reading.js';
import type { Phrase } from '../lexicon/lexicon.js';
import { fold } from './fold.js';

/** Tanwin and other marks above Arabic letters, and the tatweel, may be written or not. */
const ARABIC_MARKS = '[\u064b-\u0652\u0640]*';
/** A few words without a comma. */
const GAP = '[^,;:.،，；。\\n]{0,100}?';
const TAIL = "[\\p{L}\\p{M}'-]*";

/** The source of a regular expression for a phrase, to be run on folded text. `slot` is what may stand at `_`. */
export function phraseSource(phrase: Phrase, lang: Lang, slot = ''): string {
  let source = '';
  const folded = fold(phrase);
  for (let i = 0; i < folded.length; i++) {
    const c = folded[i] ?? '';
    if (c === '*') source += TAIL;
    else if (c === '_') source += slot;
    else if (c === '[') source += '(?:';
    else if (c === ']') source += ')?';
    else if (c === '(') source += folded[i + 1] === '?' ? '(' : '(?:';
    else if (c === '…') source += GAP;
    else if (c === '.') source += '\\.';
    else if (c === ' ') {
      const optional = folded[i + 1] === '?';
      source += lang === 'zh' || optional ? '\\s*' : '\\s+';
      if (optional) i++;
    } else if (lang === 'ar' && c >= '\u0621' && c <= '\u064a') source += folded[i + 1] === '?' ? `(?:${c}${ARABIC_MARKS})` : c + ARABIC_MARKS;
    else source += c;
  }
  return source;
}

/** Where a phrase must end: at a word's end, but for Chinese and for phrases that end with an elision ("d'"). */
function edge(phrase: Phrase, lang: Lang): string {
  return lang === 'zh' || /['*]$/.test(phrase) ? '' : '(?![\\p{L}\\p{M}\\p{N}])';
}

export function compilePhrase(phrase: Phrase, lang: Lang, slot = ''): RegExp {
  return new RegExp(phraseSource(phrase, lang, slot) + edge(phrase, lang), 'uy');
}

/** One expression for any of several phrases, the longest first; no anchors. */
export function anyOf(phrases: readonly Phrase[], lang: Lang): string {
  const byLength = [...phrases].sort((a, b) => b.length - a.length);
  return byLength.length === 0 ? '(?!)' : `(?:${byLength.map((p) => phraseSource(p, lang) + edge(p, lang)).join('|')})`;
}

/** A phrase with a leading `[x]`, `(a|b)` or `(a|b)?` written out, so that its first letters are known. */
function openHead(phrase: Phrase): Phrase[] {
  if ((phrase[0] !== '[' && phrase[0] !== '(') || phrase[1] === '?') return [phrase];
  const choices: string[] = [];
  let depth = 0;
  let from = 1;
  let end = 0;
  for (; end < phrase.length; end++) {
    const c = phrase[end] ?? '';
    if ('[('.includes(c)) depth++;
    else if ('])'.includes(c) && --depth === 0) break;
    else if (c === '|' && depth === 1) {
      choices.push(phrase.slice(from, end));
      from = end + 1;
    }
  }
  choices.push(phrase.slice(from, end));
  const optional = phrase[0] === '[' || phrase[end + 1] === '?';
  const rest = phrase.slice(phrase[end + 1] === '?' ? end + 2 : end + 1);
  return [...choices.map((choice) => choice + rest), ...(optional ? [rest.trimStart()] : [])].flatMap(openHead);
}

/** The letters that every text of a phrase begins with. */
function headOf(phrase: string): string {
  const head = /^[^*_[(?. …]*/.exec(phrase)?.[0] ?? '';
  return phrase[head.length] === '?' ? head.slice(0, -1) : head;
}

export interface Found<T> {
  value: T;
  from: number;
  to: number;
}

/** Many phrases looked up by their first letters: one look at a place costs a few comparisons, however many there are. */
export class PhraseIndex<T> {
  private readonly rows = new Map<string, { head: string; pattern: RegExp; value: T }[]>();

  constructor(entries: Iterable<readonly [Phrase, T]>, lang: Lang, slot = '') {
    for (const [phrase, value] of entries) {
      for (const opened of openHead(phrase)) {
        const head = headOf(fold(opened));
        const key = head[0] ?? '';
        const row = { head, pattern: compilePhrase(opened, lang, slot), value };
        this.rows.set(key, [...(this.rows.get(key) ?? []), row]);
      }
    }
  }

  /** The longest phrase that starts at `at` in folded text; among equals the first in the lexicon. */
  at(folded: string, at: number): Found<T> | null {
    let best: Found<T> | null = null;
    for (const key of [folded[at] ?? '', '']) {
      for (const row of this.rows.get(key) ?? []) {
        if (!folded.startsWith(row.head, at)) continue;
        row.pattern.lastIndex = at;
        const match = row.pattern.exec(folded);
        if (match && at + match[0].length > (best?.to ?? at)) best = { value: row.value, from: at, to: at + match[0].length };
      }
    }
    return best;
  }
}

const LETTER = /[\p{L}\p{M}\p{N}]/u;
/** Letters by their code, kept: a property class is slow to ask for every character. */
const known = new Map<number, boolean>();

export function isLetter(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code !== code) return false;
  let is = known.get(code);
  if (is === undefined) {
    is = LETTER.test(String.fromCharCode(code));
    known.set(code, is);
  }
  return is;
}

/** Whether a word may start at `at`: any place in Chinese; after the "and" written at an Arabic word's front, too. */
export function startsWord(folded: string, at: number, lang: Lang): boolean {
  if (lang === 'zh') return true;
  if (!isLetter(folded, at)) return false;
  if (!isLetter(folded, at - 1)) return true;
  return lang === 'ar' && (folded[at - 1] === 'و' || folded[at - 1] === 'ف') && !isLetter(folded, at - 2);
}
