import type { Context } from 'hono';
import type { PageEnv } from '../../../kernel/http/index.js';
import { formatMoment } from '../../../kernel/i18n/index.js';
import type { House } from '../../../kernel/module/index.js';
import { ButtonLink, EmptyState, type Frame, Layout, PageHead, pathIn, Table } from '../../../kernel/ui/index.js';
import { PartyLink } from '../../parties/index.js';
import { findWaiting, type WaitingConcrete } from '../concrete/find-waiting.js';
import { ConcreteStateTag, concretePath, ReviewTag, TextOf } from './parts.js';

/** `/plan/waiting`: concrete measures that wait for the reader: to be reviewed, or to be gone on with. */
export async function waitingPage(c: Context<PageEnv>, house: House) {
  const { actor, frame, lang, t } = c.var;
  const { review, own } = await findWaiting(house.db, actor);
  const title = t('plan.waiting.title');
  return c.html(
    <Layout frame={frame} title={title} styles={['plan.css']}>
      <PageHead
        title={title}
        above={[
          { label: t('plan.title'), href: pathIn(lang, '/plan') },
          { label: t('plan.concrete.title'), href: pathIn(lang, '/plan/concrete') },
        ]}
      />
      {review.length + own.length === 0 ? (
        <EmptyState title={t('plan.waiting.nothing')}>
          <ButtonLink href={pathIn(lang, '/plan/concrete')}>{t('plan.concrete.title')}</ButtonLink>
        </EmptyState>
      ) : null}
      <Lines frame={frame} id="review" title={t('plan.waiting.review', { n: review.length })} rows={review} />
      <Lines frame={frame} id="own" title={t('plan.waiting.own', { n: own.length })} rows={own} />
    </Layout>,
  );
}

function Lines({
  frame: { t, lang },
  id,
  title,
  rows,
}: {
  frame: Frame;
  id: string;
  title: string;
  rows: readonly WaitingConcrete[];
}) {
  if (rows.length === 0) return null;
  return (
    <section>
      <Table
        id={id}
        caption={title}
        stacks
        columns={[
          {
            key: 'title',
            label: t('plan.field.title'),
            heads: true,
            cell: ({ key, folded }) => (
              <a href={concretePath(lang, key)}>
                <TextOf texts={folded.latest.content.titles} />
              </a>
            ),
          },
          { key: 'lead', label: t('plan.field.lead'), cell: ({ party }) => <PartyLink party={party} /> },
          {
            key: 'state',
            label: t('plan.field.state'),
            cell: ({ folded }) => <ConcreteStateTag state={folded.latest.state} />,
          },
          { key: 'review', label: t('plan.waiting.where'), cell: ({ folded }) => <ReviewTag review={folded.review} /> },
          { key: 'since', label: t('plan.waiting.since'), cell: ({ at }) => <bdi>{formatMoment(lang, at)}</bdi> },
        ]}
        rows={rows}
      />
    </section>
  );
}
