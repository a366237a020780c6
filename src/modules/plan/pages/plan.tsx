import type { Context } from 'hono';
import type { PageEnv } from '../../../kernel/http/index.js';
import { formatNumber } from '../../../kernel/i18n/index.js';
import type { House, StatementProvider } from '../../../kernel/module/index.js';
import { type Frame, Layout, PageHead, pathIn, Table } from '../../../kernel/ui/index.js';
import { filingWord } from '../../commitments/index.js';
import { NO_CONCRETE_FILTER } from '../concrete/filter.js';
import { findConcrete } from '../concrete/find-concrete.js';
import { findCoverage } from '../gaps/find-coverage.js';
import { findStates } from '../gaps/find-gaps.js';
import { type MeasureRow, measureRows, stateRows } from '../gaps/gaps.js';
import { PARTS, type Part } from '../measures.js';
import { MeasureLink, PlanTabs, ShareText } from './parts.js';

const EVERYTHING = { part: null, region: null, only: null } as const;

interface Row extends MeasureRow {
  commitments: number;
  concrete: number;
}

/** `/plan`: the measures of the Plan by part, with how much is known of each. */
export async function planPage(c: Context<PageEnv>, house: House, statements: StatementProvider) {
  const { actor, frame, lang } = c.var;
  const [states, coverage, concrete] = await Promise.all([
    findStates(house.db, actor, lang),
    findCoverage(house.db, actor, statements),
    findConcrete(house.db, actor, NO_CONCRETE_FILTER),
  ]);
  const rows = measureRows(stateRows(states, coverage, EVERYTHING), EVERYTHING).map((row) => ({
    ...row,
    commitments: coverage.meets.get(row.measure.n)?.length ?? 0,
    concrete: concrete.filter(({ view }) => view.content.measures.includes(row.measure.n)).length,
  }));
  return c.html(<PlanView frame={frame} rows={rows} />);
}

function PlanView({ frame, rows }: { frame: Frame; rows: readonly Row[] }) {
  const { t } = frame;
  return (
    <Layout frame={frame} title={t('plan.title')} styles={['plan.css']}>
      <PageHead title={t('plan.title')} intro={t('plan.intro')} />
      <PlanTabs current="measures" />
      {PARTS.map((part) => (
        <PartTable frame={frame} part={part} rows={rows.filter(({ measure }) => measure.part === part)} />
      ))}
      <p class="quiet measure">{t('plan.says')}</p>
    </Layout>
  );
}

function PartTable({ frame: { t, lang }, part, rows }: { frame: Frame; part: Part; rows: readonly Row[] }) {
  const count = (n: number) => (n === 0 ? <span class="quiet">–</span> : <bdi>{formatNumber(lang, n)}</bdi>);
  return (
    <section>
      <h2 id={`part-${part}`}>{t(`plan.part.${part}`)}</h2>
      <Table
        id={part}
        caption={t(`plan.part.${part}`)}
        captionHidden
        stacks
        columns={[
          {
            key: 'measure',
            label: t('plan.measure.measure'),
            heads: true,
            cell: ({ measure }) => <MeasureLink measure={measure} />,
          },
          {
            key: 'targets',
            label: t('plan.measure.targets'),
            cell: ({ measure }) =>
              measure.targets.map((target, at) => (
                <>
                  {at === 0 ? '' : ' · '}
                  <a href={pathIn(lang, `/plan/targets/${target}`)} title={filingWord(t, 'target', target)}>
                    <bdi>{target}</bdi>
                  </a>
                </>
              )),
          },
          {
            key: 'commitments',
            label: t('plan.measure.commitments'),
            numeric: true,
            cell: ({ commitments }) => count(commitments),
          },
          {
            key: 'said',
            label: t('plan.measure.said'),
            numeric: true,
            cell: ({ all }) => <ShareText {...all} />,
          },
          {
            key: 'concrete',
            label: t('plan.concrete.title'),
            numeric: true,
            cell: ({ concrete }) => count(concrete),
          },
        ]}
        rows={rows}
      />
    </section>
  );
}
