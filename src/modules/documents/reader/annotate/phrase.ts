import type { Phrase } from '../lexicon/lexicon.js';
import type { Lang } from '../reading.js';
import { fold } from './fold.js';

/** Tanwin and other marks above Arabic letters, and the tatweel, may be written or not. */
const ARABIC_MARKS = '[\u064b-\u0652\u0640]*';
/** What a title may hold between its marks. */
const TITLE_GAP = '[^《》\\n]{0,100}?';
/** A few words without a comma. */
const GAP = '[^,;:.،，；。\\n]{0,100}?';
/**
 * Letters and digits of folded Latin, Cyrillic and Arabic text. Written out, because a property class costs so much in each of
 * some thousand expressions that the first reading would take seconds.
 */
const LETTERS = 'a-z0-9\\u00c0-\\u024f\\u0370-\\u052f\\u0610-\\u061a\\u0620-\\u065f\\u066e-\\u06d3';
export const WORD_START = `(?<![${LETTERS}])`;
export const WORD_END = `(?![${LETTERS}])`;
const TAIL = `[${LETTERS}'-]*`;

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
    else if (c === '…') source += folded[i - 1] === '《' ? TITLE_GAP : GAP;
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
  return lang === 'zh' || /['*]$/.test(phrase) ? '' : WORD_END;
}

export function compilePhrase(phrase: Phrase, lang: Lang, slot = ''): RegExp {
  return new RegExp(phraseSource(phrase, lang, slot) + edge(phrase, lang), 'y');
}

/** One expression for any of several phrases, the longest first; no anchors. */
export function anyOf(phrases: readonly Phrase[], lang: Lang): string {
  const byLength = [...phrases].sort((a, b) => b.length - a.length);
  const open = byLength.filter((phrase) => edge(phrase, lang) === '');
  const closed = byLength.filter((phrase) => edge(phrase, lang) !== '');
  const choice = (some: readonly Phrase[]) => some.map((phrase) => phraseSource(phrase, lang)).join('|');
  const parts = [
    ...(closed.length > 0 ? [`(?:${choice(closed)})${WORD_END}`] : []),
    ...(open.length > 0 ? [choice(open)] : []),
  ];
  return parts.length === 0 ? '(?!)' : `(?:${parts.join('|')})`;
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
  /** Among matches of one length the phrase that says most counts, then the first in the lexicon. */
  order: number;
}

/** Phrases by the letters of their heads. */
class Branch<T> {
  readonly next = new Map<number, Branch<T>>();
  readonly rows: Row<T>[] = [];
}

/** Three letters as one of 65,536 numbers. */
function mix(text: string, at: number): number {
  return (text.charCodeAt(at) * 961 + text.charCodeAt(at + 1) * 31 + text.charCodeAt(at + 2)) & 0xffff;
}

function setBit(bits: Uint32Array, n: number): void {
  bits[n >> 5] = (bits[n >> 5] ?? 0) | (1 << (n & 31));
}

function hasBit(bits: Uint32Array, n: number): boolean {
  return ((bits[n >> 5] ?? 0) & (1 << (n & 31))) !== 0;
}

/** Many phrases looked up by their first letters: one look at a place costs a few steps, however many there are. */
export class PhraseIndex<T> {
  private readonly root = new Branch<T>();
  /** One bit for every UTF-16 unit: whether a phrase of which fewer than three letters are known begins with it. */
  private readonly shorts = new Uint32Array(2048);
  /** One bit for every mix of three letters with which a phrase begins: most words are put aside by it at once. */
  private readonly triples = new Uint32Array(2048);

  constructor(
    entries: Iterable<readonly [Phrase, T]>,
    private readonly lang: Lang,
    private readonly slot = '',
  ) {
    let order = 0;
    // Of phrases that read the same words, the one that says more of them wins.
    for (const [phrase, value] of [...entries].sort((a, b) => b[0].length - a[0].length)) {
      for (const opened of openHead(phrase)) {
        this.branchFor(headOf(fold(opened))).rows.push({ phrase: opened, pattern: null, value, order });
        order += 1;
      }
    }
  }

  private branchFor(head: string): Branch<T> {
    let branch = this.root;
    if (head === '') this.shorts.fill(0xffffffff);
    else if (head.length < 3) setBit(this.shorts, head.charCodeAt(0));
    else setBit(this.triples, mix(head, 0));
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

  /** The longest phrase that starts at `at` in folded text; among equals the one that says most. */
  at(folded: string, at: number): Found<T> | null {
    let best: Row<T> | null = null;
    let to = at;
    if (!hasBit(this.triples, mix(folded, at)) && !hasBit(this.shorts, folded.charCodeAt(at))) return null;
    let branch: Branch<T> | undefined = this.root;
    for (let i = at; branch; i++) {
      for (const row of branch.rows) {
        row.pattern ??= compilePhrase(row.phrase, this.lang, this.slot);
        row.pattern.lastIndex = at;
        const match = row.pattern.exec(folded);
        if (!match) continue;
        const end = row.pattern.lastIndex;
        if (end > to || (best && end === to && row.order < best.order)) [best, to] = [row, end];
      }
      branch = i < folded.length ? branch.next.get(folded.charCodeAt(i)) : undefined;
    }
    return best && { value: best.value, from: at, to };
  }
}

const LETTER = /[\p{L}\p{M}\p{N}]/u;
/** Which UTF-16 units are letters or digits, filled as they are met: 1 is, 2 is not. */
const known = new Uint8Array(65536);

export function isLetter(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (Number.isNaN(code)) return false;
  if (known[code] === 0) known[code] = LETTER.test(String.fromCharCode(code)) ? 1 : 2;
  return known[code] === 1;
}

/** Whether a word may start at `at`: any place in Chinese; after the "and" written at an Arabic word's front, too. */
export function startsWord(folded: string, at: number, lang: Lang): boolean {
  if (lang === 'zh') return true;
  if (!isLetter(folded, at)) return false;
  if (!isLetter(folded, at - 1)) return true;
  return lang === 'ar' && (folded[at - 1] === 'و' || folded[at - 1] === 'ف') && !isLetter(folded, at - 2);
}

let last: { folded: string; lang: Lang | null; starts: number[] } = { folded: '', lang: null, starts: [] };

/** All places of a folded text where a word starts, in order; the same text is asked for again and again. */
export function wordStarts(folded: string, lang: Lang): readonly number[] {
  if (last.folded === folded && last.lang === lang) return last.starts;
  const starts: number[] = [];
  let before = false;
  for (let at = 0; at < folded.length; at++) {
    const letter = isLetter(folded, at);
    if (
      lang === 'zh'
        ? folded.charCodeAt(at) > 32
        : letter && (!before || (lang === 'ar' && startsWord(folded, at, lang)))
    )
      starts.push(at);
    before = letter;
  }
  last = { folded, lang, starts };
  return starts;
}
