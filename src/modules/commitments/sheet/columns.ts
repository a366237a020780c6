import { LANGS, type Lang } from '../../../kernel/i18n/index.js';

/** The columns of the register as a spreadsheet. Pure. */

/** Which commitment a row speaks of. */
export const IDENTITY = ['key', 'version', 'document', 'section', 'part', 'paragraph', 'ordinal'] as const;

export type TitleColumn = `title_${Lang}`;
const TITLES: readonly TitleColumn[] = LANGS.map((lang) => `title_${lang}` as const);

/** What a row can change of the commitment. */
export type EditableColumn = 'act' | 'addressees' | TitleColumn | 'theme' | 'pillar' | 'target' | 'due' | 'state';
export const EDITABLE: readonly EditableColumn[] = [
  'act',
  'addressees',
  ...TITLES,
  'theme',
  'pillar',
  'target',
  'due',
  'state',
];

/** What a row says beside the state: the day, the note and the evidence of what became of it. */
export const SAID = ['happened', 'note', 'evidence'] as const;
export type SaidColumn = (typeof SAID)[number];

/** Told for the reader, and not read back. */
export const TOLD = ['when'] as const;

export type ColumnCode = (typeof IDENTITY)[number] | EditableColumn | SaidColumn | (typeof TOLD)[number];

/** In the order of the sheet. */
export const COLUMNS: readonly ColumnCode[] = [
  ...IDENTITY,
  'act',
  'addressees',
  ...TITLES,
  'theme',
  'pillar',
  'target',
  'when',
  'due',
  'state',
  ...SAID,
];

export function titleLang(column: EditableColumn): Lang | null {
  return LANGS.find((lang) => column === `title_${lang}`) ?? null;
}

/** Excel holds more in a cell; nobody needs more of a title. */
export const LONGEST_TITLE = 1000;
