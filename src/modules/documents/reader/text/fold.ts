import { isInvisible, plainDigits } from './characters.js';
import { isGlyph, letterOf } from './plain-letters.js';

const WIDE = '[\\u2e80-\\u9fff\\uf900-\\ufaff\\ufe30-\\ufe4f\\uff00-\\uff60]';
const BESIDE_WIDE = new RegExp(`\\s+(?=${WIDE})|(?<=${WIDE})\\s+`, 'g');

/**
 * A short piece of text in the one shape that the lexicons are written in: 0-9 digits, straight quotes, plain hyphens, single
 * spaces, none beside Chinese characters; Arabic without vowel signs and tatweel, letters instead of presentation forms.
 */
const PLAIN = /^[\x20-\x7e]*$/;

export function foldLine(text: string): string {
  if (PLAIN.test(text)) return text.includes('  ') ? text.replace(/ {2,}/g, ' ').trim() : text.trim();
  let out = '';
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    if (code <= 0xffff && isInvisible(code)) continue;
    if ((code >= 0x64b && code <= 0x65f) || code === 0x640 || code === 0x670) continue;
    if (isGlyph(code)) {
      out += letterOf(char);
      continue;
    }
    if (code === 0x2010 || code === 0x2011) out += '-';
    else if (code === 0x2019 || code === 0x2018 || code === 0x2bc) out += "'";
    else if (code === 0x201c || code === 0x201d) out += '"';
    else if (code === 0xff08) out += '(';
    else if (code === 0xff09) out += ')';
    else out += char;
  }
  return plainDigits(out).replace(/\s+/g, ' ').trim().replace(BESIDE_WIDE, '');
}

/** Letters and digits only, lower case: for comparing running heads with titles, however they were wrapped. */
export const squash = (text: string): string =>
  foldLine(text)
    .toLocaleLowerCase('en')
    .replace(/[^\p{L}\p{N}]+/gu, '');
