import { LANGS, LANGUAGE_NAMES, type Lang, type Translator } from '../../../kernel/i18n/index.js';
import type { NameKind } from '../party.js';

/** The columns of the register of parties as a spreadsheet. Pure. */

export const LIVING_NAMES = ['short', 'official', 'acronym'] as const satisfies readonly NameKind[];
export type NameColumn = `${(typeof LIVING_NAMES)[number]}_${Lang}`;

const NAME_COLUMNS: readonly NameColumn[] = LIVING_NAMES.flatMap((kind) =>
  LANGS.map((lang): NameColumn => `${kind}_${lang}`),
);

export type PlainColumn =
  | 'code'
  | 'kind'
  | 'state'
  | 'alpha2'
  | 'alpha3'
  | 'm49'
  | 'subregion'
  | 'website'
  | 'addressees'
  | 'former'
  | 'memberships';
export type ColumnCode = PlainColumn | NameColumn;

/** In the order of the sheet. */
export const COLUMNS: readonly ColumnCode[] = [
  'code',
  'kind',
  'state',
  ...NAME_COLUMNS,
  'former',
  'alpha2',
  'alpha3',
  'm49',
  'subregion',
  'memberships',
  'website',
  'addressees',
];

/** Kind and language of a column of names; null for the others. */
export function nameColumn(column: ColumnCode): { kind: (typeof LIVING_NAMES)[number]; lang: Lang } | null {
  const [kind, lang] = column.split('_');
  const known = LIVING_NAMES.find((one) => one === kind);
  const spoken = LANGS.find((one) => one === lang);
  return known === undefined || spoken === undefined ? null : { kind: known, lang: spoken };
}

/** The header of a column in the reader's language. */
export function headerWord(t: Translator, column: ColumnCode): string {
  const name = nameColumn(column);
  if (name !== null) return `${t(`parties.name-kind.${name.kind}`)} (${LANGUAGE_NAMES[name.lang]})`;
  const words: Readonly<Record<PlainColumn, string>> = {
    code: t('parties.list.code'),
    kind: t('parties.list.kind'),
    state: t('parties.list.state'),
    alpha2: t('parties.edit.alpha2'),
    alpha3: t('parties.edit.alpha3'),
    m49: t('parties.party.m49'),
    subregion: t('parties.list.region'),
    website: t('parties.party.website'),
    addressees: t('parties.edit.addressees'),
    former: t('parties.party.former'),
    memberships: t('parties.party.member-of'),
  };
  return words[column as PlainColumn];
}
