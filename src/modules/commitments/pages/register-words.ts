import { formatDate, type Translator } from '../../../kernel/i18n/index.js';
import { addresseeWord, nameOf } from '../../documents/index.js';
import type { CommitmentAct, CommitmentState } from '../commitment.js';
import { type CommitmentFilter, DIMENSIONS, type Dimension, NONE, writeFilter } from '../register/filter.js';
import type { IndexedDocument } from '../register/indexed-commitment.js';
import type { Urgency } from '../timing/urgency.js';
import { urgencyWord } from '../timing/words.js';
import { commitmentActWord, filingWord, stateWord } from './words.js';

/** Finds the document of a slug, to name it. */
export type DocumentOf = (slug: string) => IndexedDocument | undefined;

/** A value of a filter as people call it. */
export function valueWord(t: Translator, dimension: Dimension, value: string, documentOf: DocumentOf): string {
  switch (dimension) {
    case 'addressee':
      return value === NONE ? t('commitments.register.none.addressee') : addresseeWord(t, value);
    case 'act':
      return t.find(`documents.act.${value}`) === undefined && value !== 'undertake'
        ? value
        : commitmentActWord(t, value as CommitmentAct);
    case 'state':
      return stateWord(t, value as CommitmentState);
    case 'due':
      return urgencyWord(t, value as Urgency);
    case 'document': {
      const document = documentOf(value);
      return document === undefined ? value : nameOf(t, document);
    }
    case 'year':
      return value === NONE ? t('commitments.register.none.year') : formatDate(t.lang, value);
    case 'filing':
      return t(`commitments.register.filing.${value as 'suggested' | 'confirmed'}`);
    default:
      return value === NONE ? t('commitments.register.none.filed') : filingWord(t, dimension, value);
  }
}

/** One thing that a filter says, and the filter without it. */
export interface Chip {
  /** "Who is asked: Member States" */
  text: string;
  without: CommitmentFilter;
}

/** What a filter says, each thing by itself. */
export function chipsOf(t: Translator, filter: CommitmentFilter, documentOf: DocumentOf): Chip[] {
  const R = 'commitments.register';
  const chips: Chip[] = DIMENSIONS.flatMap((dimension) => {
    const values = filter.values[dimension] ?? [];
    return values.map((value) => ({
      text: t(`${R}.choice`, {
        name: t(`${R}.by.${dimension}`),
        value: valueWord(t, dimension, value, documentOf),
      }),
      without: { ...filter, values: { ...filter.values, [dimension]: values.filter((other) => other !== value) } },
    }));
  });
  const { words, from, to } = filter;
  if (words !== '') chips.push({ text: t(`${R}.chip.words`, { words }), without: { ...filter, words: '' } });
  if (from !== null)
    chips.push({ text: t(`${R}.chip.from`, { day: formatDate(t.lang, from) }), without: { ...filter, from: null } });
  if (to !== null)
    chips.push({ text: t(`${R}.chip.to`, { day: formatDate(t.lang, to) }), without: { ...filter, to: null } });
  if (filter.all) chips.push({ text: t(`${R}.chip.all`), without: { ...filter, all: false } });
  if (filter.drafts) chips.push({ text: t(`${R}.chip.drafts`), without: { ...filter, drafts: false } });
  return chips;
}

/** The address of the register with another filter; what else the page was asked for is kept, but for the page number. */
export function withFilter(url: URL, filter: CommitmentFilter): string {
  const parameters = writeFilter(filter);
  for (const name of ['sort', 'group'] as const) {
    const value = url.searchParams.get(name);
    if (value !== null) parameters.set(name, value);
  }
  return parameters.size === 0 ? url.pathname : `${url.pathname}?${parameters}`;
}
