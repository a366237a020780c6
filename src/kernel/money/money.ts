import { type Lang, LOCALES } from '../i18n/index.js';

/** An amount in whole minor units (cents), so that nothing is ever rounded. */
export interface Money {
  minor: bigint;
  /** Three letters of ISO 4217. */
  currency: string;
}

/** Currencies whose minor unit is not a hundredth (ISO 4217, list one). */
const DIGITS: Readonly<Record<string, number>> = {
  ...Object.fromEntries(
    'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' ').map((code) => [code, 0]),
  ),
  ...Object.fromEntries('BHD IQD JOD KWD LYD OMR TND'.split(' ').map((code) => [code, 3])),
  ...{ CLF: 4, UYW: 4 },
};

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

export function isCurrency(code: string): boolean {
  return CURRENCIES.has(code);
}

/** How many digits of an amount stand behind the point. */
export function minorDigits(currency: string): number {
  return DIGITS[currency] ?? 2;
}

/** More than all the money there is; what is longer is a slip of the hand. */
const MOST_DIGITS = 18;

/**
 * The minor units of an amount as people write it: "1234.5", "1 234,50", digits of any script. Null where it cannot be understood without
 * guessing: a comma before three digits may stand for a point or for thousands.
 */
export function readAmount(text: string, currency: string): bigint | null {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s\u00a0\u202f'’]/gu, '')
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/gu, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))
    .replace('\u066b', '.');
  const match = /^(\d+)(?:([.,])(\d+))?$/u.exec(plain);
  if (match === null) return null;
  const [, whole = '', sign, part = ''] = match;
  const digits = minorDigits(currency);
  if (part.length > digits || (sign === ',' && part.length === 3)) return null;
  const all = `${whole}${part.padEnd(digits, '0')}`;
  return all.replace(/^0+/u, '').length > MOST_DIGITS ? null : BigInt(all);
}

/** "1234.50": without grouping, with all its digits, as files and forms have it. */
export function amountText({ minor, currency }: Money): string {
  const digits = minorDigits(currency);
  const text = minor.toString().padStart(digits + 1, '0');
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** "USD 1,234.50" as the language writes it; the currency by its code, which no two countries share. */
export function formatMoney(lang: Lang, money: Money): string {
  const digits = minorDigits(money.currency);
  const format = new Intl.NumberFormat(LOCALES[lang], {
    style: 'currency',
    currency: money.currency,
    currencyDisplay: 'code',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  // As text it is exact, which a number of more than fifteen digits is not.
  return format.format(amountText(money) as `${number}`);
}
