import { formatNumber, type Lang, type Translator, translatorFor } from '../../../kernel/i18n/index.js';

/**
 * How figures are written: to the person; in what is published to three significant digits, or to two where small numbers are
 * withheld, since every estimate is made of them too.
 */
export type Rounding = 'exact' | 'published' | 'coarse';

/** Significant digits of an estimated number of persons, and of a figure of the fit. */
const DIGITS = { exact: 8, published: 3, coarse: 2 } as const;

/** The voice of a report in one language. */
export interface Voice {
  lang: Lang;
  rounding: Rounding;
  t: Translator;
  rightToLeft: boolean;
  /** An estimated number of persons. */
  persons: (value: number) => string;
  /** The value that `persons` would write, for messages that write it themselves. */
  round: (value: number) => number;
  /** A figure of the fit: six digits, or three. */
  figure: (value: number | null) => string;
  count: (value: number) => string;
  /** Sentences one after the other; Chinese has no space between them. */
  sentences: (...sentences: string[]) => string;
}

export function voiceOf(lang: Lang, rounding: Rounding): Voice {
  const round = (value: number): number =>
    Math.round(rounding === 'exact' ? value : significant(value, DIGITS[rounding]));
  return {
    lang,
    rounding,
    t: translatorFor(lang),
    rightToLeft: lang === 'ar',
    round,
    persons: (value) => formatNumber(lang, round(value)),
    figure: (value) => (value === null ? '–' : write(significant(value, DIGITS[rounding]))),
    count: (value) => formatNumber(lang, value),
    sentences: (...sentences) => sentences.filter((one) => one !== '').join(lang === 'zh' ? '' : ' '),
  };
}

/** Below a hundredth, decimals would hide the value. Minus is the true sign. */
function write(value: number): string {
  const text =
    Math.abs(value) >= 1e15 || (value !== 0 && Math.abs(value) < 1e-4) ? value.toExponential() : String(value);
  return text.replace('-', '−');
}

export function significant(value: number, digits: number): number {
  return Number.isFinite(value) ? Number(value.toPrecision(digits)) : value;
}
