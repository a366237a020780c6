import type { Lang } from '../../../kernel/i18n/index.js';

/** Numbers of sections as documents of the United Nations write them in each language. Pure. */

const ROMAN: readonly [number, string][] = [
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

const HAN = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

const ARABIC = [
  'أولا',
  'ثانيا',
  'ثالثا',
  'رابعا',
  'خامسا',
  'سادسا',
  'سابعا',
  'ثامنا',
  'تاسعا',
  'عاشرا',
  'حادي عشر',
  'ثاني عشر',
  'ثالث عشر',
  'رابع عشر',
  'خامس عشر',
  'سادس عشر',
  'سابع عشر',
  'ثامن عشر',
  'تاسع عشر',
  'عشرين',
];

/** @example headingNumber('en', 4) // "IV." */
export function headingNumber(lang: Lang, n: number): string {
  if (lang === 'zh') return `${han(n)}、`;
  if (lang === 'ar') return `${ARABIC[n - 1] ?? String(n)} -`;
  let rest = n;
  let roman = '';
  for (const [value, letters] of ROMAN)
    while (rest >= value) {
      roman += letters;
      rest -= value;
    }
  return `${roman}.`;
}

function han(n: number): string {
  const tens = Math.floor(n / 10);
  return `${tens > 1 ? HAN[tens] : ''}${tens > 0 ? '十' : ''}${HAN[n % 10] ?? ''}`;
}
