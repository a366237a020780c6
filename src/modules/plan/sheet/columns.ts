import { LANGS, LANGUAGE_NAMES, type Lang, type Translator } from '../../../kernel/i18n/index.js';

/** The columns of the list of concrete measures as a spreadsheet. Pure. */

type TextColumn = `${'title' | 'description'}_${Lang}`;
const PLAIN = [
  'key',
  'lead',
  'measures',
  'partners',
  'place',
  'starts',
  'ends',
  'budget',
  'currency',
  'state',
  'evidence',
] as const;
type PlainColumn = (typeof PLAIN)[number];
export type ColumnCode = PlainColumn | TextColumn;

/** In the order of the sheet. */
export const COLUMNS: readonly ColumnCode[] = [
  'key',
  'lead',
  ...LANGS.map((lang): TextColumn => `title_${lang}`),
  'measures',
  'state',
  'starts',
  'ends',
  'place',
  'partners',
  'budget',
  'currency',
  'evidence',
  ...LANGS.map((lang): TextColumn => `description_${lang}`),
];

/** What a column of texts holds, and in which language; null for the others. */
export function textColumn(column: ColumnCode): { what: 'title' | 'description'; lang: Lang } | null {
  const [what, code] = column.split('_');
  const lang = LANGS.find((one) => one === code);
  return lang !== undefined && (what === 'title' || what === 'description') ? { what, lang } : null;
}

/** The header of a column in the reader's language. */
export function headerWord(t: Translator, column: ColumnCode): string {
  const text = textColumn(column);
  if (text !== null) return `${t(`plan.field.${text.what}`)} (${LANGUAGE_NAMES[text.lang]})`;
  return t(`plan.field.${column as PlainColumn}`);
}
