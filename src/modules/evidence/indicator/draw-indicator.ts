import type { Translator } from '../../../kernel/i18n/index.js';
import { formatNumber } from '../../../kernel/i18n/index.js';
import { drawIntervals, type IntervalRow } from '../../../kernel/pictures/index.js';
import { codeWord, conceptWord } from '../concepts/concept-words.js';
import type { Ground } from '../published/open-published.js';
import { together } from '../published/published-table.js';
import { type Drawn, say, wordsFor } from '../questions/pictures/words.js';
import type { Told } from '../questions/told.js';
import type { OpenIndicator } from './open-indicator.js';
import { sayBar, sayRate } from './rate-words.js';
import type { RateBy, RateRow } from './rates-of.js';

/** Rates that a picture shows; the others stand in its table. */
const MOST = 30;

interface Drawing {
  t: Translator;
  ground: Ground;
  told: Told;
}

/** Pictures of the indicator: of one country by year, sex, age and form, or of countries in one year. Each rate is a point with its error bar. */
export function drawIndicator(
  t: Translator,
  { ground, told, totals, parts, partsYear }: OpenIndicator,
  country: string | null,
): Drawn[] {
  if (told === null) return [];
  const drawing = { t, ground, told };
  if (country !== null) {
    const years = drawRates(
      drawing,
      'rate-by-year',
      t('evidence.rate.by-year'),
      conceptWord(t, ground, 'YEAR'),
      totals,
      ({ year }) => String(year),
    );
    const inYear = totals.filter(({ year }) => year === partsYear);
    const told_ = [...parts].map(([concept, rows]) => partsOf(drawing, concept, rows, { year: partsYear, inYear }));
    return [years, ...told_].filter((one) => one !== null);
  }
  const year = totals.reduce((latest, one) => Math.max(latest, one.year), 0);
  const rows = totals.filter((one) => one.year === year).sort(byRate);
  const title = t('evidence.rate.by-country', { year: String(year) });
  const head = conceptWord(t, ground, 'REPORTED_BY');
  return [
    drawRates(drawing, 'rate-by-country', title, head, rows, (row) => codeWord(t, ground, 'REPORTED_BY', row.country)),
  ].filter((one) => one !== null);
}

const CODE = { SEX: 'sex', AGE: 'age', FORM: 'form' } as const;

/** @param inYear the totals that the rows are parts of: those of whom nothing is said are in them */
function partsOf(
  drawing: Drawing,
  concept: RateBy,
  rows: readonly RateRow[],
  { year, inYear }: { year: number | null; inYear: readonly RateRow[] },
): Drawn | null {
  const { t, ground } = drawing;
  const head = conceptWord(t, ground, concept);
  const title = t('evidence.rate.by-part', { concept: head, year: String(year ?? '') });
  const known = rows.filter((row) => !row[CODE[concept]].startsWith('_U')).sort(byRate);
  const name = (row: RateRow): string => codeWord(t, ground, concept, row[CODE[concept]]);
  return drawRates(drawing, `rate-by-${CODE[concept]}`, title, head, known, name, inYear);
}

const rateIn = ({ rate }: RateRow): number => (rate.kind === 'rate' ? rate.value : -1);
const byRate = (a: RateRow, b: RateRow): number => rateIn(b) - rateIn(a);

function drawRates(
  { t, told }: Drawing,
  id: string,
  title: string,
  head: string,
  rows: readonly RateRow[],
  label: (row: RateRow) => string,
  whole?: readonly RateRow[],
): Drawn | null {
  const rated = rows.filter(({ rate }) => rate.kind === 'rate');
  if (rated.length === 0) return null;
  const [first] = [...rated].sort(byRate);
  const description =
    first === undefined
      ? title
      : t('evidence.rate.highest', { name: label(first), rate: sayRate(t, first.rate), bar: sayBar(t, first.rate) });
  const picture = drawIntervals(
    wordsFor(
      { t, told },
      { id, title, description },
      {
        heads: [
          head,
          t('evidence.rate.detected'),
          t('evidence.rate.population'),
          t('evidence.rate.rate'),
          t('evidence.rate.bar'),
        ],
        rows: rows.map((row) => [
          label(row),
          say({ t, told }, row.counted),
          row.population === null ? '' : formatNumber(t.lang, row.population.persons),
          sayRate(t, row.rate),
          sayBar(t, row.rate),
        ]),
      },
    ),
    [
      {
        title: t('evidence.rate.rate'),
        rows: rows.slice(0, MOST).map((row): IntervalRow => {
          const { rate } = row;
          if (rate.kind === 'none') return { label: label(row), value: null, instead: sayRate(t, rate) };
          return { label: label(row), value: rate.value, low: rate.bar?.low, high: rate.bar?.high };
        }),
      },
    ],
    null,
  );
  const left = rows.length - MOST;
  const [one, ...others] = (whole ?? rows).map(({ counted }) => counted);
  const base = one === undefined ? null : others.reduce(together, one);
  return { picture, map: false, left: left > 0 ? t('evidence.pic.left', { n: left }) : null, base };
}
