import { rangeOf } from '../../../kernel/calendar/index.js';
import { isLang, type Lang } from '../../../kernel/i18n/index.js';
import type { Area } from '../instrument.js';
import { Refusal } from '../refusal.js';

/** A law by which a State implements an area of an instrument. Pure. */

/** `stated` waits for somebody else to look at it; `returned` was given back with a remark. */
export const LAW_STATES = ['stated', 'returned', 'reviewed', 'withdrawn'] as const;
export type LawState = (typeof LAW_STATES)[number];

export interface LawContent {
  title: string;
  /** Where it is published: "Official Gazette No. 12 of 2005". */
  citation: string;
  /** Of its text; empty where there is none. */
  link: string;
  /** As far as it is known: YYYY, YYYY-MM or YYYY-MM-DD; empty where it is not. */
  date: string;
  /** Of its text. */
  lang: Lang;
  /** Which articles of the instrument: "5, 8". May be empty. */
  articles: string;
  /** What it does, in the words of whoever enters it. May be empty. */
  words: string;
}

export interface Law extends LawContent {
  id: string;
  /** Of its State: by which a file knows it again. */
  key: string;
  partyId: string;
  instrumentId: string;
  area: Area;
  state: LawState;
  /** Why it was given back. */
  remark: string | null;
  version: number;
  madeBy: string;
  writtenBy: string;
  changedAt: Date;
  reviewedBy: string | null;
  reviewedAt: Date | null;
}

const LONGEST: Readonly<Record<'title' | 'citation' | 'link' | 'date' | 'articles' | 'words', number>> = {
  ...{ title: 500, citation: 500, link: 2000, date: 10, articles: 100, words: 5000 },
};

/** Blanks trimmed, lines ended as files end them. @throws Refusal `title-missing`, `not-an-address`, `not-a-date`, `too-long`, `not-in-list` with the field at fault. */
export function checkedLaw(given: LawContent): LawContent {
  const text = (name: keyof typeof LONGEST) => {
    const value = given[name].replaceAll('\0', '').replace(/\r\n?/gu, '\n').trim();
    if (value.length > LONGEST[name]) throw new Refusal('too-long', { field: name, values: { most: LONGEST[name] } });
    return value;
  };
  const content = {
    ...{ title: text('title'), citation: text('citation'), link: text('link'), date: text('date') },
    ...{ articles: text('articles'), words: text('words'), lang: given.lang },
  };
  if (content.title === '') throw new Refusal('title-missing', { field: 'title' });
  if (content.link !== '' && !isAddress(content.link))
    throw new Refusal('not-an-address', { field: 'link', values: { given: content.link } });
  if (content.date !== '' && rangeOf(content.date) === null)
    throw new Refusal('not-a-date', { field: 'date', values: { given: content.date } });
  if (!isLang(content.lang)) throw new Refusal('not-in-list', { field: 'lang', values: { given: String(given.lang) } });
  return content;
}

function isAddress(text: string): boolean {
  return /^https?:\/\/[^\s/]+\.[^\s]*$/u.test(text) && URL.canParse(text);
}
