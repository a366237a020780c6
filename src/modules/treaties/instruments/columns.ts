import { LANGS, LANGUAGE_NAMES, type Lang, type Translator } from '../../../kernel/i18n/index.js';
import { CodeWords } from '../../../kernel/sheets/index.js';
import { DEPOSITARIES, type InstrumentContent } from '../instrument.js';
import { depositaryWord } from '../words.js';

/** Instruments as a spreadsheet: a row an instrument, with its rule of entry into force and its names in six languages. Pure. */

const PLAIN = [
  ...(['code', 'number', 'adopted', 'in-force', 'registration', 'volume', 'depositary', 'instruments'] as const),
  ...(['first', 'first-unit', 'later', 'later-unit', 'after', 'withdrawal', 'withdrawal-unit', 'period'] as const),
] as const;
type PlainColumn = (typeof PLAIN)[number];
type NameColumn = `${'name' | 'short'}_${Lang}`;
export type InstrumentColumn = PlainColumn | NameColumn;

/** In the order of the sheet. */
export const INSTRUMENT_COLUMNS: readonly InstrumentColumn[] = [
  'code',
  ...LANGS.flatMap((lang): NameColumn[] => [`name_${lang}`, `short_${lang}`]),
  ...PLAIN.filter((column) => column !== 'code'),
];

/** Which name a column holds, and in which language; null for the others. */
export function nameColumn(column: InstrumentColumn): { part: 'name' | 'short'; lang: Lang } | null {
  const [part, code] = column.split('_');
  const lang = LANGS.find((one) => one === code);
  return lang !== undefined && (part === 'name' || part === 'short') ? { part, lang } : null;
}

/** The header of a column in the reader's language. */
export function instrumentHeader(t: Translator, column: InstrumentColumn): string {
  const name = nameColumn(column);
  if (name !== null) return `${t(`treaties.add.${name.part}`)} (${LANGUAGE_NAMES[name.lang]})`;
  const unit = (of: string) => `${of} – ${t('treaties.add.unit')}`;
  const words: Readonly<Record<PlainColumn, string>> = {
    ...{ code: t('treaties.add.code'), number: t('treaties.facts.number'), adopted: t('treaties.facts.adopted') },
    ...{ 'in-force': t('treaties.facts.in-force'), registration: t('treaties.facts.registration') },
    ...{ volume: t('treaties.facts.volume'), depositary: t('treaties.facts.depositary') },
    ...{
      instruments: t('treaties.rule.instruments'),
      first: t('treaties.rule.first'),
      later: t('treaties.rule.later'),
    },
    ...{ 'first-unit': unit(t('treaties.rule.first')), 'later-unit': unit(t('treaties.rule.later')) },
    ...{ after: t('treaties.rule.after'), withdrawal: t('treaties.rule.withdrawal') },
    ...{ 'withdrawal-unit': unit(t('treaties.rule.withdrawal')), period: t('treaties.rule.period') },
  };
  return words[column as PlainColumn];
}

const UNITS = ['days', 'months'] as const;
const unitWord = (t: Translator, code: string) => t(code === 'days' ? 'treaties.add.days' : 'treaties.add.months');

export const UNIT_WORDS = new CodeWords(UNITS, unitWord);
export const DEPOSITARY_WORDS = new CodeWords(DEPOSITARIES, (t, code) =>
  depositaryWord(t, DEPOSITARIES.find((one) => one === code) ?? 'other'),
);

/** What a cell holds; codes, never words. */
export function instrumentText(content: InstrumentContent, column: InstrumentColumn): string {
  const name = nameColumn(column);
  if (name !== null) return content.names[name.lang]?.[name.part] ?? '';
  const { rule } = content;
  const delay = (of: { days: number } | { months: number }) =>
    'days' in of ? { n: of.days, unit: 'days' } : { n: of.months, unit: 'months' };
  const [first, later] = [delay(rule.first), delay(rule.later)];
  const periods = 'periodYears' in rule.withdrawal ? rule.withdrawal : null;
  const withdrawal =
    'periodYears' in rule.withdrawal ? { n: rule.withdrawal.noticeMonths, unit: 'months' } : delay(rule.withdrawal);
  const texts: Readonly<Record<PlainColumn, string>> = {
    ...{
      code: content.code,
      number: content.number,
      adopted: content.adopted ?? '',
      'in-force': content.inForce ?? '',
    },
    ...{ registration: content.registration, volume: content.volume, depositary: content.depositary },
    ...{ instruments: String(rule.instruments), first: String(first.n), 'first-unit': first.unit },
    ...{ later: String(later.n), 'later-unit': later.unit, after: rule.after ?? '' },
    ...{ withdrawal: String(withdrawal.n), 'withdrawal-unit': withdrawal.unit },
    period: periods === null ? '' : String(periods.periodYears),
  };
  return texts[column as PlainColumn];
}

/** The parts in which two tell something else, as cells. */
export function instrumentChanges(before: InstrumentContent | null, after: InstrumentContent): InstrumentChange[] {
  return INSTRUMENT_COLUMNS.flatMap((column) => {
    const [was, is] = [before === null ? '' : instrumentText(before, column), instrumentText(after, column)];
    return was === is ? [] : [{ column, before: was, after: is }];
  });
}

export interface InstrumentChange {
  column: InstrumentColumn;
  before: string;
  after: string;
}
