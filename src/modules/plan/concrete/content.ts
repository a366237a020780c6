import { LANGS, type Lang, type Translator } from '../../../kernel/i18n/index.js';
import { amountText, type Money } from '../../../kernel/money/index.js';

/** What a concrete measure says (paragraph 19 of the draft of the seventieth session). Pure. */

/** How far it has come: a fold over its log. */
export const CONCRETE_STATES = ['proposed', 'planned', 'under-way', 'done', 'stopped'] as const;
export type ConcreteState = (typeof CONCRETE_STATES)[number];

export type Texts = Readonly<Partial<Record<Lang, string>>>;

export interface ConcreteContent {
  /** In at least one language. */
  titles: Texts;
  descriptions: Texts;
  /** Numbers of measures of the Plan, from 1 to 61; at least one. */
  measures: readonly number[];
  /** Codes of parties, or names of whoever is none. */
  partners: readonly string[];
  place: string;
  /** YYYY, YYYY-MM or YYYY-MM-DD; null where it is not known. */
  starts: string | null;
  ends: string | null;
  budget: Money | null;
}

/** The same as JSON has it: money as text, so that no reader makes a rounded number of it. */
export interface WrittenContent extends Omit<ConcreteContent, 'budget'> {
  budget: { amount: string; minor: string; currency: string } | null;
}

export function writeContent({ budget, ...same }: ConcreteContent): WrittenContent {
  if (budget === null) return { ...same, budget: null };
  return {
    ...same,
    budget: { amount: amountText(budget), minor: budget.minor.toString(), currency: budget.currency },
  };
}

export function readContent({ budget, ...same }: WrittenContent): ConcreteContent {
  return { ...same, budget: budget === null ? null : { minor: BigInt(budget.minor), currency: budget.currency } };
}

/** A text in the reader's language, else in English, else in another; null where there is none. */
export function textIn(texts: Texts, lang: Lang): { lang: Lang; text: string } | null {
  for (const one of [lang, 'en' as const, ...LANGS]) {
    const text = texts[one];
    if (text !== undefined && text !== '') return { lang: one, text };
  }
  return null;
}

/** The title in whatever language there is. */
export function titleIn(t: Translator, { titles }: Pick<ConcreteContent, 'titles'>): string {
  return textIn(titles, t.lang)?.text ?? '';
}

/** Whether two contents say the same. */
export function sameContent(a: ConcreteContent, b: ConcreteContent): boolean {
  return JSON.stringify(ordered(a)) === JSON.stringify(ordered(b));
}

function ordered(content: ConcreteContent): unknown {
  const { titles, descriptions, ...rest } = writeContent(content);
  const texts = (all: Texts) => LANGS.map((lang) => all[lang] ?? '');
  const { measures, partners, place, starts, ends, budget } = rest;
  return [texts(titles), texts(descriptions), measures, partners, place, starts, ends, budget?.minor, budget?.currency];
}
