import { LANGS, LANGUAGE_NAMES, type Translator } from '../../../../kernel/i18n/index.js';
import { CodeWords } from '../../../../kernel/sheets/index.js';
import { AREAS, type Area } from '../../instrument.js';
import { areaWord } from '../../words.js';
import type { LawContent, LawState } from '../law.js';

/** Laws as a spreadsheet: a row a law, with the State, the instrument and the area for which it was named. Pure. */

/** Where a law belongs; that never changes. */
export const PLACE_COLUMNS = ['party', 'treaty', 'area'] as const;
const CONTENT_COLUMNS = ['title', 'citation', 'link', 'date', 'lang', 'articles', 'words'] as const;

/** In the order of the sheet. The state is told and not read: a review is not taken from a file. */
export const LAW_COLUMNS = ['key', ...PLACE_COLUMNS, ...CONTENT_COLUMNS, 'state'] as const;
export type LawColumn = (typeof LAW_COLUMNS)[number];

/** A law as its row tells it; the party and the instrument by their codes. */
export interface LawLine extends LawContent {
  key: string;
  party: string;
  treaty: string;
  area: Area;
  state: LawState;
}

/** The header of a column in the reader's language. */
export function lawHeader(t: Translator, column: LawColumn): string {
  if (column === 'key') return t('treaties.column.key');
  if (column === 'party') return t('treaties.column.code');
  if (column === 'treaty') return t('treaties.column.instrument');
  if (column === 'state') return t('treaties.column.standing');
  return t(`treaties.law.${column}`);
}

export const AREA_WORDS = new CodeWords(AREAS, (t, code) => areaWord(t, AREAS.find((one) => one === code) ?? AREAS[0]));
/** Each language by its own name, whoever reads. */
export const LANG_WORDS = new CodeWords(LANGS, (_, code) => LANGUAGE_NAMES[LANGS.find((one) => one === code) ?? 'en']);

export interface LawFieldChange {
  column: LawColumn;
  before: string;
  after: string;
}

/** The parts in which a row tells something else; for a new law, all that it says. */
export function lawChanges(before: LawContent | null, after: LawContent & { area: Area }): LawFieldChange[] {
  const columns = before === null ? (['area', ...CONTENT_COLUMNS] as const) : CONTENT_COLUMNS;
  return columns.flatMap((column) => {
    const was = before === null || column === 'area' ? '' : before[column].replace(/\r\n?/gu, '\n');
    return was === after[column] ? [] : [{ column, before: was, after: after[column] }];
  });
}
