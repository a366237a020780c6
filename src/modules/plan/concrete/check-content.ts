import { rangeOf } from '../../../kernel/calendar/index.js';
import { LANGS, type Lang } from '../../../kernel/i18n/index.js';
import { isCurrency, type Money, readAmount } from '../../../kernel/money/index.js';
import { isMeasure } from '../measures.js';
import { Refusal } from '../refusal.js';
import type { ConcreteContent, Texts } from './content.js';

/** What a form, a file or a program gives as a concrete measure: texts, as they were typed. */
export interface ContentGiven {
  titles: Texts;
  descriptions: Texts;
  /** "12", "17": numbers of measures of the Plan. */
  measures: readonly string[];
  partners: readonly string[];
  place: string;
  starts: string;
  ends: string;
  budget: string;
  currency: string;
}

const LONGEST_TITLE = 300;
export const LONGEST_DESCRIPTION = 5_000;
const LONGEST_PLACE = 300;
const MOST_PARTNERS = 50;

/**
 * A content that may be kept: trimmed, in one order, exact. Pure.
 *
 * @throws Refusal with the field at fault: `title-<lang>`, `measures`, `starts`, `budget` ...
 */
export function checkedContent(given: ContentGiven): ConcreteContent {
  const titles = textsOf(given.titles, 'title', LONGEST_TITLE);
  if (Object.keys(titles).length === 0) throw new Refusal('title-missing', { field: 'title' });
  const descriptions = textsOf(given.descriptions, 'description', LONGEST_DESCRIPTION);
  const place = given.place.trim();
  if (place.length > LONGEST_PLACE) throw new Refusal('too-long', { field: 'place', values: { most: LONGEST_PLACE } });
  const [starts, ends] = [dateOf('starts', given.starts), dateOf('ends', given.ends)];
  if (starts !== null && ends !== null && (rangeOf(starts)?.from ?? '') > (rangeOf(ends)?.to ?? ''))
    throw new Refusal('dates-reversed', { field: 'ends' });
  return {
    titles,
    descriptions,
    measures: measuresOf(given.measures),
    partners: partnersOf(given.partners),
    place,
    starts,
    ends,
    budget: budgetOf(given),
  };
}

function textsOf(texts: Texts, field: string, most: number): Texts {
  const kept: Partial<Record<Lang, string>> = {};
  for (const lang of LANGS) {
    const text = (texts[lang] ?? '').replaceAll('\r\n', '\n').trim();
    if (text.length > most) throw new Refusal('too-long', { field: `${field}-${lang}`, values: { most } });
    if (text !== '') kept[lang] = text;
  }
  return kept;
}

function measuresOf(given: readonly string[]): number[] {
  const texts = given.map((one) => one.trim()).filter((one) => one !== '');
  if (texts.length === 0) throw new Refusal('measure-missing', { field: 'measures' });
  const odd = texts.find((one) => !/^\d{1,2}$/u.test(one) || !isMeasure(Number(one)));
  if (odd !== undefined) throw new Refusal('not-a-measure', { field: 'measures', values: { given: odd } });
  return [...new Set(texts.map(Number))].sort((a, b) => a - b);
}

function partnersOf(given: readonly string[]): string[] {
  const partners = [...new Set(given.map((one) => one.replaceAll('|', ' ').trim()).filter((one) => one !== ''))];
  if (partners.length > MOST_PARTNERS)
    throw new Refusal('too-many', { field: 'partners', values: { most: MOST_PARTNERS } });
  const long = partners.find((one) => one.length > LONGEST_PLACE);
  if (long !== undefined) throw new Refusal('too-long', { field: 'partners', values: { most: LONGEST_PLACE } });
  return partners;
}

function dateOf(field: 'starts' | 'ends', given: string): string | null {
  const date = given.trim();
  if (date === '') return null;
  if (rangeOf(date) === null) throw new Refusal('not-a-date', { field, values: { date } });
  return date;
}

function budgetOf({ budget, currency }: ContentGiven): Money | null {
  const amount = budget.trim();
  const code = currency.trim().toUpperCase();
  if (amount === '') return null;
  if (code === '') throw new Refusal('currency-missing', { field: 'currency' });
  if (!isCurrency(code)) throw new Refusal('not-a-currency', { field: 'currency', values: { given: code } });
  const minor = readAmount(amount, code);
  if (minor === null)
    throw new Refusal('not-an-amount', { field: 'budget', values: { given: amount, currency: code } });
  return { minor, currency: code };
}
