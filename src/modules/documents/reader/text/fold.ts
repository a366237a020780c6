import { isInvisible, plainDigits } from './characters.js';
import { isGlyph, letterOf } from './plain-letters.js';

const WIDE = '[\\u2e80-\\u9fff\\uf900-\\ufaff\\ufe30-\\ufe4f\\uff00-\\uff60]';
const BESIDE_WIDE = new RegExp(`\\s+(?=${WIDE})|(?<=${WIDE})\\s+`, 'g');

/** What folding does with a UTF-16 unit; 0 is not yet known. */
const KEPT = 1;
const DROPPED = 2;
const CHANGED = 3;
const fates = new Uint8Array(65536);

const CHANGES: Record<number, string> = {
  8208: '-',
  8209: '-',
  8217: "'",
  8216: "'",
  700: "'",
  8220: '"',
  8221: '"',
  65288: '(',
  65289: ')',
};

function fateOf(code: number): number {
  const vowelSign = (code >= 0x64b && code <= 0x65f) || code === 0x640 || code === 0x670;
  if (isInvisible(code) || vowelSign) return DROPPED;
  return CHANGES[code] !== undefined || isGlyph(code) ? CHANGED : KEPT;
}

/** Folds what is more than white space and digits; stretches that stay are copied whole. */
function foldUnits(text: string): string {
  let out = '';
  let from = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    let fate = fates[code] ?? KEPT;
    if (fate === 0) {
      fate = fateOf(code);
      fates[code] = fate;
    }
    if (fate === KEPT) continue;
    out += text.slice(from, i);
    if (fate === CHANGED) out += CHANGES[code] ?? letterOf(text.charAt(i));
    from = i + 1;
  }
  return from === 0 ? text : out + text.slice(from);
}

const PLAIN = /^[\x20-\x7e]*$/;
const UNEVEN_SPACE = / {2,}|[^\S ]/;
const HAS_WIDE = new RegExp(WIDE);

/** Lines are asked for again by every step of the reader: the last ones are kept. */
const MOST_KEPT = 2_000;
const LONGEST_KEPT = 2_000;
const kept = new Map<string, string>();

/**
 * A short piece of text in the one shape that the lexicons are written in: 0-9 digits, straight quotes, plain hyphens, single
 * spaces, none beside Chinese characters; Arabic without vowel signs and tatweel, letters instead of presentation forms.
 */
export function foldLine(text: string): string {
  if (text.length > LONGEST_KEPT) return foldAnew(text);
  let folded = kept.get(text);
  if (folded === undefined) {
    folded = foldAnew(text);
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(text, folded);
  }
  return folded;
}

function foldAnew(text: string): string {
  if (PLAIN.test(text)) return text.includes('  ') ? text.replace(/ {2,}/g, ' ').trim() : text.trim();
  let out = plainDigits(foldUnits(text));
  if (UNEVEN_SPACE.test(out)) out = out.replace(/\s+/g, ' ');
  out = out.trim();
  return HAS_WIDE.test(out) ? out.replace(BESIDE_WIDE, '') : out;
}

/** Letters and digits only, lower case: for comparing running heads with titles, however they were wrapped. */
export const squash = (text: string): string =>
  foldLine(text)
    .toLocaleLowerCase('en')
    .replace(/[^\p{L}\p{N}]+/gu, '');
