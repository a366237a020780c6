import type { Context } from 'hono';
import type { PageEnv } from '../../../kernel/http/index.js';
import { formatNumber, type Translator } from '../../../kernel/i18n/index.js';
import type { FigureProvider, House } from '../../../kernel/module/index.js';
import {
  ButtonLink,
  type Column,
  DateText,
  EmptyState,
  Facts,
  type Frame,
  Layout,
  Notice,
  PageHead,
  PictureFigure,
  pathIn,
  Table,
  useFrame,
} from '../../../kernel/ui/index.js';
import { Disclaimer } from '../../parties/index.js';
import { whole } from '../formats/whole.js';
import { HouseRefusal } from '../house-refusal.js';
import { bringsPopulation } from '../indicator/bring-population.js';
import { type SideBySide, sideBySide } from '../indicator/compare-estimates.js';
import { drawIndicator } from '../indicator/draw-indicator.js';
import { type OpenIndicator, openIndicator } from '../indicator/open-indicator.js';
import { sayBar, sayRange, sayRate } from '../indicator/rate-words.js';
import { writeRates } from '../indicator/write-rates.js';
import { DEMONSTRATION } from '../questions/open-question.js';
import { say } from '../questions/pictures/words.js';
import { type Filter, readFilter } from '../questions/question.js';
import { Count, EVIDENCE } from './parts.js';
import { Caveats, countryName, GeneratedNotice, HowToRead, QuestionFilters, readingId } from './question-parts.js';

export const INDICATOR_PATH = `${EVIDENCE}/sdg-16-2-2`;
export const POPULATION_PATH = `${EVIDENCE}/population`;

const readingOf = ({ var: { actor, t, url } }: Context<PageEnv>) => ({ actor, t, origin: url.origin });

async function openFor(c: Context<PageEnv>, house: House, figures: FigureProvider) {
  const filter = { ...readFilter(c.var.url.searchParams), form: null, sex: null, age: null };
  return { filter, open: await openIndicator(house, readingOf(c), filter, figures) };
}

/** `/evidence/sdg-16-2-2`: victims detected per 100,000 persons, and what was estimated beside it. */
export async function indicatorPage(c: Context<PageEnv>, house: House, figures: FigureProvider) {
  const { filter, open } = await openFor(c, house, figures);
  return c.html(
    <IndicatorView frame={c.var.frame} filter={filter} open={open} brings={bringsPopulation(c.var.actor)} />,
  );
}

/** `/evidence/sdg-16-2-2/files/:format`: the same numbers as csv or .xlsx; `/pictures/:id` one of its pictures. */
export async function indicatorFile(c: Context<PageEnv>, house: House, figures: FigureProvider): Promise<Response> {
  const format = c.req.param('format');
  if (format !== 'csv' && format !== 'xlsx') throw new HouseRefusal('no-such-picture');
  const { open } = await openFor(c, house, figures);
  const bytes = await whole(writeRates(c.var.t, open, format));
  return c.body(new Uint8Array(bytes), 200, {
    'Content-Type':
      format === 'csv'
        ? 'text/csv; charset=utf-8'
        : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'Content-Disposition': `attachment; filename="sdg-16-2-2.${format}"`,
  });
}

export async function indicatorPicture(c: Context<PageEnv>, house: House, figures: FigureProvider): Promise<Response> {
  const { filter, open } = await openFor(c, house, figures);
  const found = drawIndicator(c.var.t, open, filter.country).find(({ picture }) => picture.id === c.req.param('id'));
  if (found === undefined) throw new HouseRefusal('no-such-picture');
  return c.body(found.picture.svg, 200, {
    'Content-Type': 'image/svg+xml; charset=utf-8',
    'Content-Disposition': `attachment; filename="${found.picture.id}.svg"`,
  });
}

interface ViewProps {
  frame: Frame;
  filter: Filter;
  open: OpenIndicator;
  /** Whether the reader may bring populations. */
  brings: boolean;
}

function IndicatorView({ frame, filter, open, brings }: ViewProps) {
  const { t, lang, url } = frame;
  const { told, placed, totals } = open;
  const drawn = drawIndicator(t, open, filter.country);
  const without = totals.length > 0 && totals.every(({ population }) => population === null);
  return (
    <Layout frame={frame} title={t('evidence.rate.title')} styles={['evidence.css']}>
      <PageHead
        title={t('evidence.rate.title')}
        intro={t('evidence.rate.intro')}
        above={[{ label: t('evidence.title'), href: pathIn(lang, EVIDENCE) }]}
      />
      {told === null ? (
        <EmptyState title={t('evidence.question.none')}>
          <p>{t('evidence.question.none-how')}</p>
          <ButtonLink href={pathIn(lang, `${INDICATOR_PATH}?release=${DEMONSTRATION}`)}>
            {t('evidence.demo.see')}
          </ButtonLink>
        </EmptyState>
      ) : (
        <>
          {told.generated ? <GeneratedNotice told={told} /> : null}
          <div class="two rail">
            <QuestionFilters {...open} asked={{ told }} filter={filter} forms={false} />
            <div>
              {placed === null ? (
                <EmptyState title={t('evidence.rate.not-placed')}>
                  <p>{t('evidence.rate.not-placed-how')}</p>
                </EmptyState>
              ) : null}
              {without ? (
                <Notice kind="due" title={t('evidence.rate.no-population')}>
                  <p>
                    {t('evidence.rate.no-population-how')}{' '}
                    <a href={pathIn(lang, POPULATION_PATH)}>{t('evidence.population.title')}</a>
                  </p>
                </Notice>
              ) : null}
              <div class="evidence-pictures">
                {drawn.map(({ picture, left, base }) => (
                  <section class="evidence-picture" id={picture.id}>
                    <PictureFigure picture={picture} />
                    {left === null ? null : <p class="quiet">{left}</p>}
                    <Caveats told={told} base={base ?? null} />
                    <p class="picture-files">
                      <a href={pathIn(lang, `${INDICATOR_PATH}/pictures/${picture.id}`) + url.search}>SVG</a>{' '}
                      <a href={`#${readingId(told)}`}>{t('evidence.caveat.more')}</a>
                    </p>
                  </section>
                ))}
              </div>
            </div>
          </div>
        </>
      )}
      <Beside open={open} filter={filter} query={url.search} />
      <Method open={open} brings={brings} />
      {told === null ? null : <HowToRead told={told} />}
    </Layout>
  );
}

