import { plainDigits } from './text/characters.js';
import { foldLine } from './text/fold.js';

/** What stands before a paragraph or an item: "4.", "(a)", "iii)", "١ -", "（甲）". */
export interface Label {
  family: 'number' | 'decimal' | 'letter' | 'roman' | 'parenNumber' | 'cjk' | 'bullet';
  value: number;
  /** As printed, without the white space after it. */
  raw: string;
  /** The label without dots and brackets: "4", "a". */
  name: string;
  /** UTF-16 units to skip, white space included. */
  length: number;
}

const ARABIC_ABJAD = [
  'أ',
  'ب',
  'ج',
  'د',
  'هـ',
  'و',
  'ز',
  'ح',
  'ط',
  'ي',
  'ك',
  'ل',
  'م',
  'ن',
  'س',
  'ع',
  'ف',
  'ص',
  'ق',
  'ر',
  'ش',
  'ت',
  'ث',
  'خ',
  'ذ',
  'ض',
  'ظ',
  'غ',
];
const CYRILLIC = 'абвгдежзиклмнопрстуфхцчшщэюя';
const STEMS = '甲乙丙丁戊己庚辛壬癸';
const CJK_DIGITS = '一二三四五六七八九';

/** 1-99 written with Chinese numerals; 0 where it is not a number. */
export function chineseNumber(text: string): number {
  const match = /^(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?$/.exec(text);
  if (!match || text === '') return 0;
  const ones = match[3] ? CJK_DIGITS.indexOf(match[3]) + 1 : 0;
  if (!match[2]) return ones;
  return (match[1] ? CJK_DIGITS.indexOf(match[1]) + 1 : 1) * 10 + ones;
}

const ROMAN_DIGITS: Record<string, number> = { i: 1, v: 5, x: 10, l: 50, c: 100 };

/** Value of a Roman numeral below 200, 0 where it is not one. */
export function romanNumber(text: string): number {
  const lower = text.toLowerCase();
  if (!/^c?(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})$/.test(lower) || lower === '') return 0;
  let total = 0;
  for (let i = 0; i < lower.length; i += 1) {
    const here = ROMAN_DIGITS[lower.charAt(i)] ?? 0;
    const next = ROMAN_DIGITS[lower.charAt(i + 1)] ?? 0;
    total += here < next ? -here : here;
  }
  return total;
}

/** Place of a letter in its alphabet, from 1; letters after the last are doubled ("aa" is 27); 0 where there is none. */
function letterValue(name: string): number {
  const lower = name.toLowerCase();
  if (/^[a-z]$/.test(lower)) return lower.charCodeAt(0) - 96;
  if (/^([a-z])\1$/.test(lower)) return 26 + lower.charCodeAt(0) - 96;
  if (lower.length === 1 && CYRILLIC.includes(lower)) return CYRILLIC.indexOf(lower) + 1;
  const bare = name.replace(/[\u0640\u064b-\u065f]/g, '');
  const abjad = ARABIC_ABJAD.findIndex(
    (letter) => letter.replace('ـ', '') === (bare === 'ا' || bare === 'ﺃ' ? 'أ' : bare),
  );
  return abjad + 1;
}

/** Invisible controls, and a list mark before a label ("- 1. Decides", "- (a) To"). */
const LEAD =
  /^[\u200e\u200f\u202a-\u202e\u2066-\u2069\s]*(?:[-•*·]\s+(?=(?:\d{1,3}\s?[.．]|[(（]?\s?[a-zа-я\d]{1,4}\s?[)）])\s))?/u;
// After `plainDigits`; every alternative is anchored and bounded, so that a hostile line costs no more than its first characters.
const NUMBER =
  /^(\d{1,3})\u200f?\s{0,2}(?:[.．。](?![\d])|[-–—](?=\s|$)|[-–—](?=\p{Script=Arabic})|、(?=\p{Script=Han}))\s*/u;
