import { formatDate, type Translator } from '../../../kernel/i18n/index.js';
import { type CellToWrite, writeCsv, writeWorkbook } from '../../../kernel/sheets/index.js';
import { codeWord, conceptWord } from '../concepts/concept-words.js';
import type { Shown } from '../published/published-table.js';
import { sideBySide } from './compare-estimates.js';
import type { OpenIndicator } from './open-indicator.js';
import { sayBar } from './rate-words.js';
import type { RateRow } from './rates-of.js';

/**
 * The indicator as a table: a row for each rate with its count, population, error bar and what both are of; then a row for each estimate of detected
 * and undetected together. `kind` tells them apart, so that nobody adds them.
 */
export function writeRates(t: Translator, open: OpenIndicator, format: 'csv' | 'xlsx'): AsyncGenerator<Uint8Array> {
  const { ground, told, totals, parts } = open;
  const heads = [
    ...[t('evidence.rate.kind'), conceptWord(t, ground, 'REPORTED_BY'), 'ISO 3166-1'],
    ...['YEAR', 'SEX', 'AGE', 'FORM'].map((concept) => conceptWord(t, ground, concept)),
    ...[t('evidence.rate.persons'), t('evidence.rate.population'), t('evidence.rate.rate')],
    ...[t('evidence.rate.low'), t('evidence.rate.high'), t('evidence.rate.note'), t('evidence.rate.population-source')],
  ];
  const rows: CellToWrite[][] = [
    ...[...totals, ...[...parts.values()].flat()].map((row) => rateCells(t, open, row)),
    ...sideBySide(open).flatMap(({ country, year, estimated }): CellToWrite[][] => {
      if (estimated === null) return [];
      const { persons, low, high, rate } = estimated;
      const word = codeWord(t, ground, 'REPORTED_BY', country);
      const total = ['SEX', 'AGE', 'FORM'].map((concept) => codeWord(t, ground, concept, '_T'));
      const note = t('evidence.rate.estimate-note', { low, high });
      return [
        [
          t('evidence.rate.estimated'),
          word,
          country,
          year,
          ...total,
          persons,
          open.populations.find(country, year, '_T', '_T')?.persons ?? '',
          rate?.value ?? '',
          rate?.low ?? '',
          rate?.high ?? '',
          note,
          '',
        ],
      ];
    }),
    [told?.citation ?? ''],
    [t('evidence.rate.method')],
    ...(told?.generated ? [[t('evidence.pic.generated')]] : []),
  ];
  const columns = heads.map((header) => ({ header }));
  const full = rows.map((row) => heads.map((_, k) => row[k] ?? ''));
  if (format === 'csv') return writeCsv(columns, full);
  return writeWorkbook([{ name: 'SDG 16.2.2', columns, rows: full, rightToLeft: t.lang === 'ar' }], {
    title: t('evidence.rate.title'),
    creator: 'Concordance',
    language: t.lang,
    created: new Date(),
  });
}

function rateCells(t: Translator, { ground }: OpenIndicator, row: RateRow): CellToWrite[] {
  const { country, year, sex, age, form, counted, population, rate } = row;
  const rated = rate.kind === 'rate' ? rate : null;
  return [
    ...[t('evidence.rate.detected'), codeWord(t, ground, 'REPORTED_BY', country), country, year],
    ...[codeWord(t, ground, 'SEX', sex), codeWord(t, ground, 'AGE', age), codeWord(t, ground, 'FORM', form)],
    ...[counted.value ?? hiddenCell(counted.said), population?.persons ?? ''],
    ...[rated?.value ?? '', rated?.bar?.low ?? '', rated?.bar?.high ?? ''],
    rated === null ? t(`evidence.rate.none.${rate.kind === 'none' ? rate.why : 'hidden'}`) : noteOf(t, row),
    population === null ? '' : `${population.source}, ${formatDate(t.lang, population.asOf)}`,
  ];
}

const hiddenCell = (said: Shown | null): string => (said?.kind === 'below' ? `<${said.limit}` : '');

/** What must be read with a rate that is no plain number. */
const noteOf = (t: Translator, { rate }: RateRow): string =>
  rate.kind === 'rate' && rate.bar === null ? sayBar(t, rate) : '';
