import { type Day, isDay } from '../../../kernel/calendar/index.js';
import { LANGS } from '../../../kernel/i18n/index.js';
import { Refusal } from '../refusal.js';
import type { Wordings } from './asked.js';

/** Texts as they are kept. Pure. */

const LONGEST_LINE = 500;
const LONGEST_TEXT = 20_000;

/** One line, trimmed. @throws Refusal `too-long` */
export function checkedLine(text: string, field: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  if (line.length > LONGEST_LINE) throw new Refusal('too-long', { field, values: { most: LONGEST_LINE } });
  return line;
}

/** A sentence, or some. @throws Refusal `text-missing`, `too-long` */
export function checkedText(text: string, field: string): string {
  const words = text.replace(/\s+/gu, ' ').trim();
  if (words === '') throw new Refusal('text-missing', { field });
  if (words.length > LONGEST_TEXT) throw new Refusal('too-long', { field, values: { most: LONGEST_TEXT } });
  return words;
}

/** Most words, as they were typed; null where there is no limit. @throws Refusal `not-a-limit` */
export function checkedLimit(typed: string): number | null {
  const most = typed.normalize('NFKC').replace(/[\s.,]/gu, '');
  if (!/^\d{0,6}$/u.test(most) || Number(most || '1') === 0) throw new Refusal('not-a-limit', { field: 'limit' });
  return most === '' ? null : Number(most);
}

/** A day as it was typed; null where there is none. @throws Refusal `not-a-day` */
export function checkedDay(typed: string, field: string): Day | null {
  const day = typed.normalize('NFKC').trim();
  if (day === '') return null;
  if (!isDay(day)) throw new Refusal('not-a-day', { field });
  return day;
}

/** Lines by language from the fields of a form, `title-ar` and so on; empty ones are not there. @throws Refusal `title-missing`, `too-long` */
export function checkedWordings(typed: Readonly<Record<string, string>>, name: string): Wordings {
  const lines = LANGS.map((lang) => [lang, checkedLine(typed[`${name}-${lang}`] ?? '', `${name}-${lang}`)] as const);
  const words = Object.fromEntries(lines.filter(([, line]) => line !== ''));
  if (Object.keys(words).length === 0) throw new Refusal('title-missing', { field: `${name}-${LANGS[0]}` });
  return words;
}
