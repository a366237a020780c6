import { type Lang, LOCALES } from './languages.js';

const numbers: Partial<Record<Lang, Intl.NumberFormat>> = {};
type ListKind = 'conjunction' | 'disjunction';
const lists: Record<ListKind, Partial<Record<Lang, Intl.ListFormat>>> = { conjunction: {}, disjunction: {} };

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

/** "a, b and c" in the language, or "a, b or c". */
export function formatList(lang: Lang, items: readonly string[], type: ListKind = 'conjunction'): string {
  const format = lists[type][lang] ?? new Intl.ListFormat(LOCALES[lang], { type });
  lists[type][lang] = format;
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
