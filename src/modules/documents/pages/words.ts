import { formatDate, formatYearlyDay, type Translator } from '../../../kernel/i18n/index.js';
import type { DocumentRecord, DocumentTitle } from '../document.js';
import { titleFor } from '../document.js';
import type { ActCode, DateMention } from '../reader/reading.js';
import { shortSymbol } from '../symbol.js';

/** What the codes of a reading are called in the reader's language. */

export function actWord(t: Translator, act: ActCode): string {
  return t(`documents.act.${act}`);
}

/** The name of an addressee; a code that nobody named yet is shown in plain letters. */
export function addresseeWord(t: Translator, code: string): string {
  return t.find(`documents.addressee.${code}`) ?? code.replaceAll('_', ' ').toLowerCase();
}

/** What a warning of the reader says; its own English where nobody translated the code yet. */
export function warningWord(t: Translator, warning: { code: string; text: string }): string {
  return t.find(`documents.warning.${warning.code}`) ?? warning.text;
}

export function problemWord(t: Translator, problem: { code: string; message: string }): string {
  return t.find(`documents.problem.${problem.code}`) ?? problem.message;
}

/** "70/179", or what stands for a symbol that is not known. */
export function nameOf(t: Translator, document: Pick<DocumentRecord, 'symbol' | 'status'>): string {
  if (document.symbol !== null) return shortSymbol(document.symbol);
  return document.status === 'draft' ? t('documents.draft-without-symbol') : t('documents.without-symbol');
}

export function titleText(t: Translator, titles: readonly DocumentTitle[]): string {
  return titleFor(titles, t.lang)?.title ?? t('documents.without-title');
}

/** "paragraph 4", "part II, paragraph 3", "annex, paragraph 12", "preamble, paragraph 2". */
export function placeWord(
  t: Translator,
  place: { section: 'preamble' | 'operative' | 'annex'; part: string | null; n: number },
): string {
  const { section, part, n } = place;
  if (part !== null) return t('documents.place.part', { part, n });
  return t(`documents.place.${section}`, { n });
}

const DURATION = /^P(\d+)([YMWD])$/u;
const UNITS = { Y: 'years', M: 'months', W: 'weeks', D: 'days' } as const;

/** What a date mention says, in words, each part by itself: ["72nd session", "no later than October 2017"]. */
export function dateWords(t: Translator, date: DateMention): string[] {
  const day = (text: string) => formatDate(t.lang, text);
  const parts: string[] = [];
  const every = DURATION.exec(date.every ?? '');
  if (every !== null)
    parts.push(t(`documents.date.every-${UNITS[every[2] as keyof typeof UNITS]}`, { n: Number(every[1]) }));
  if (date.month_day !== undefined) parts.push(formatYearlyDay(t.lang, date.month_day.replace(/^--/u, '')));
  if (date.from_session !== undefined) parts.push(t('documents.date.from-session', { n: date.from_session }));
  if (date.from_year !== undefined) parts.push(t('documents.date.from-year', { year: day(String(date.from_year)) }));
  if (date.session !== undefined) parts.push(t('documents.date.session', { n: date.session }));
  if (date.month !== undefined) parts.push(day(date.month));
  if (date.year !== undefined) parts.push(day(String(date.year)));
  if (date.start !== undefined && date.end !== undefined)
    parts.push(t('documents.date.between', { start: day(date.start), end: day(date.end) }));
  else if (date.start !== undefined) parts.push(t('documents.date.start', { start: day(date.start) }));
  else if (date.end !== undefined) parts.push(t('documents.date.until', { end: day(date.end) }));
  if (date.until !== undefined) parts.push(t('documents.date.until', { end: day(date.until) }));
  if (date.not_after !== undefined) parts.push(t('documents.date.not-after', { date: day(date.not_after) }));
  if (date.place !== undefined) parts.push(date.place);
  return parts;
}
