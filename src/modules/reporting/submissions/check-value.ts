import { rangeOf } from '../../../kernel/calendar/index.js';
import type { Asked } from '../calls/question.js';
import { Refusal } from '../refusal.js';
import type { AnswerValue } from './answer-value.js';

/** Whether an answer is one to its question. Pure. */

const LONGEST_TEXT = 100_000;
const LONGEST_CELL = 2000;
const MOST_DIGITS = 18;

/**
 * Words as they are counted: between spaces, and in scripts without spaces by the segments of the platform.
 *
 * @example wordsIn('Une loi a été adoptée.') // 5
 */
export function wordsIn(text: string): number {
  let words = 0;
  for (const { isWordLike } of SEGMENTER.segment(text)) if (isWordLike) words += 1;
  return words;
}

const SEGMENTER = new Intl.Segmenter('und', { granularity: 'word' });

/**
 * An answer as it is kept: trimmed, digits of any script as ASCII, nothing that says nothing (null).
 *
 * @param field of the refusal. @throws Refusal that says what is wrong and how much is allowed
 */
export function checkValue(asked: Asked, value: AnswerValue | null, field = 'value'): AnswerValue | null {
  if (value === null) return null;
  if (value.kind !== asked.kind) throw new Refusal('not-in-list', { field });
  if (value.kind === 'text' && asked.kind === 'text') return checkedText(value, asked.limit, field);
  if (value.kind === 'choice' && asked.kind === 'choice') return checkedChoice(value, asked, field);
  if (value.kind === 'number' && asked.kind === 'number') return checkedNumber(value.amount, asked, field);
  if (value.kind === 'table' && asked.kind === 'table') return checkedTable(value.rows, asked, field);
  if (value.kind === 'date') return checkedDate(value.date, field);
  if (value.kind === 'as-last-time') return { ...value, words: bounded(value.words.trim(), field) };
  return value;
}

function bounded(text: string, field: string): string {
  if (text.length > LONGEST_TEXT) throw new Refusal('too-long', { field, values: { most: LONGEST_TEXT } });
  return text.replaceAll('\r\n', '\n');
}

function checkedText(value: { text: string }, limit: number | null, field: string): AnswerValue | null {
  const text = bounded(value.text, field).trim();
  if (text === '') return null;
  const words = wordsIn(text);
  if (limit !== null && words > limit) throw new Refusal('too-many-words', { field, values: { words, most: limit } });
  return { kind: 'text', text };
}

function checkedChoice(
  { chosen, other }: { chosen: readonly string[]; other: string },
  asked: Extract<Asked, { kind: 'choice' }>,
  field: string,
): AnswerValue | null {
  const known = asked.options.filter((option) => chosen.includes(option));
  if (chosen.some((option) => !asked.options.includes(option))) throw new Refusal('not-in-list', { field });
  const words = asked.other ? bounded(other.trim(), field) : '';
  if (known.length === 0 && words === '') return null;
  if (!asked.many && known.length + (words === '' ? 0 : 1) > 1) throw new Refusal('one-only', { field });
  return { kind: 'choice', chosen: known, other: words };
}

/** "1,234.5", "1 234,5", "١٢٣": as people type it, if only one reading is possible. */
export function plainNumber(typed: string): string | null {
  const ascii = typed
    .normalize('NFKC')
    .replace(/[\u0660-\u0669]/gu, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[\u06f0-\u06f9]/gu, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/[\u200e\u200f\u061c]/gu, '')
    .replace(/\u066b/gu, '.')
    .replace(/\u066c/gu, ',')
    .replace(/\u2212/gu, '-')
    .trim();
  const grouped = /^-?\d{1,3}(?:[ ,'’]\d{3})+(?:\.\d+)?$/u.test(ascii) ? ascii.replace(/[ ,'’]/gu, '') : ascii;
  const european = /^-?\d{1,3}(?:[ .]\d{3})*,\d+$/u.test(grouped)
    ? grouped.replace(/[ .]/gu, '').replace(',', '.')
    : grouped;
  const match = /^(-?)0*(\d+)(?:\.(\d+))?$/u.exec(european);
  if (match === null) return null;
  const [, sign = '', whole = '', fraction = ''] = match;
  const kept = fraction.replace(/0+$/u, '');
  const digits = kept === '' ? whole : `${whole}.${kept}`;
  return digits === '0' ? '0' : `${sign}${digits}`;
}

function checkedNumber(typed: string, asked: Extract<Asked, { kind: 'number' }>, field: string): AnswerValue | null {
  if (typed.trim() === '') return null;
  const amount = plainNumber(typed);
  if (amount === null || amount.replace(/\D/gu, '').length > MOST_DIGITS)
    throw new Refusal('not-a-number', { field, values: { typed: typed.trim().slice(0, 40) } });
  const decimals = amount.split('.')[1]?.length ?? 0;
  if (decimals > asked.decimals) throw new Refusal('too-many-decimals', { field, values: { most: asked.decimals } });
  if (asked.least !== null && Number(amount) < asked.least)
    throw new Refusal('too-small', { field, values: { least: asked.least } });
  if (asked.most !== null && Number(amount) > asked.most)
    throw new Refusal('too-big', { field, values: { most: asked.most } });
  return { kind: 'number', amount };
}

function checkedDate(typed: string, field: string): AnswerValue | null {
  const date = typed.trim();
  if (date === '') return null;
  if (rangeOf(date) === null) throw new Refusal('not-a-date', { field });
  return { kind: 'date', date };
}

function checkedTable(
  rows: readonly (readonly string[])[],
  asked: Extract<Asked, { kind: 'table' }>,
  field: string,
): AnswerValue | null {
  const cells = rows.map((row) =>
    asked.columns.map((_, at) => {
      const text = (row[at] ?? '').replaceAll('\r\n', '\n').trim();
      if (text.length > LONGEST_CELL) throw new Refusal('too-long', { field, values: { most: LONGEST_CELL } });
      return text;
    }),
  );
  const last = cells.findLastIndex((row) => row.some((cell) => cell !== ''));
  if (last >= asked.rows) throw new Refusal('too-many', { field, values: { most: asked.rows } });
  return last < 0 ? null : { kind: 'table', rows: cells.slice(0, last + 1) };
}

/** Whether two answers say the same. */
export function sameValue(a: AnswerValue | null, b: AnswerValue | null): boolean {
  return JSON.stringify(inOrder(a)) === JSON.stringify(inOrder(b));
}

/** Members in one order, whatever the database did with them. */
function inOrder(value: AnswerValue | null): unknown {
  return value === null ? null : Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
}
