import type { Context } from 'hono';
import type { PageEnv } from '../../../kernel/http/index.js';
import type { House } from '../../../kernel/module/index.js';
import {
  ButtonLink,
  DateText,
  EmptyState,
  Layout,
  PageHead,
  pathIn,
  readListQuery,
  Table,
  Tag,
} from '../../../kernel/ui/index.js';
import { mayBring } from '../policy.js';
import { findStudies } from '../studies/get-study.js';
import type { Study } from '../studies/study.js';

/** `/estimation`: the studies that the reader may see; without any, what to do first. */
export async function listPage(c: Context<PageEnv>, house: House) {
  const { frame, actor, url } = c.var;
  const { t, lang } = frame;
  const query = readListQuery(url, { sortable: ['-brought'], filters: [], size: 50 });
  const { rows, total } = await findStudies(house.db, actor, { offset: query.offset, limit: query.size });
  const writes = mayBring(actor);
  return c.html(
    <Layout frame={frame} title={t('estimation.list.title')} styles={['estimation.css']}>
      <PageHead title={t('estimation.list.title')} intro={t('estimation.list.intro')} />
      {writes && total > 0 ? (
        <div class="actions">
          <ButtonLink kind="first" href={pathIn(lang, '/estimation/new')}>
            {t('estimation.list.bring')}
          </ButtonLink>
        </div>
      ) : null}
      <Table
        id="studies"
        caption={t('estimation.list.caption')}
        captionHidden
        columns={[
          {
            key: 'title',
            label: t('estimation.list.study'),
            heads: true,
            cell: (study: Study) => (
              <a href={pathIn(lang, `/estimation/${study.id}`)}>
                <bdi>{study.title}</bdi>
              </a>
            ),
          },
          {
            key: 'brought',
            label: t('estimation.list.brought'),
            cell: (study) => <DateText date={study.createdAt.toISOString().slice(0, 10)} style="short" />,
          },
          {
            key: 'state',
            label: t('estimation.list.state'),
            cell: (study) => (
              <Tag kind={study.publishedRun === null ? 'plain' : 'done'}>
                {study.publishedRun === null ? t('estimation.list.not-published') : t('estimation.list.published')}
              </Tag>
            ),
          },
        ]}
        rows={rows}
        list={{ query, total }}
        empty={
          writes ? (
            <EmptyState title={t('estimation.list.none')}>
              <p>{t('estimation.list.none-next')}</p>
              <ButtonLink kind="first" href={pathIn(lang, '/estimation/new')}>
                {t('estimation.list.bring')}
              </ButtonLink>
            </EmptyState>
          ) : (
            <EmptyState title={t('estimation.list.none-published')}>
              <p>{t('estimation.list.none-public-next')}</p>
              <pre dir="ltr">
                <code>concordance estimate lists.csv --out report.html</code>
              </pre>
            </EmptyState>
          )
        }
      />
    </Layout>,
  );
}
