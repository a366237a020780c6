import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import type { PageEnv } from '../../../kernel/http/index.js';
import { formatDate } from '../../../kernel/i18n/index.js';
import type { House } from '../../../kernel/module/index.js';
import { ButtonLink, EmptyState, type Frame, Layout, Notice, PageHead, useFrame } from '../../../kernel/ui/index.js';
import { composeReport } from '../compose/compose.js';
import { kindWords } from '../compose/whose.js';
import { type Draft, getDraft, wordsLimit } from '../report/get-report.js';
import { crumbsOf, ReportTabs, reportPath, reportTitle, StateTag } from './parts.js';
import { AnnexTable, ReportText } from './report-text.js';

/** `/reports/:key/draft`: the draft as it reads; every sentence leads to its sources. */
export async function draftPage(c: Context<PageEnv>, house: House) {
  const draft = await getDraft(house.db, c.var.actor, c.req.param('key') ?? '');
  const sections = await c.var.sectionsOf({ type: 'report', id: draft.report.id });
  return c.html(
    <DraftView frame={c.var.frame} draft={draft}>
      {sections}
    </DraftView>,
  );
}

function DraftView({ frame, draft, children }: { frame: Frame; draft: Draft; children?: Child }) {
  const { t } = frame;
  const { report, composing, flags, words, rights } = draft;
  const title = reportTitle(t, report.content);
  const empty = report.content.sections.every(({ blocks }) => blocks.length === 0);
  return (
    <Layout frame={frame} title={title} styles={['reports.css']}>
      <PageHead
        title={title}
        above={crumbsOf(t, report).slice(0, 1)}
        meta={
          <>
            <StateTag report={report} /> {report.content.symbol === '' ? null : <bdi>{report.content.symbol}</bdi>}{' '}
            {kindWords(t, composing)}
          </>
        }
      />
      <ReportTabs report={report} current="draft" />
      <Standing draft={draft} />
      <p>
        {wordsLimit(t, words, report.content.limit)}
        {report.due === null ? null : ` ${t('reports.draft.due', { date: formatDate(t.lang, report.due) })}`}
      </p>
      {empty ? (
        <EmptyState title={t('reports.draft.empty')}>
          <p>
            {rights.write ? <a href={reportPath(t, report.key, '/outline')}>{t('reports.draft.empty-next')}</a> : null}
          </p>
        </EmptyState>
      ) : (
        <p class="actions">
          {(['docx', 'pdf', 'html'] as const).map((format) => (
            <ButtonLink href={reportPath(t, report.key, `/draft/report.${format}`)}>
              {t(`reports.copy.${format}`)}
            </ButtonLink>
          ))}
        </p>
      )}
      <ReportText
        composed={composeReport(t, composing)}
        composing={composing}
        flags={flags}
        trail={({ id, body }) =>
          body.kind === 'text' && !rights.write ? null : reportPath(t, report.key, `/sentences/${id}`)
        }
        acts={({ id }) =>
          rights.write ? (
            <p>
              <a href={reportPath(t, report.key, `/sections/${id}`)}>{t('reports.section.write')}</a>
            </p>
          ) : null
        }
      />
      <AnnexTable annex={composing.annex} />
      {children}
    </Layout>
  );
}

/** What stands between the draft and its publication. */
export function Standing({ draft: { report, flags, words } }: { draft: Draft }) {
  const { limit } = report.content;
  const { t } = useFrame();
  return (
    <>
      {report.reason === '' ? null : <Notice title={t('reports.correction.title')}>{report.reason}</Notice>}
      {report.fallen.length > 0 ? (
        <Notice kind="due">{t('reports.sign.fallen', { n: report.fallen.length })}</Notice>
      ) : null}
      {flags.size > 0 ? <Notice kind="due">{t('reports.flags.open', { n: flags.size })}</Notice> : null}
      {limit !== null && words > limit ? (
        <Notice kind="due">{t('reports.words.over-notice', { over: words - limit, limit })}</Notice>
      ) : null}
    </>
  );
}
