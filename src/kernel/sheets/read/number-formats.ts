import { getFormatDateInfo, getFormatFromId, isDateFormat } from 'numfmt';

/** What a number format makes of a number. */
export type NumberFormat =
  | { kind: 'plain' }
  | { kind: 'pattern'; pattern: string }
  /** `either`: a date or a time by the language of who wrote it; small numbers are times. */
  | { kind: 'date' | 'time' | 'either'; clock: boolean; elapsed: boolean };

const PLAIN: NumberFormat = { kind: 'plain' };
const DATE: NumberFormat = { kind: 'date', clock: false, elapsed: false };
const MOMENT: NumberFormat = { kind: 'date', clock: true, elapsed: false };
const TIME: NumberFormat = { kind: 'time', clock: true, elapsed: false };
const ELAPSED: NumberFormat = { kind: 'time', clock: true, elapsed: true };
const EITHER: NumberFormat = { kind: 'either', clock: true, elapsed: false };

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, k) => from + k);

/**
 * Ids that have a meaning without a code in the file (ECMA-376 part 1, 18.8.30), with those of Chinese, Japanese, Korean and Thai.
 * 34, 35, 55 and 56 are times in Chinese and dates in Japanese; a file does not say which.
 */
const BUILT_IN = new Map<number, NumberFormat>([
  ...range(14, 17).map((id) => [id, DATE] as const),
  ...[18, 19, 20, 21, 45, 47].map((id) => [id, TIME] as const),
  [22, MOMENT],
  [46, ELAPSED],
  ...range(27, 31).map((id) => [id, DATE] as const),
  ...[32, 33].map((id) => [id, TIME] as const),
  ...[34, 35, 55, 56].map((id) => [id, EITHER] as const),
  ...[36, 50, 51, 52, 53, 54, 57, 58].map((id) => [id, DATE] as const),
  ...range(71, 74).map((id) => [id, DATE] as const),
  ...[75, 76, 78, 80].map((id) => [id, TIME] as const),
  [77, MOMENT],
  [79, ELAPSED],
  [81, DATE],
]);

export function builtInFormat(id: number): NumberFormat {
  const known = BUILT_IN.get(id);
  if (known) return known;
  const pattern = getFormatFromId(id);
  return pattern === null ? PLAIN : customFormat(pattern);
}

/**
 * Letters for day, month and year in other languages: some writers put them where the file format wants the English ones
 * ("TT.MM.JJJJ", "jj/mm/aaaa", "ДД.ММ.ГГГГ").
 */
const DAY = '(?:d{1,2}|t{1,2}|j{1,2}|g{1,2}|p{1,2}|n{1,2}|д{1,2}|η{1,2})';
const MONTH = '(?:m{1,4}|k{1,2}|a{2}|h{2}|м{1,4}|μ{1,4})';
const YEAR = '(?:y{2,4}|j{2,4}|a{2,4}|r{2,4}|v{2,4}|å{2,4}|é{4}|г{2,4}|ε{2,4})';
const BETWEEN = '[./\\-\\s]+';
const FOREIGN = new RegExp(
  `^\\s*(?:${DAY}${BETWEEN}${MONTH}${BETWEEN}${YEAR}|${YEAR}${BETWEEN}${MONTH}${BETWEEN}${DAY})(?<rest>.*)$`,
  'u',
);

/** What a format code of the file means. Codes that nobody can read are taken for plain numbers. */
export function customFormat(code: string): NumberFormat {
  // Only the section for positive numbers says what they are.
  const bare = code
    .replace(/"[^"]*"|\\.|_.|\*./gu, '')
    .replace(/\[(?![hms]+\])[^\]]*\]/giu, '')
    .split(';')[0];
  if (bare === undefined || /^\s*(general|@)?\s*$/iu.test(bare)) return PLAIN;
  const foreign = FOREIGN.exec(bare.toLowerCase());
  if (foreign) return /[hs]/u.test(foreign.groups?.rest ?? '') ? MOMENT : DATE;
  try {
    if (!isDateFormat(code)) return { kind: 'pattern', pattern: code };
    if (/\[[hms]+\]/iu.test(bare)) return ELAPSED;
    const { year, month, day, hours, minutes, seconds } = getFormatDateInfo(code);
    const clock = hours || minutes || seconds;
    // "mm:ss" has no month: an m beside hours or seconds is minutes.
    const dated = year || day || (month && !clock);
    if (dated) return clock ? MOMENT : DATE;
    return clock ? TIME : DATE;
  } catch {
    return PLAIN;
  }
}

/** Formats by the index that cells give (`s`). */
export type StyleFormats = readonly NumberFormat[];

export const NO_STYLES: StyleFormats = [];