const NUMBER_RTL = /^(?:[.\-–—]\s?(\d{1,3})(?=[\s\u200f]|$)|\s?(\d{1,3})\.?\u200f\s?[-–—]?)\s*/u;
const DECIMAL = /^(\d{1,2}(?:\.\d{1,2}){1,3})\.?\s+(?=\p{L})/u;
const PAREN = /^[(（]\s?([\p{L}\u0640]{1,5}|\d{1,2})\s?[)）]\s*/u;
const HALF = /^([\p{L}\u0640]{1,5}|\d{1,2})\s?[)）]\s*/u;
/** "’1‘", "‘أ’": figures and letters in single quotes, as Arabic texts number sub-items. */
const QUOTED = /^['’‘‛`‹](\d{1,2}|\p{L})['’‘‛´›]\s*/u;
/** "㈠" and "①": figures in a bracket or a ring of their own. */
const RINGED = /^([\u3220-\u3229\u2460-\u2473\u2474-\u2487])\s*/;
const BULLET = /^(?:[•●▪◦·■□◆○➢✓]\s*|[–—-]\s+)/u;

/** Reads the label at the start of a line; null where there is none. */
export function readLabel(line: string): Label | null {
  const head = plainDigits(line.slice(0, 40));
  const lead = LEAD.exec(head)?.[0].length ?? 0;
  const text = head.slice(lead);
  const make = (family: Label['family'], value: number, raw: string, name: string): Label => ({
    family,
    value,
    raw: raw.trim(),
    name,
    length: lead + raw.length,
  });
  const number = NUMBER.exec(text);
  if (number?.[1]) return make('number', Number(number[1]), number[0], String(Number(number[1])));
  const decimal = DECIMAL.exec(text);
  if (decimal?.[1]) return make('decimal', Number(decimal[1].split('.').pop()), decimal[0], decimal[1]);
  const bracket = PAREN.exec(text) ?? HALF.exec(text);
  if (bracket?.[1]) return bracketLabel(bracket[1], bracket[0], make);
  if (/\p{Script=Arabic}/u.test(line.slice(0, 120))) {
    const reversed = NUMBER_RTL.exec(text);
    const digits = reversed?.[1] ?? reversed?.[2];
    if (reversed && digits) return make('number', Number(digits), reversed[0], digits);
  }
  const quoted = QUOTED.exec(text);
  if (quoted?.[1]) return bracketLabel(quoted[1], quoted[0], make);
  const ringed = RINGED.exec(text);
  if (ringed?.[1]) {
    const code = ringed[1].charCodeAt(0);
    const value = code >= 0x3220 ? code - 0x321f : code >= 0x2474 ? code - 0x2473 : code - 0x245f;
    return make(code >= 0x3220 ? 'cjk' : 'parenNumber', value, ringed[0], String(value));
  }
  const bullet = BULLET.exec(text);
  if (bullet) return make('bullet', 0, bullet[0], '');
  return null;
}

function bracketLabel(
  inner: string,
  raw: string,
  make: (family: Label['family'], value: number, raw: string, name: string) => Label,
): Label | null {
  const name = foldLine(inner) || inner;
  if (/^\d+$/.test(name)) return make('parenNumber', Number(name), raw, name);
  if (name.length === 1 && STEMS.includes(name)) return make('cjk', STEMS.indexOf(name) + 1, raw, name);
  const chinese = chineseNumber(name);
  if (chinese > 0) return make('cjk', chinese, raw, name);
  const letter = letterValue(name);
  if (letter > 0) return make('letter', letter, raw, inner === 'هـ' ? 'هـ' : name);
  const roman = romanNumber(name);
  if (roman > 0) return make('roman', roman, raw, name);
  const count = /^\p{Script=Arabic}{3,5}$/u.test(name) ? 1 : 0;
  return count ? make('letter', 0, raw, name) : null;
}

/** A line that only names a part: "I", "II.", "Part one", "A.", "一、" with a heading after it; group by value. */
const PART = /^(?:(?:Part|Partie|Parte|Часть|Section|Sección|Раздел)\s+)?([IVXL]{1,6}|[A-H])(?:\.|\s|$|:|-|—)\s*(.*)$/;
const PART_ZH = /^([一二三四五六七八九十]{1,3})(?:、|\.|$|\s)\s*(.*)$/;
const PART_AR = /^(أولا|ثانيا|ثالثا|رابعا|خامسا|سادسا|سابعا|ثامنا|تاسعا|عاشرا)\s*(?:[-–—:]|$)\s*(.*)$/;

/** The part that a heading names ("II. Protection" is II), null where it names none. */
export function readPart(heading: string): { name: string; title: string } | null {
  const folded = foldLine(heading);
  const match = PART.exec(folded) ?? PART_ZH.exec(folded) ?? PART_AR.exec(folded);
  if (!match?.[1]) return null;
  return { name: match[1], title: (match[2] ?? '').trim() };
}
