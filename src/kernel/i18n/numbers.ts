import { type Lang, LOCALES } from './languages.js';

const numbers: Partial<Record<Lang, Intl.NumberFormat>> = {};
const lists: Partial<Record<Lang, Intl.ListFormat>> = {};

/** A number with the separators of the language and Western digits in all six. */
export function formatNumber(lang: Lang, value: number): string {
  const format = numbers[lang] ?? new Intl.NumberFormat(LOCALES[lang], { maximumFractionDigits: 2 });
  numbers[lang] = format;
  return format.format(value);
}

const rates: Partial<Record<Lang, Intl.NumberFormat>> = {};

/** A number to three digits that mean something, however small: "0.0123", "1,230". */
export function formatRate(lang: Lang, value: number): string {
  const format = rates[lang] ?? new Intl.NumberFormat(LOCALES[lang], { maximumSignificantDigits: 3 });
  rates[lang] = format;
  return format.format(value);
}

/** "a, b and c" in the language. */
export function formatList(lang: Lang, items: readonly string[]): string {
  const format = lists[lang] ?? new Intl.ListFormat(LOCALES[lang], { type: 'conjunction' });
  lists[lang] = format;
  return format.format(items);
}

/** A size in bytes, in the largest unit under a thousand of it: "1.5 MB". */
export function formatBytes(lang: Lang, bytes: number): string {
  const [unit, size] =
    bytes >= 1e6 ? (['megabyte', 1e6] as const) : bytes >= 1e3 ? (['kilobyte', 1e3] as const) : (['byte', 1] as const);
  return new Intl.NumberFormat(LOCALES[lang], { style: 'unit', unit, maximumFractionDigits: 1 }).format(bytes / size);
}

/** A share of one as per cent, to a tenth: "12.5%", "12,5 %". */
export function formatShare(lang: Lang, share: number): string {
  return new Intl.NumberFormat(LOCALES[lang], { style: 'percent', maximumFractionDigits: 1 }).format(share);
}
