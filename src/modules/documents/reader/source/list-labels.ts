const ROMAN: [number, string][] = [
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];
const ABJAD = 'أبجدهوزحطيكلمنسعفصقرشتثخذضظغ';
const ARABIC_ORDER = 'أبتثجحخدذرزسشصضطظعغفقكلمنهوي';
const RUSSIAN = 'абвгдежзиклмнопрстуфхцчшщэюя';
const STEMS = '甲乙丙丁戊己庚辛壬癸';
const HAN = '〇一二三四五六七八九';

export function roman(n: number): string {
  let rest = Math.min(Math.max(n, 1), 399);
  let out = '';
  for (const [value, letters] of ROMAN) {
    while (rest >= value) {
      out += letters;
      rest -= value;
    }
  }
  return out;
}

/** a, b ... z, aa, bb ... */
function letter(n: number, alphabet: string): string {
  const index = (n - 1) % alphabet.length;
  return alphabet.charAt(index).repeat(Math.floor((n - 1) / alphabet.length) + 1);
}

function han(n: number): string {
  const tens = Math.floor(n / 10);
  const ones = n % 10;
  if (n >= 100) return String(n);
  return `${tens > 1 ? HAN.charAt(tens) : ''}${tens > 0 ? '十' : ''}${ones > 0 || n === 0 ? HAN.charAt(ones) : ''}`;
}

const LATIN = 'abcdefghijklmnopqrstuvwxyz';

/** A number in one of Word's formats (`w:numFmt`), without what stands around it. */
export function formatNumber(format: string, n: number): string {
  switch (format) {
    case 'lowerLetter':
      return letter(n, LATIN);
    case 'upperLetter':
      return letter(n, LATIN).toUpperCase();
    case 'lowerRoman':
      return roman(n);
    case 'upperRoman':
      return roman(n).toUpperCase();
    case 'arabicAbjad':
      return letter(n, ABJAD);
    case 'arabicAlpha':
      return letter(n, ARABIC_ORDER);
    case 'russianLower':
      return letter(n, RUSSIAN);
    case 'russianUpper':
      return letter(n, RUSSIAN).toUpperCase();
    case 'ideographTraditional':
      return letter(n, STEMS);
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'taiwaneseCounting':
    case 'japaneseCounting':
      return han(n);
    case 'bullet':
      return '•';
    case 'none':
      return '';
    default:
      return String(n);
  }
}

const HTML_FORMATS: Record<string, string> = { a: 'lowerLetter', A: 'upperLetter', i: 'lowerRoman', I: 'upperRoman' };

/** The label of an HTML list item, written as resolutions write it: "1." at the outside, "(a)" and "(i)" for letters. */
export function listLabel(type: string, value: number, depth: number): string {
  if (type === 'bullet') return '•';
  const format =
    HTML_FORMATS[type] ?? (depth > 1 && type === '1' ? (depth > 2 ? 'lowerRoman' : 'lowerLetter') : 'decimal');
  if (type === '1') return depth > 1 ? `(${formatNumber(format, value)})` : `${value}.`;
  return format === 'upperRoman' || format === 'upperLetter'
    ? `${formatNumber(format, value)}.`
    : `(${formatNumber(format, value)})`;
}
