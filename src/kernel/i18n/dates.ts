import { type Lang, LOCALES } from './languages.js';

/** `long` for running text, `short` for narrow columns. Arabic, Chinese: the same in both. */
export type DateStyle = 'long' | 'short';

/** The month names of United Nations documents in Arabic: the Levantine name, then the one used elsewhere. */
const ARABIC_MONTHS = [
  'كانون الثاني/يناير',
  'شباط/فبراير',
  'آذار/مارس',
  'نيسان/أبريل',
  'أيار/مايو',
  'حزيران/يونيه',
  'تموز/يوليه',
  'آب/أغسطس',
  'أيلول/سبتمبر',
  'تشرين الأول/أكتوبر',
  'تشرين الثاني/نوفمبر',
  'كانون الأول/ديسمبر',
] as const;

const PARTIAL_DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/**
 * A calendar date as far as it is known: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, written as people of that language write it.
 * Whatever is no such date comes back as it was, so that a page never fails over one.
 *
 * @example formatDate('en', '2015-12-17') // '17 December 2015'
 * @example formatDate('ar', '2015-12')    // 'كانون الأول/ديسمبر 2015'
 */
export function formatDate(lang: Lang, date: string, style: DateStyle = 'long'): string {
  const match = PARTIAL_DATE.exec(date);
  if (!match) return date;
  const year = Number(match[1]);
  const month = match[2] === undefined ? null : Number(match[2]);
  const day = match[3] === undefined ? null : Number(match[3]);
  if (month === null) return lang === 'zh' ? `${year}年` : String(year);
  const moment = new Date(Date.UTC(2000, month - 1, day ?? 1));
  moment.setUTCFullYear(year);
  if (moment.getUTCMonth() !== month - 1) return date;
  if (lang === 'ar') return `${day === null ? '' : `${day} `}${ARABIC_MONTHS[month - 1]} ${year}`;
  const text = formatter(lang, day === null ? 'month' : 'day', style).format(moment);
  // Intl writes "1 janvier"; French writes the first of a month as an ordinal.
  return lang === 'fr' && day === 1 ? text.replace(/^1 /, '1er ') : text;
}

/**
 * A day that comes every year, given as `MM-DD`: "30 July". Whatever is no such day comes back as it was.
 *
 * @example formatYearlyDay('ar', '07-30') // '30 تموز/يوليه'
 */
export function formatYearlyDay(lang: Lang, monthDay: string): string {
  const match = /^(\d{2})-(\d{2})$/.exec(monthDay);
  if (!match) return monthDay;
  const month = Number(match[1]) - 1;
  const day = Number(match[2]);
  // A leap year, so that 29 February is a day.
  const moment = new Date(Date.UTC(2000, month, day));
  if (moment.getUTCMonth() !== month) return monthDay;
  if (lang === 'ar') return `${day} ${ARABIC_MONTHS[month]}`;
  const text = new Intl.DateTimeFormat(LOCALES[lang], {
    timeZone: 'UTC',
    calendar: 'gregory',
    month: 'long',
    day: 'numeric',
  }).format(moment);
  return lang === 'fr' && day === 1 ? text.replace(/^1 /, '1er ') : text;
}

/** The names of the twelve months, to choose from. */
export function monthNames(lang: Lang): string[] {
  if (lang === 'ar') return [...ARABIC_MONTHS];
  const month = new Intl.DateTimeFormat(LOCALES[lang], { timeZone: 'UTC', calendar: 'gregory', month: 'long' });
  return Array.from({ length: 12 }, (_, at) => month.format(new Date(Date.UTC(2000, at, 1))));
}

/** A moment in Coordinated Universal Time, to the minute: "17 December 2015, 14:05 UTC". */
export function formatMoment(lang: Lang, moment: Date): string {
  const iso = moment.toISOString();
  const day = formatDate(lang, iso.slice(0, 10));
  return `${day}${lang === 'ar' ? '،' : lang === 'zh' ? '' : ','} ${iso.slice(11, 16)} UTC`;
}

const STEPS: readonly [unit: Intl.RelativeTimeFormatUnit, seconds: number][] = [
  ['year', 31_556_952],
  ['month', 2_629_746],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** How far `moment` lies from `now`, in the largest unit that fits: "in 5 weeks", "3 days ago". */
export function formatRelative(lang: Lang, moment: Date, now: Date): string {
  const seconds = (moment.getTime() - now.getTime()) / 1000;
  const relative = relativeFormats[lang] ?? new Intl.RelativeTimeFormat(LOCALES[lang], { numeric: 'auto' });
  relativeFormats[lang] = relative;
  const [unit, size] = STEPS.find(([, step]) => Math.abs(seconds) >= step) ?? ['second', 1];
  return relative.format(Math.trunc(seconds / size), unit);
}

const relativeFormats: Partial<Record<Lang, Intl.RelativeTimeFormat>> = {};
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(lang: Lang, precision: 'day' | 'month', style: DateStyle): Intl.DateTimeFormat {
  const key = `${lang} ${precision} ${style}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(LOCALES[lang], {
    timeZone: 'UTC',
    calendar: 'gregory',
    year: 'numeric',
    month: style,
    ...(precision === 'day' ? { day: 'numeric' } : {}),
  });
  formatters.set(key, made);
  return made;
}
