import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import type { PageEnv } from '../../../kernel/http/index.js';
import { formatMoment } from '../../../kernel/i18n/index.js';
import type { House } from '../../../kernel/module/index.js';
import { ButtonLink, Facts, type Frame, Layout, Notice, PageHead, pathIn, useFrame } from '../../../kernel/ui/index.js';
import { composeReport } from '../compose/compose.js';
import { kindWords } from '../compose/whose.js';
import { Refusal } from '../refusal.js';
import { findTrail } from '../report/find-trail.js';
import { getDraft, getPublished, type PublishedInView } from '../report/get-report.js';
import { findBlock } from '../report/report.js';
import { reportPath, reportTitle } from './parts.js';
import { AnnexTable, ReportText } from './report-text.js';
import { Trail } from './trail.js';

/** `/reports/:key`: the version that was published last; to those who write it, the draft while there is none. */
export async function reportPage(c: Context<PageEnv>, house: House) {
  try {
    return await publishedPage(c, house);
  } catch (error) {
    const none = error instanceof Refusal && error.code === 'no-such-report';
    if (!none || c.var.actor.kind === 'public') throw error;
    const { report } = await getDraft(house.db, c.var.actor, c.req.param('key') ?? '');
    return c.redirect(reportPath(c.var.t, report.key, '/draft'), 303);
  }
}

/** `/reports/:key/v/:n` */
export async function publishedPage(c: Context<PageEnv>, house: House) {
  const view = await publishedIn(c, house);
  const sections = await c.var.sectionsOf({ type: 'report', id: view.report.id });
  return c.html(
    <Published frame={c.var.frame} view={view}>
      {sections}
    </Published>,
  );
}

export async function publishedIn(c: Context<PageEnv>, house: House): Promise<PublishedInView> {
  const n = c.req.param('n');
  return getPublished(house.db, c.var.actor, c.req.param('key') ?? '', n === undefined ? null : Number(n));
}

/** `/reports/:key/v/:n/sources/:block`: the public answers from which a published sentence comes. */
export async function sourcesPage(c: Context<PageEnv>, house: House) {
  const view = await publishedIn(c, house);
  const { published, report, composing } = view;
  const wanted = c.req.param('block') ?? '';
  const own = findBlock(published.content, wanted);
  const found = own === null ? findReused(view, wanted) : { ...own, annex: published.annex };
  if (found === null) throw new Refusal('no-such-block');
  const { t, frame } = c.var;
  const trail = await findTrail(house.db.connection, c.var.actor, found.block);
  const title = t('reports.trail.title');
  const back = reportPath(t, report.key, `/v/${published.n}`);
  return c.html(
    <Layout frame={frame} title={title} styles={['reports.css']}>
      <PageHead
        title={title}
        above={[
          { label: t('reports.list.title'), href: pathIn(t.lang, '/reports') },
          { label: reportTitle(t, published.content), href: `${back}#b-${wanted}` },
        ]}
      />
      <ReportText
        composed={composeReport(t, {
          ...composing,
          content: {
            ...published.content,
            sections: [{ ...found.section, blocks: [{ ...found.block, joins: false }] }],
          },
        })}
        composing={composing}
        flags={new Map()}
        trail={() => null}
      />
      <Trail block={found.block} annex={found.annex} {...trail} />
    </Layout>,
  );
}

function findReused({ composing }: PublishedInView, id: string) {
  for (const { section, annex } of composing.reused.values()) {
    const block = section.blocks.find((one) => one.id === id);
    if (block !== undefined) return { section, block, annex };
  }
  return null;
}

function Published({ frame, view, children }: { frame: Frame; view: PublishedInView; children?: Child }) {
  const { t, lang } = frame;
  const { report, published, composing, draft } = view;
  const { content } = published;
  const title = reportTitle(t, content);
  const here = reportPath(t, report.key, `/v/${published.n}`);
  return (
    <Layout frame={frame} title={title} styles={['reports.css']}>
      <PageHead
        title={title}
        above={[{ label: t('reports.list.title'), href: pathIn(lang, '/reports') }]}
        meta={
          <>
            {content.symbol === '' ? null : <bdi>{content.symbol}</bdi>} {kindWords(t, composing)} ·{' '}
            {t('reports.published.version', { n: published.n, when: formatMoment(lang, published.publishedAt) })}
          </>
        }
      >
        <p class="actions">
          {(['docx', 'pdf', 'html'] as const).map((format) => (
            <ButtonLink href={`${here}/report.${format}`}>{t(`reports.copy.${format}`)}</ButtonLink>
          ))}
          {draft ? <ButtonLink href={reportPath(t, report.key, '/draft')}>{t('reports.tabs.draft')}</ButtonLink> : null}
        </p>
      </PageHead>
      {published.n < report.version ? (
        <Notice kind="due">
          <a href={reportPath(t, report.key)}>{t('reports.published.newer', { n: report.version })}</a>
        </Notice>
      ) : null}
      {published.reason === '' ? null : <Notice title={t('reports.correction.title')}>{published.reason}</Notice>}
      <ReportText
        composed={composeReport(t, composing)}
        composing={composing}
        flags={new Map()}
        trail={({ id, body }) => (body.kind === 'text' ? null : `${here}/sources/${id}`)}
      />
      <AnnexTable annex={published.annex} />
      <Proof view={view} />
      {children}
    </Layout>
  );
}

function Proof({ view: { published, versions, report } }: { view: PublishedInView }) {
  const { t, lang } = useFrame();
  return (
    <section id="proof">
      <h2>{t('reports.published.proof')}</h2>
      <Facts
        facts={[
          { name: t('reports.published.number'), value: <bdi>{published.number}</bdi> },
          {
            name: t('reports.published.signed'),
            value: published.signatures.map(({ at }) => formatMoment(lang, new Date(at))).join(' · '),
          },
          { name: 'SHA-256', value: <bdi class="hash">{published.sha256}</bdi> },
        ]}
      />
      {versions.length < 2 ? null : (
        <ul>
          {versions.map(({ n, publishedAt, reason }) => (
            <li>
              <a href={reportPath(t, report.key, `/v/${n}`)}>
                {t('reports.published.version', { n, when: formatMoment(lang, publishedAt) })}
              </a>{' '}
              {reason}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
