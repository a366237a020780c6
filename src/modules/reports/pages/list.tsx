import type { Context } from 'hono';
import { permits } from '../../../kernel/access/index.js';
import { dayOf } from '../../../kernel/calendar/index.js';
import type { PageEnv } from '../../../kernel/http/index.js';
import type { House } from '../../../kernel/module/index.js';
import { ButtonLink, EmptyState, type Frame, Layout, PageHead, pathIn, Table } from '../../../kernel/ui/index.js';
import { findReportsSeen } from '../report/get-report.js';
import type { ListedReport } from '../store/reports.js';
import { DayText, reportPath, StateTag, Worded } from './parts.js';

/** `/reports`: all reports that the reader may see. */
export async function listPage(c: Context<PageEnv>, house: House) {
  const { actor, frame } = c.var;
  const reports = await findReportsSeen(house.db.connection, actor);
  return c.html(<List frame={frame} reports={reports} writes={permits(actor, 'reports.write')} />);
}

function List({ frame, reports, writes }: { frame: Frame; reports: ListedReport[]; writes: boolean }) {
  const { t, lang } = frame;
  return (
    <Layout frame={frame} title={t('reports.list.title')} styles={['reports.css']}>
      <PageHead title={t('reports.list.title')} intro={t('reports.list.intro')}>
        {writes ? (
          <p class="actions">
            <ButtonLink href={pathIn(lang, '/reports/new')} kind="first">
              {t('reports.new.title')}
            </ButtonLink>
          </p>
        ) : null}
      </PageHead>
      <Table
        id="reports"
        caption={t('reports.list.title')}
        captionHidden
        stacks
        columns={[
          {
            key: 'title',
            label: t('reports.field.title'),
            heads: true,
            cell: ({ key, head }) => (
              <a href={reportPath(t, key)}>
                <Worded words={head.titles} lang={head.lang} />
              </a>
            ),
          },
          { key: 'symbol', label: t('reports.field.symbol'), cell: ({ head }) => <bdi>{head.symbol}</bdi> },
          { key: 'kind', label: t('reports.field.kind'), cell: ({ head }) => t(`reports.kind.${head.kind}`) },
          { key: 'state', label: t('reports.field.state'), cell: (report) => <StateTag report={report} /> },
          {
            key: 'changed',
            label: t('reports.field.changed'),
            cell: ({ changedAt }) => <DayText day={dayOf(changedAt)} />,
          },
        ]}
        rows={reports}
        empty={
          <EmptyState title={t('reports.list.none')}>
            <p>{writes ? t('reports.list.none-next') : t('reports.list.none-yet')}</p>
          </EmptyState>
        }
      />
    </Layout>
  );
}
