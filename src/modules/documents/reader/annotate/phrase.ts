import type { Phrase } from '../lexicon/lexicon.js';
import type { Lang } from '../reading.js';
import { fold } from './fold.js';

/** Tanwin and other marks above Arabic letters, and the tatweel, may be written or not. */
const ARABIC_MARKS = '[\u064b-\u0652\u0640]*';
/** A few words without a comma. */
const GAP = '[^,;:.،，；。\\n]{0,100}?';
const TAIL = "[\\p{L}\\p{M}'-]*";

/**
 * Some words, to be looked at once a phrase has matched round them. Writing every adverb of the language into every phrase
 * would make thousands of large expressions, slow to compile and compiled anew whenever the engine lets them go.
 */
const SLOT = '((?:,?\\s+[^\\s,;]{1,40}){0,8}?,?)';

/** The source of a regular expression for a phrase, to be run on folded text. `slot` is what may stand at an inner `_`. */
export function phraseSource(phrase: Phrase, lang: Lang, slot = ''): string {
  let source = '';
  let depth = 0;
  const folded = fold(phrase);
  for (let i = 0; i < folded.length; i++) {
    const c = folded[i] ?? '';
    if (c === '[' || c === '(') depth += 1;
    else if (c === ']' || c === ')') depth -= 1;
    if (c === '*') source += TAIL;
    else if (c === '_') source += slot === '' || depth > 0 ? slot : SLOT;
    else if (c === '[') source += '(?:';
    else if (c === ']') source += ')?';
    else if (c === '(') source += folded[i + 1] === '?' ? '(' : '(?:';
    else if (c === '…') source += GAP;
    else if (c === '.') source += '\\.';
    else if (c === ' ') {
      const optional = folded[i + 1] === '?';
      source += lang === 'zh' || optional ? '\\s*' : '\\s+';
      if (optional) i++;
    } else if (lang === 'ar' && c >= '\u0621' && c <= '\u064a')
      source += folded[i + 1] === '?' ? `(?:${c}${ARABIC_MARKS})` : c + ARABIC_MARKS;
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

interface Row<T> {
  phrase: Phrase;
  /** Compiled when a text first has the phrase's head: most phrases of a lexicon never meet one. */
  pattern: RegExp | null;
  value: T;
  /** Place in the lexicon: among matches of one length the first counts. */
  order: number;
}

/** Phrases by the letters of their heads. */
class Branch<T> {
  readonly next = new Map<number, Branch<T>>();
  readonly rows: Row<T>[] = [];
}

/** Whether what stands in each slot of a match may stand there. */
function slotsHold(match: RegExpExecArray, slot: RegExp | null): boolean {
  if (slot === null) return true;
  for (let i = 1; i < match.length; i++) {
    const words = match[i];
    if (words !== undefined && words !== '' && !slot.test(words)) return false;
  }
  return true;
}

/** Many phrases looked up by their first letters: one look at a place costs a few steps, however many there are. */
export class PhraseIndex<T> {
  private readonly root = new Branch<T>();
  private readonly slotWords: RegExp | null;

  constructor(
    entries: Iterable<readonly [Phrase, T]>,
    private readonly lang: Lang,
    private readonly slot = '',
  ) {
    this.slotWords = slot === '' ? null : new RegExp(`^${slot}$`, 'u');
    let order = 0;
    for (const [phrase, value] of entries) {
      for (const opened of openHead(phrase)) {
        this.branchFor(headOf(fold(opened))).rows.push({ phrase: opened, pattern: null, value, order });
        order += 1;
      }
    }
  }

  private branchFor(head: string): Branch<T> {
    let branch = this.root;
    for (let i = 0; i < head.length; i++) {
      const code = head.charCodeAt(i);
      let next = branch.next.get(code);
      if (!next) {
        next = new Branch<T>();
        branch.next.set(code, next);
      }
      branch = next;
    }
    return branch;
  }

  /** The longest phrase that starts at `at` in folded text; among equals the first in the lexicon. */
  at(folded: string, at: number): Found<T> | null {
    let best: Row<T> | null = null;
    let to = at;
    let branch: Branch<T> | undefined = this.root;
    for (let i = at; branch; i++) {
      for (const row of branch.rows) {
        row.pattern ??= compilePhrase(row.phrase, this.lang, this.slot);
        row.pattern.lastIndex = at;
        const match = row.pattern.exec(folded);
        if (!match || !slotsHold(match, this.slotWords)) continue;
        const end = row.pattern.lastIndex;
        if (end > to || (best && end === to && row.order < best.order)) [best, to] = [row, end];
      }
      branch = i < folded.length ? branch.next.get(folded.charCodeAt(i)) : undefined;
    }
    return best && { value: best.value, from: at, to };
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
