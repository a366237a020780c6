import { LANGS } from '../../../kernel/i18n/index.js';

/** Names of months in the six languages, long and short, to their number. */
const MONTHS: ReadonlyMap<string, number> = new Map(
  LANGS.flatMap((lang) =>
    (['long', 'short'] as const).flatMap((month) =>
      Array.from({ length: 12 }, (_, k): [string, number][] => {
        const day = new Date(Date.UTC(2021, k, 9));
        const parts = new Intl.DateTimeFormat(lang, { month, day: 'numeric', timeZone: 'UTC' }).formatToParts(day);
        const inText = parts.find(({ type }) => type === 'month')?.value ?? '';
        const alone = new Intl.DateTimeFormat(lang, { month, timeZone: 'UTC' }).format(day);
        return [inText, alone].map((name): [string, number] => [plain(name), k + 1]);
      }).flat(),
    ),
  ),
);

function plain(name: string): string {
  return name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll('.', '');
}

/**
 * A full date as YYYY-MM-DD where there is one way to read it: the year first, the month by its name, or a day that is no month. Null for
 * "03/04/2016", which is April in one country and March in another, for years of two digits, and for what is no day of the calendar.
 */
export function isoDay(value: string): string | null {
  const found = yearFirst(value) ?? monthByName(value) ?? dayBeyondTwelve(value);
  if (found === null) return null;
  const [year, month, day] = found;
  const at = new Date(Date.UTC(year, month - 1, day));
  if (at.getUTCFullYear() !== year || at.getUTCMonth() !== month - 1 || at.getUTCDate() !== day) return null;
  return at.toISOString().slice(0, 10);
}

type Day = [year: number, month: number, day: number];

function yearFirst(value: string): Day | null {
  const match =
    /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})\.?(?:[T ]\d{1,2}:\d{2}.*)?$/u.exec(value) ??
    /^((?:19|20)\d{2})()(\d{2})(\d{2})$/u.exec(value) ??
    /^(\d{4})(年)(\d{1,2})月(\d{1,2})日$/u.exec(value);
  return match === null ? null : [Number(match[1]), Number(match[3]), Number(match[4])];
}

function monthByName(value: string): Day | null {
  const dayFirst = /^(\d{1,2})(?:er|\.)?[\s-]+(?:de\s+)?(\p{L}[\p{L}\p{M}]+)\.?[\s-]+(?:de\s+)?(\d{4})$/u.exec(value);
  if (dayFirst !== null) return named(dayFirst[3], dayFirst[2], dayFirst[1]);
  const monthFirst = /^(\p{L}[\p{L}\p{M}]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/u.exec(value);
  return monthFirst === null ? null : named(monthFirst[3], monthFirst[1], monthFirst[2]);
}

function named(year: string | undefined, name: string | undefined, day: string | undefined): Day | null {
  const month = MONTHS.get(plain(name ?? ''));
  return month === undefined ? null : [Number(year), month, Number(day)];
}

function dayBeyondTwelve(value: string): Day | null {
  const match = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/u.exec(value);
  if (match === null) return null;
  const [first, second, year] = [Number(match[1]), Number(match[3]), Number(match[4])];
  if (first > 12 && second <= 12) return [year, second, first];
  return second > 12 && first <= 12 ? [year, first, second] : null;
}
