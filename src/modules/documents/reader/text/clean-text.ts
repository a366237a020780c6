import type { Span } from '../reading.js';
import { isInvisible, isWide } from './characters.js';
import { isGlyph, letterOf } from './plain-letters.js';

/**
 * Text without wrapping, page furniture and note markers, with the way back: `offsets[i]` is where the i-th UTF-16 unit of
 * `text` stands in the source.
 */
export interface CleanText {
  text: string;
  offsets: number[];
}

const KEEPS_HYPHEN_APART = /^(and|or|to|y|e|o|u|et|ou|à|и|или)\b/i;
const isSpace = (code: number): boolean =>
  code === 32 ||
  (code >= 9 && code <= 13) ||
  code === 0xa0 ||
  code === 0x85 ||
  code === 0x1680 ||
  (code >= 0x2000 && code <= 0x200a) ||
  code === 0x2028 ||
  code === 0x2029 ||
  code === 0x202f ||
  code === 0x205f ||
  code === 0x3000;
/** Latin letters, digits and marks, Cyrillic and plain Arabic: copied as they are. */
const isOrdinary = (code: number): boolean =>
  (code > 0x20 && code < 0x7f) ||
  (code >= 0xc0 && code <= 0x24f) ||
  (code >= 0x400 && code <= 0x4ff) ||
  (code >= 0x620 && code <= 0x64a);
const LETTER = /\p{L}/u;
/** Where extraction tore a compound apart: "non -member", "sixty -eighth", "sixty - eighth". */
const TORN =
  /(?<=\p{L}) -(?=\p{L})|(?<=\b(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)) - (?=\p{Ll})|(?<=\b(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-) (?=\p{Ll})/giu;

/**
 * Joins pieces of the source (ranges, in order) into clean text. White space becomes one space, and none beside Chinese
 * characters, so that it does not matter where lines were broken. A word cut after its hyphen is joined to its other half.
 * Between two pieces stands whatever the source has there; what was cut out (a marker, furniture) leaves no trace.
 */
export function cleanText(source: string, pieces: Span[]): CleanText {
  const parts: string[] = [];
  // The last two characters: asking the growing text for them would copy it each time.
  let tail = '';
  const offsets: number[] = [];
  let space: { newline: boolean; at: number } | null = null;
  let cut = false;
  let end = -1;
  const emit = (char: string, at: number): void => {
    parts.push(char);
    tail = (tail + char).slice(-2);
    offsets.push(at);
  };
  const flush = (next: number, at: number): void => {
    if (space && tail !== '') {
      const lastCode = tail.charCodeAt(tail.length - 1);
      const hyphenated =
        space.newline &&
        lastCode === 45 &&
        LETTER.test(tail.charAt(tail.length - 2)) &&
        LETTER.test(String.fromCharCode(next)) &&
        !KEEPS_HYPHEN_APART.test(source.slice(at, at + 5));
      const loose = cut && (next === 44 || next === 46 || next === 41 || next === 0x60c);
      if (!isWide(lastCode) && !isWide(next) && !hyphenated && !loose) emit(' ', space.at);
    }
    space = null;
    cut = false;
  };
  for (const [from, to] of pieces) {
    if (end >= 0) {
      const between = source.slice(end, Math.min(from, end + 200));
      if (from > end && /\s/.test(between)) space = { newline: /[\n\r\f]/.test(between), at: end };
      cut = true;
    }
    for (let i = from; i < to; i += 1) {
      const code = source.charCodeAt(i);
      if (isSpace(code)) {
        const newline = (code >= 10 && code <= 13) || code === 0x85 || code === 0x2028;
        space = space ? { newline: space.newline || newline, at: space.at } : { newline, at: i };
        continue;
      }
      if (isInvisible(code)) continue;
      flush(code, i);
      if (code === 0x2010 || code === 0x2011) emit('-', i);
      else if (isGlyph(code)) {
        for (const part of letterOf(source.charAt(i))) emit(part, i);
      } else {
        // The rest of the word, whole: most text is words.
        let stop = i + 1;
        while (stop < to && isOrdinary(source.charCodeAt(stop))) stop += 1;
        parts.push(source.slice(i, stop));
        tail = stop - i > 1 ? source.slice(stop - 2, stop) : (tail + source.charAt(i)).slice(-2);
        for (let k = i; k < stop; k += 1) offsets.push(k);
        i = stop - 1;
      }
    }
    end = to;
  }
  return mendTorn({ text: parts.join(''), offsets });
}

function mendTorn({ text, offsets }: CleanText): CleanText {
  if (!text.includes(' -') && !text.includes('- ')) return { text, offsets };
  let out = '';
  const kept: number[] = [];
  let at = 0;
  for (const match of text.matchAll(TORN)) {
    const start = match.index;
    out += text.slice(at, start);
    for (let i = at; i < start; i += 1) kept.push(offsets[i] ?? 0);
    const hyphen = match[0].indexOf('-');
    if (hyphen >= 0) {
      out += '-';
      kept.push(offsets[start + hyphen] ?? 0);
    }
    at = start + match[0].length;
  }
  out += text.slice(at);
  for (let i = at; i < text.length; i += 1) kept.push(offsets[i] ?? 0);
  return { text: out, offsets: kept };
}

/** The source ranges behind a range of clean text; broken where the source has more than white space in between. */
export function sourceSpans(source: string, clean: CleanText, [from, to]: Span): Span[] {
  const spans: Span[] = [];
  for (let i = Math.max(0, from); i < Math.min(to, clean.offsets.length); i += 1) {
    const at = clean.offsets[i] ?? 0;
    if (clean.text[i] === ' ' || clean.text[i] === '\n') continue;
    const last = spans[spans.length - 1];
    if (last && (at < last[1] || source.slice(last[1], at).trim() === '')) last[1] = Math.max(last[1], at + 1);
    else spans.push([at, at + 1]);
  }
  return spans;
}

/** Joins neighbouring ranges that only white space parts. Ranges must be in order and apart. */
export function mergeSpans(source: string, spans: Span[]): Span[] {
  const merged: Span[] = [];
  for (const [from, to] of spans) {
    if (to <= from) continue;
    const last = merged[merged.length - 1];
    if (last && from >= last[1] && source.slice(last[1], from).trim() === '') last[1] = to;
    else merged.push([from, to]);
  }
  return merged;
}
