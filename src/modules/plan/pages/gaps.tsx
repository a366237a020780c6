import type { Context } from 'hono';
import type { PageEnv } from '../../../kernel/http/index.js';
import type { House, StatementProvider } from '../../../kernel/module/index.js';
import {
  ButtonLink,
  EmptyState,
  Filters,
  type Frame,
  Layout,
  NarrowedNote,
  PageHead,
  pathIn,
  Select,
  Table,
  Tabs,
  useFrame,
  withQuery,
} from '../../../kernel/ui/index.js';
import { PartyLink, REGIONS, regionWord } from '../../parties/index.js';
import { exportGaps } from '../gaps/export-gaps.js';
import { findGaps, type Gaps } from '../gaps/find-gaps.js';
import {
  type Cell,
  GAPS_VIEWS,
  type GapsFilter,
  type GapsView,
  measuresIn,
  REGION_CODES,
  readGapsFilter,
  type StateRow,
} from '../gaps/gaps.js';
import { PARTS } from '../measures.js';
import { fileGiven, MeasureLink, measureName, measurePath, PlanTabs, ShareText, Take } from './parts.js';

const NAMES = ['part', 'region', 'only'] as const;

/** `/plan/gaps`: on which measures which States said something, and on which nothing; the address says which part of it. */
export async function gapsPage(c: Context<PageEnv>, house: House, statements: StatementProvider) {
  const { actor, frame, lang, url } = c.var;
  const filter = readGapsFilter(url.searchParams);
  const view = GAPS_VIEWS.find((one) => one === url.searchParams.get('by')) ?? 'state';
  const gaps = await findGaps(house.db, actor, statements, filter, lang);
  return c.html(
    <GapsPage frame={frame} view={view} filter={filter} gaps={gaps} whole={url.searchParams.get('whole') === '1'} />,
  );
}

/** `/plan/gaps/export/:format`: the same matrix under the same policy. */
export async function gapsExport(c: Context<PageEnv>, house: House, statements: StatementProvider): Promise<Response> {
  const { actor, lang, url } = c.var;
  const filter = readGapsFilter(url.searchParams);
  const format = c.req.param('format');
  return fileGiven(c, await exportGaps(house.db, actor, statements, { format, filter, lang }));
}

interface Props {
  frame: Frame;
  view: GapsView;
  filter: GapsFilter;
  gaps: Gaps;
  /** Every measure as a column of its own, though no part is chosen. */
  whole: boolean;
}

function GapsPage({ frame, view, filter, gaps, whole }: Props) {
  const { t, lang, url } = frame;
  const files = (['xlsx', 'csv', 'json'] as const).map((format) => ({
    label: format,
    href: `${pathIn(lang, `/plan/gaps/export/${format}`)}${url.search}`,
  }));
  return (
    <Layout frame={frame} title={t('plan.gaps.title')} styles={['plan.css']}>
      <PageHead
        title={t('plan.gaps.title')}
        above={[{ label: t('plan.title'), href: pathIn(lang, '/plan') }]}
        intro={t('plan.gaps.intro')}
      />
      <PlanTabs current="gaps" />
      <Tabs
        label={t('plan.gaps.by')}
        tabs={GAPS_VIEWS.map((one) => ({
          label: t(`plan.gaps.by-${one}`),
          href: withQuery(url, { by: one === 'state' ? null : one }),
          current: one === view,
        }))}
      />
      <Narrow filter={filter} />
      {view === 'state' ? (
        <StateMatrix gaps={gaps} filter={filter} whole={whole} />
      ) : view === 'region' ? (
        <RegionMatrix gaps={gaps} />
      ) : (
        <PartMatrix gaps={gaps} />
      )}
      <Take files={files} />
      <p class="quiet measure">{t('plan.gaps.says')}</p>
      <NarrowedNote by={gaps.narrowedBy} />
    </Layout>
  );
}

function Narrow({ filter }: { filter: GapsFilter }) {
  const { t, url } = useFrame();
  const any = { value: '', label: t('plan.gaps.any') };
  const by = url.searchParams.get('by');
  return (
    <details class="narrow" open>
      <summary>{t('plan.narrow')}</summary>
      <Filters names={NAMES}>
        <Select
          name="part"
          label={t('plan.gaps.part')}
          value={filter.part ?? ''}
          options={[any, ...PARTS.map((part) => ({ value: part, label: t(`plan.part.${part}`) }))]}
        />
        <Select
          name="region"
          label={t('plan.gaps.region')}
          value={filter.region ?? ''}
          options={[
            any,
            ...Object.entries(REGIONS).flatMap(([region, within]) =>
              [region, ...within].map((code) => ({
                value: code,
                label: code === region ? regionWord(t, code) : `– ${regionWord(t, code)}`,
              })),
            ),
          ]}
        />
        {by === null ? (
          <Select
            name="only"
            label={t('plan.gaps.only')}
            value={filter.only ?? ''}
            options={[
              any,
              { value: 'silent', label: t('plan.gaps.only-silent') },
              { value: 'said', label: t('plan.gaps.only-said') },
            ]}
          />
        ) : null}
      </Filters>
    </details>
  );
}

function NothingFits() {
  const { t, lang } = useFrame();
  return (
    <EmptyState title={t('plan.gaps.none')}>
      <p>{t('plan.gaps.none-next')}</p>
      <ButtonLink href={pathIn(lang, '/plan/gaps')}>{t('plan.gaps.all')}</ButtonLink>
    </EmptyState>
  );
}