/** Detected and estimated side by side, each with its own range; never a sum. */
function Beside({ open, filter, query }: { open: OpenIndicator; filter: Filter; query: string }) {
  const { t, lang } = useFrame();
  const { told, ground } = open;
  const all = sideBySide(open);
  const latest = open.totals.reduce((year, one) => Math.max(year, one.year), 0);
  const narrowed = filter.country !== null || filter.from !== null || filter.to !== null;
  const rows = narrowed ? all : all.filter(({ year, estimated }) => year === latest || estimated !== null);
  if (rows.length === 0) return null;
  const t_ = told;
  return (
    <section aria-labelledby="beside">
      <h2 id="beside">{t('evidence.rate.beside')}</h2>
      <p class="measure">{t('evidence.rate.beside-what')}</p>
      <p class="picture-files">
        <a href={pathIn(lang, `${INDICATOR_PATH}/files/csv`) + query}>csv</a>{' '}
        <a href={pathIn(lang, `${INDICATOR_PATH}/files/xlsx`) + query}>Excel</a>
      </p>
      <Table
        id="rates"
        caption={t('evidence.rate.title')}
        captionHidden
        rows={rows}
        columns={[
          {
            key: 'country',
            label: t('evidence.filter.country'),
            heads: true,
            cell: ({ country }) => (
              <a href={pathIn(lang, `${EVIDENCE}/countries/${country}`)}>{countryName(ground, t, country)}</a>
            ),
          },
          { key: 'year', label: t('evidence.undetected.year'), cell: ({ year }) => <bdi>{year}</bdi> },
          {
            key: 'detected',
            label: t('evidence.rate.detected'),
            numeric: true,
            cell: ({ detected }) =>
              detected === null || t_ === null ? null : <bdi>{say({ t, told: t_ }, detected.counted)}</bdi>,
          },
          {
            key: 'population',
            label: t('evidence.rate.population'),
            numeric: true,
            cell: ({ country, year }) => <Persons open={open} country={country} year={year} />,
          },
          {
            key: 'rate',
            label: t('evidence.rate.detected-rate'),
            numeric: true,
            cell: ({ detected }) => (detected === null ? null : <bdi>{sayRate(t, detected.rate)}</bdi>),
          },
          {
            key: 'bar',
            label: t('evidence.rate.bar'),
            cell: ({ detected }) => (detected === null ? null : sayBar(t, detected.rate)),
          },
          ...(rows.every(({ estimated }) => estimated === null) ? [] : estimatedColumns(t)),
        ]}
      />
      <Disclaimer />
    </section>
  );
}

/** The estimates of a row, where there are any. */
function estimatedColumns(t: Translator): Column<SideBySide>[] {
  return [
    { key: 'estimated', label: t('evidence.rate.estimated'), cell: (row) => <Estimated row={row} /> },
    {
      key: 'estimated-rate',
      label: t('evidence.rate.estimated-rate'),
      cell: ({ estimated }) => {
        const rate = estimated?.rate ?? null;
        if (rate === null) return null;
        return (
          <bdi>
            {sayRate(t, { kind: 'rate', value: rate.value, bar: rate, without: null, atLeast: false })},{' '}
            {sayRange(t, rate)}
          </bdi>
        );
      },
    },
  ];
}

function Persons({ open, country, year }: { open: OpenIndicator; country: string; year: number }) {
  const found = open.populations.find(country, year, '_T', '_T');
  return found === null ? null : <Count n={found.persons} />;
}

function Estimated({ row: { estimated } }: { row: SideBySide }) {
  const { t, lang } = useFrame();
  if (estimated === null) return null;
  const { persons, low, high, path } = estimated;
  return (
    <a href={pathIn(lang, path)}>
      <bdi>{formatNumber(lang, persons)}</bdi>, {t('evidence.undetected.low-high', { low, high })}
    </a>
  );
}

/** How it was reckoned, of what, and what it does not say. */
function Method({ open, brings }: { open: OpenIndicator; brings: boolean }) {
  const { t, lang } = useFrame();
  const sources = new Map<string, { source: string; asOf: string }>();
  for (const { population } of [...open.totals, ...[...open.parts.values()].flat()])
    if (population !== null) sources.set(`${population.source} ${population.asOf}`, population);
  return (
    <section aria-labelledby="rate-method" class="reading">
      <h2 id="rate-method">{t('evidence.rate.how')}</h2>
      <p class="measure">{t('evidence.rate.method')}</p>
      <p class="measure">{t('evidence.rate.small')}</p>
      <Facts
        facts={[...sources.values()].map(({ source, asOf }) => ({
          name: t('evidence.rate.population-source'),
          value: (
            <>
              <bdi dir="auto">{source}</bdi> (<DateText date={asOf} />)
            </>
          ),
        }))}
      />
      <p>
        <a href={pathIn(lang, POPULATION_PATH)}>
          {t(brings ? 'evidence.population.bring' : 'evidence.population.title')}
        </a>
      </p>
    </section>
  );
}
