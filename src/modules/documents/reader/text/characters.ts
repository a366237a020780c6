/** What the reader needs to know of single characters. */

/** Chinese characters, kana and full-width punctuation: written without spaces between them. */
export const isWide = (code: number): boolean =>
  (code >= 0x2e80 && code <= 0x9fff) ||
  (code >= 0xac00 && code <= 0xd7af) ||
  (code >= 0xf900 && code <= 0xfaff) ||
  (code >= 0xfe30 && code <= 0xfe4f) ||
  (code >= 0xff00 && code <= 0xff60) ||
  (code >= 0xd840 && code <= 0xd8ff);

/** Controls that order or join characters and print nothing; never part of a clean text. */
export const isInvisible = (code: number): boolean =>
  code === 0xad ||
  (code >= 0x200b && code <= 0x200f) ||
  (code >= 0x202a && code <= 0x202e) ||
  (code >= 0x2060 && code <= 0x206f) ||
  code === 0xfeff ||
  (code < 0x20 && code !== 9 && code !== 10 && code !== 13 && code !== 11 && code !== 12) ||
  code === 0x7f;

/** Columns that a piece of text takes when printed in a fixed pitch. */
export function columns(text: string): number {
  let width = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code === 9) width += 8;
    else if (isInvisible(code)) width += 0;
    else width += isWide(code) ? 2 : 1;
  }
  return width;
}

const ZEROS = [0x660, 0x6f0, 0xff10];

/** Writes Arabic-Indic, Persian and full-width digits as 0-9; the length stays the same. */
const FOREIGN_DIGIT = /[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/;

export function plainDigits(text: string): string {
  if (!FOREIGN_DIGIT.test(text)) return text;
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/g, (digit) => {
    const code = digit.charCodeAt(0);
    const zero = ZEROS.find((start) => code >= start && code <= start + 9) ?? code;
    return String(code - zero);
  });
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
export const isSuperscriptDigit = (char: string): boolean => char !== '' && SUPERSCRIPTS.includes(char);
export const superscriptValue = (text: string): number =>
  Number([...text].map((char) => SUPERSCRIPTS.indexOf(char)).join(''));

/** Letters of the Arabic script. */
export const isArabic = (code: number): boolean =>
  (code >= 0x600 && code <= 0x6ff) ||
  (code >= 0x750 && code <= 0x77f) ||
  (code >= 0xfb50 && code <= 0xfdff) ||
  (code >= 0xfe70 && code <= 0xfefc);
