import { LEXICONS } from '../../lexicon/index.js';
import type { Lang } from '../../reading.js';
import { fold } from '../fold.js';
import { phraseSource, WORD_END } from '../phrase.js';

interface OrdinalWords {
  /** One ordinal, in words or digits. */
  source: string;
  one: RegExp;
  values: { pattern: RegExp; value: number }[];
  digits: RegExp;
}

const compiled = new Map<Lang, OrdinalWords>();

export function ordinalWords(lang: Lang): OrdinalWords {
  const known = compiled.get(lang);
  if (known) return known;
  const { dates } = LEXICONS[lang];
  // Words may be written together ("vigesimosegundo"), so a word's edge is asked for at the end of the whole only.
  const word = `(?:${dates.ordinals
    .map(([phrase]) => phraseSource(phrase, lang))
    .sort((a, b) => b.length - a.length)
    .join('|')})`;
  const join = `(?:${dates.ordinalJoins.map((phrase) => phraseSource(phrase, lang)).join('|')})`;
  const edge = lang === 'zh' ? '' : WORD_END;
  const digits = dates.ordinalDigits.replace(/\((?!\?)/g, '(?:').replaceAll(' ?', '\\s*');
  const source = `(?:${digits}${edge}|${word}(?:${join}${word}){0,4}${edge})`;
  const made: OrdinalWords = {
    source,
    one: new RegExp(source, 'g'),
    values: [...dates.ordinals]
      .sort((a, b) => b[0].length - a[0].length)
      .map(([phrase, value]) => ({ pattern: new RegExp(phraseSource(phrase, lang), 'y'), value })),
    digits: new RegExp(`^${dates.ordinalDigits.replaceAll(' ?', '\\s*')}$`),
  };
  compiled.set(lang, made);
  return made;
}

/** The number of an ordinal in words or digits ("seventy-second", "72nd", "第七十二" without 第); null where it is none. */
export function readOrdinal(text: string, lang: Lang): number | null {
  const folded = fold(text).trim();
  const words = ordinalWords(lang);
  const digits = words.digits.exec(folded);
  if (digits?.[1]) return Number(digits[1]);
  if (lang === 'zh') return chineseNumber(folded);
  let sum = 0;
  let read = false;
  for (let at = 0; at < folded.length; ) {
    let longest = 0;
    let value = 0;
    for (const row of words.values) {
      row.pattern.lastIndex = at;
      const match = row.pattern.exec(folded);
      if (match && match[0].length > longest) {
        longest = match[0].length;
        value = row.value;
      }
    }
    if (longest === 0) at++;
    else {
      sum += value;
      read = true;
      at += longest;
    }
  }
  return read && sum <= 199 ? sum : null;
}

/** 七十二 is 7 x 10 + 2; 一百零五 is 105. */
function chineseNumber(text: string): number | null {
  let total = 0;
  let digit = 0;
  let read = false;
  for (const c of text) {
    const value = '零一二三四五六七八九'.indexOf(c);
    if (c === '十') total += (digit || 1) * 10;
    else if (c === '百') total += (digit || 1) * 100;
    else if (value < 0 && c !== '〇') continue;
    read = true;
    digit = Math.max(value, 0);
  }
  return read ? total + digit : null;
}
