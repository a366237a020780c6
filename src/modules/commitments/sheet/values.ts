import type { Lang, Translator } from '../../../kernel/i18n/index.js';
import type { DateMention } from '../../documents/index.js';
import type { CommitmentTitle, Filing, Scheme } from '../commitment.js';
import { rangeOf } from '../timing/days.js';
import { type EditableColumn, LONGEST_TITLE, titleLang } from './columns.js';
import type { Vocabularies, Vocabulary } from './vocabulary.js';

/**
 * Values of cells in one plain form, so that two are the same exactly when their texts are: codes joined by "|", a suggested filing with
 * "?" behind, a date as far as it is known. Pure.
 */
export type Values = Record<EditableColumn, string>;

/** Why a cell was not taken: its sentence is `commitments.sheet.problem.<code>`. */
export const PROBLEMS = [
  'unknown-document',
  'unknown-act',
  'unknown-party',
  'unknown-state',
  'unknown-section',
  'unknown-filing',
  'not-a-date',
  'date-too-early',
  'date-to-come',
  'not-a-number',
  'number-not-date',
  'duplicate-key',
  'unknown-key',
  'key-not-fitting',
  'place-fixed',
  'place-missing',
  'due-fixed',
  'act-missing',
  'too-long',
  'not-an-address',
  'error-value',
  'merged',
  'changed-meanwhile',
  'no-such-shape',
] as const;
export type ProblemCode = (typeof PROBLEMS)[number];

export interface CellProblem {
  code: ProblemCode;
  values: Record<string, string | number>;
}

export type ReadValue = { value: string } | { problem: CellProblem };

const problem = (code: ProblemCode, values: Record<string, string | number> = {}): ReadValue => ({
  problem: { code, values },
});

/** The General Assembly did not exist before. */
const EARLIEST = '1945';

/** What the commitment says now. */
export function valuesOf(commitment: {
  act: string;
  addressees: readonly string[];
  titles: readonly CommitmentTitle[];
  filings: readonly Filing[];
  dates: readonly DateMention[];
  state: string;
}): Values {
  const title = (lang: Lang) => commitment.titles.find((one) => one.lang === lang)?.title ?? '';
  const filed = (scheme: Scheme) =>
    commitment.filings
      .filter((filing) => filing.scheme === scheme && filing.standing !== 'rejected')
      .map(({ code, standing }) => (standing === 'suggested' ? `${code}?` : code))
      .sort()
      .join('|');
  return {
    act: commitment.act,
    addressees: commitment.addressees.join('|'),
    title_ar: title('ar'),
    title_en: title('en'),
    title_es: title('es'),
    title_fr: title('fr'),
    title_ru: title('ru'),
    title_zh: title('zh'),
    theme: filed('theme'),
    pillar: filed('pillar'),
    target: filed('target'),
    due: dueOf(commitment.dates),
    state: commitment.state,
  };
}

/** A deadline that is a plain date and nothing else; empty where the words say more or something else. */
function dueOf(dates: readonly DateMention[]): string {
  const [only, ...more] = dates;
  if (only?.kind !== 'deadline' || more.length > 0 || only.not_after === undefined || only.session !== undefined)
    return '';
  return rangeOf(only.text)?.to === only.not_after ? only.text : only.not_after;
}

/** The deadline of a value of `due`. */
export function datesOf(due: string): DateMention[] {
  const range = rangeOf(due);
  return range === null ? [] : [{ kind: 'deadline', text: due, not_after: range.to, by: 'person' }];
}

/** Codes of a joined value with their standing. */
export function filingsOf(scheme: Scheme, value: string): Filing[] {
  return listOf(value).map((item) =>
    item.endsWith('?')
      ? { scheme, code: item.slice(0, -1), standing: 'suggested' }
      : { scheme, code: item, standing: 'confirmed' },
  );
}

export function listOf(value: string): string[] {
  return value === '' ? [] : value.split('|');
}

/** A value in the words of the reader, as cells and differences show it. */
export function wordsOf(t: Translator, column: EditableColumn, value: string, words: Vocabularies): string {
  if (value === '') return '';
  switch (column) {
    case 'act':
    case 'state':
      return words[column].label(t, value);
    case 'addressees':
      return listOf(value)
        .map((code) => words.addressees.label(t, code))
        .join(' | ');
    case 'theme':
    case 'pillar':
    case 'target':
      return filingsOf(column, value)
        .map(({ code, standing }) => {
          const label = words[column].label(t, code);
          return standing === 'suggested' ? `${label} [${words.standing.label(t, standing)}]` : label;
        })
        .join(' | ');
    default:
      return value;
  }
}

/** What a cell says, codes or words of any language; `first` is the language of the sheet. */
export function readValue(column: EditableColumn, text: string, words: Vocabularies, first: Lang): ReadValue {
  const trimmed = text.trim();
  if (titleLang(column) !== null)
    return trimmed.length > LONGEST_TITLE ? problem('too-long', { most: LONGEST_TITLE }) : { value: trimmed };
  switch (column) {
    case 'act':
    case 'state': {
      if (trimmed === '') return { value: '' };
      const code = words[column].find(trimmed, first);
      return code === null
        ? problem(column === 'act' ? 'unknown-act' : 'unknown-state', { given: trimmed })
        : { value: code };
    }
    case 'addressees':
      return readList(trimmed, (item) => words.addressees.find(item, first), 'unknown-party');
    case 'theme':
    case 'pillar':
    case 'target': {
      const read = readList(trimmed, (item) => readFiling(item, column, words, first), 'unknown-filing');
      return 'value' in read ? { value: listOf(read.value).sort().join('|') } : read;
    }
    default:
      return trimmed === '' ? { value: '' } : readDate(trimmed);
  }
}

/** "Prevention [suggested]"; without a standing it is confirmed, for a person wrote it. */
function readFiling(item: string, scheme: Vocabulary & Scheme, words: Vocabularies, first: Lang): string | null {
  const match = /^(?<label>.*?)\s*[[［](?<standing>[^\]］]*)[\]］]$/su.exec(item);
  if (match?.groups === undefined) return words[scheme].find(item, first);
  const standing = words.standing.find(match.groups.standing ?? '', first);
  const code = words[scheme].find(match.groups.label ?? '', first);
  if (code === null || standing === null) return null;
  return standing === 'suggested' ? `${code}?` : code;
}

/** A list cut at "|" and line ends; at ";" too where a part is no known name as it stands (names may hold one). */
function readList(text: string, find: (item: string) => string | null, code: ProblemCode): ReadValue {
  const found: string[] = [];
  for (const part of text.split(/[|\n]/u).map((one) => one.trim())) {
    if (part === '') continue;
    const whole = find(part);
    const items = whole === null ? part.split(/[;；؛]/u).map((one) => one.trim()) : [part];
    for (const item of items.filter((one) => one !== '')) {
      const known = find(item);
      if (known === null) return problem(code, { given: item });
      if (!found.includes(known)) found.push(known);
    }
  }
  return { value: found.join('|') };
}

/** A year, a month or a day from 1945 on. */
export function readDate(text: string): ReadValue {
  const range = rangeOf(text);
  if (range === null)
    return problem(/^\d{5,6}(\.\d+)?$/u.test(text) ? 'number-not-date' : 'not-a-date', { given: text });
  return range.to < EARLIEST ? problem('date-too-early', { given: text }) : { value: text };
}