function StateMatrix({ gaps, filter, whole }: { gaps: Gaps; filter: GapsFilter; whole: boolean }) {
  const { t, url } = useFrame();
  if (gaps.states.length === 0) return <NothingFits />;
  if (filter.part !== null || whole) return <WholeMatrix rows={gaps.states} filter={filter} />;
  const perPart = new Map(PARTS.map((part) => [part, indexesOf(part)]));
  const share = (row: StateRow, part: (typeof PARTS)[number]) => {
    const cells = (perPart.get(part) ?? []).map((k) => row.cells[k]).filter((cell) => cell?.kind !== 'not-asked');
    return { asked: cells.length, said: cells.filter((cell) => cell?.kind === 'said').length };
  };
  return (
    <>
      <Table
        id="states"
        caption={t('plan.gaps.caption-states', { n: gaps.states.length })}
        stacks
        columns={[
          { key: 'state', label: t('plan.gaps.state'), heads: true, cell: ({ party }) => <PartyLink party={party} /> },
          ...PARTS.map((part) => ({
            key: part,
            label: <a href={withQuery(url, { part })}>{t(`plan.part.${part}`)}</a>,
            numeric: true,
            named: t(`plan.part.${part}`),
            cell: (row: StateRow) => <ShareText {...share(row, part)} />,
          })),
          {
            key: 'all',
            label: t('plan.gaps.all-measures'),
            numeric: true,
            cell: (row) => <ShareText said={row.said} asked={row.asked} />,
          },
        ]}
        rows={gaps.states}
      />
      <p>
        <a href={withQuery(url, { whole: '1' })}>{t('plan.gaps.whole')}</a>
      </p>
    </>
  );
}

/** Places of a part's measures among all. */
function indexesOf(part: (typeof PARTS)[number]): number[] {
  return measuresIn({ part }).map(({ n }) => n - 1);
}

/** One column a measure. Its name stands in the head for those who hear it; the number for those who see it. */
function WholeMatrix({ rows, filter }: { rows: readonly StateRow[]; filter: GapsFilter }) {
  const { t, lang } = useFrame();
  const words: Readonly<Record<'silent' | 'not-asked', string>> = {
    silent: t('plan.gaps.silent'),
    'not-asked': t('plan.gaps.not-asked'),
  };
  return (
    <section class="scroll matrix" aria-labelledby="matrix-caption" tabindex={0}>
      <table id="matrix">
        <caption id="matrix-caption">{t('plan.gaps.caption-matrix', { n: rows.length })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('plan.gaps.state')}</th>
            {measuresIn(filter).map((measure) => (
              <th scope="col" class="number">
                <a href={measurePath(lang, measure.n)} title={measureName(t, measure)}>
                  <bdi>{measure.n}</bdi>
                </a>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ party, cells }) => (
            <tr>
              <th scope="row">
                <PartyLink party={party} />
              </th>
              {cells.map((cell) => (
                <MatrixCell cell={cell} words={words} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The year in which something was said last; a gap is a mark with its word. */
function MatrixCell({ cell, words }: { cell: Cell; words: Readonly<Record<'silent' | 'not-asked', string>> }) {
  if (cell.kind === 'said') return <td class="number said">{cell.day.slice(0, 4)}</td>;
  return (
    <td class={cell.kind === 'silent' ? 'number gap' : 'number'}>
      <span class="heard">{words[cell.kind]}</span>
      <span aria-hidden="true">{cell.kind === 'silent' ? '○' : '·'}</span>
    </td>
  );
}

function RegionMatrix({ gaps }: { gaps: Gaps }) {
  const { t } = useFrame();
  if (gaps.states.length === 0) return <NothingFits />;
  return (
    <Table
      id="regions"
      caption={t('plan.gaps.caption-regions')}
      stacks
      columns={[
        {
          key: 'measure',
          label: t('plan.measure.measure'),
          heads: true,
          cell: ({ measure }) => <MeasureLink measure={measure} />,
        },
        ...REGION_CODES.map((code) => ({
          key: code,
          label: regionWord(t, code),
          numeric: true,
          cell: ({ regions }: Gaps['measures'][number]) => <ShareText {...(regions[code] ?? { said: 0, asked: 0 })} />,
        })),
        { key: 'all', label: t('plan.gaps.all-regions'), numeric: true, cell: ({ all }) => <ShareText {...all} /> },
      ]}
      rows={gaps.measures.filter(({ all }) => all.asked > 0)}
    />
  );
}

function PartMatrix({ gaps }: { gaps: Gaps }) {
  const { t } = useFrame();
  if (gaps.parts.length === 0) return <NothingFits />;
  return (
    <Table
      id="parts"
      caption={t('plan.gaps.caption-parts')}
      stacks
      columns={[
        { key: 'part', label: t('plan.gaps.part'), heads: true, cell: ({ part }) => t(`plan.part.${part}`) },
        ...REGION_CODES.map((code) => ({
          key: code,
          label: regionWord(t, code),
          numeric: true,
          cell: ({ regions }: Gaps['parts'][number]) => <ShareText {...(regions[code] ?? { said: 0, asked: 0 })} />,
        })),
        { key: 'all', label: t('plan.gaps.all-regions'), numeric: true, cell: ({ all }) => <ShareText {...all} /> },
      ]}
      rows={gaps.parts}
    />
  );
}
