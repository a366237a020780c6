import { LANGS, LANGUAGE_NAMES, type Lang, type Translator } from '../../../kernel/i18n/index.js';

/** The columns of a questionnaire as a spreadsheet, a row for each of its texts. Pure. */

/** What a row says; the beginning of its place (calls/texts.ts). */
export const ROW_SORTS = ['title', 'intro', 'section', 'question', 'help', 'option', 'column', 'unit'] as const;
export type RowSort = (typeof ROW_SORTS)[number];

/** What a row of a question says besides its words. */
export const ATTRIBUTES = [
  'kind',
  'required',
  'limit',
  'many',
  'other',
  'decimals',
  'least',
  'most',
  'persons',
  'rows',
  'subjects',
  'follows',
] as const;
export type Attribute = (typeof ATTRIBUTES)[number];

/** Those that are yes or no. */
export const FLAGS = ['required', 'many', 'other', 'persons'] as const satisfies readonly Attribute[];

type WordColumn = `${'text' | 'state'}_${Lang}`;
export type ColumnCode = 'place' | 'row' | Attribute | WordColumn;

/** In the order of the sheet. */
export const COLUMNS: readonly ColumnCode[] = [
  'place',
  'row',
  ...LANGS.flatMap((lang): WordColumn[] => [`text_${lang}`, `state_${lang}`]),
  ...ATTRIBUTES,
];

/** What a column of words holds, and in which language; null for the others. */
export function wordColumn(column: ColumnCode): { what: 'text' | 'state'; lang: Lang } | null {
  const [what, code] = column.split('_');
  const lang = LANGS.find((one) => one === code);
  return lang !== undefined && (what === 'text' || what === 'state') ? { what, lang } : null;
}

export function isFlag(column: ColumnCode): boolean {
  return FLAGS.some((flag) => flag === column);
}

/** The header of a column in the reader's language. */
export function headerWord(t: Translator, column: ColumnCode): string {
  const words = wordColumn(column);
  if (words !== null) return `${t(`reporting.questionnaire.${words.what}`)} (${LANGUAGE_NAMES[words.lang]})`;
  if (column === 'place') return t('reporting.offline.column.mark');
  if (column === 'row') return t('reporting.questionnaire.row');
  if (column === 'follows') return t('reporting.questionnaire.follows');
  return t(`reporting.question.${column as Exclude<Attribute, 'follows'>}`);
}
