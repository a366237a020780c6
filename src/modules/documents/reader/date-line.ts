import type { Lang } from './reading.js';
import { foldLine } from './text/fold.js';

/** Months as the cover and the last lines of a resolution write them; Arabic has two sets of names. */
const MONTHS: Record<Lang, (string | [string, string])[]> = {
  en: [
    'january',
    'february',
    'march',
    'april',
    'may',
    'june',
    'july',
    'august',
    'september',
    'october',
    'november',
    'december',
  ],
  fr: [
    'janvier',
    'février',
    'mars',
    'avril',
    'mai',
    'juin',
    'juillet',
    'août',
    'septembre',
    'octobre',
    'novembre',
    'décembre',
  ],
  es: [
    'enero',
    'febrero',
    'marzo',
    'abril',
    'mayo',
    'junio',
    'julio',
    'agosto',
    'septiembre',
    'octubre',
    'noviembre',
    'diciembre',
  ],
  ru: [
    'января',
    'февраля',
    'марта',
    'апреля',
    'мая',
    'июня',
    'июля',
    'августа',
    'сентября',
    'октября',
    'ноября',
    'декабря',
  ],
  ar: [
    ['كانون الثاني', 'يناير'],
    ['شباط', 'فبراير'],
    ['آذار', 'مارس'],
    ['نيسان', 'أبريل'],
    ['أيار', 'مايو'],
    ['حزيران', 'يونيه'],
    ['تموز', 'يوليه'],
    ['آب', 'أغسطس'],
    ['أيلول', 'سبتمبر'],
    ['تشرين الأول', 'أكتوبر'],
    ['تشرين الثاني', 'نوفمبر'],
    ['كانون الأول', 'ديسمبر'],
  ],
  zh: [],
};

const DAY = /(?<!\d)(\d{1,2})(?:er|º|°)?\s(?:de\s)?([^\d\s][^\d]{2,40}?)\s(?:de\s)?(\d{4})(?!\d)/g;
const CHINESE_DAY = /(\d{4})年(\d{1,2})月(\d{1,2})日/;
const pad = (n: number): string => String(n).padStart(2, '0');
const iso = (year: number, month: number, day: number): string | null =>
  year >= 1945 && year <= 2150 && month >= 1 && month <= 12 && day >= 1 && day <= 31
    ? `${year}-${pad(month)}-${pad(day)}`
    : null;

/** The first full date in a short line ("17 December 2015", "2015年12月17日"), as YYYY-MM-DD. */
export function dateIn(line: string, lang: Lang): string | null {
  const text = foldLine(line).toLocaleLowerCase('en');
  const chinese = CHINESE_DAY.exec(text);
  if (chinese) return iso(Number(chinese[1]), Number(chinese[2]), Number(chinese[3]));
  const months = MONTHS[lang];
  for (const match of text.matchAll(DAY)) {
    const words = match[2] ?? '';
    const month = months.findIndex((names) =>
      typeof names === 'string' ? words === names : names.some((name) => words.includes(name)),
    );
    const date = month >= 0 ? iso(Number(match[3]), month + 1, Number(match[1])) : null;
    if (date) return date;
  }
  return null;
}
