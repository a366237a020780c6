import type { Context } from 'hono';
import type { PageEnv } from '../../../kernel/http/index.js';
import type { FigureProvider, House } from '../../../kernel/module/index.js';
import {
  ButtonLink,
  DateText,
  EmptyState,
  Layout,
  PageHead,
  pathIn,
  readListQuery,
  Table,
} from '../../../kernel/ui/index.js';
import { partyNames } from '../../parties/index.js';
import { holdsData } from '../policy.js';
import { findReleases } from '../releases/get-release.js';
import { writeReleasesFeed } from '../releases/releases-feed.js';
import { INDICATOR_PATH, POPULATION_PATH } from './indicator.js';
import { NeverDetected } from './never-detected.js';
import { Count, DATA, EVIDENCE, nameOfParty, releasePath, StateTag, titleOf } from './parts.js';
import { QuestionTabs } from './question-parts.js';

/** `/evidence`: what has been published, for everybody. */
export async function releasesPage(c: Context<PageEnv>, house: House, figures: FigureProvider) {
  const { actor, frame, lang, t, url } = c.var;
  const query = readListQuery(url, { sortable: ['-published'] });
  const found = await findReleases(house.db.connection, actor, { offset: query.offset, limit: query.size });
  const names = new Map<string, string>();
  for (const { partyId } of found.rows)
    if (!names.has(partyId)) names.set(partyId, await nameOfParty(c, house, partyId));
  const holds = holdsData(actor);
  return c.html(
    <Layout frame={frame} title={t('evidence.title')} styles={['evidence.css']}>
      <PageHead title={t('evidence.title')} intro={t('evidence.intro')} />
      <QuestionTabs current={null} filter={{}} />
      <div class="actions">
        {holds ? (
          <ButtonLink kind="first" href={pathIn(lang, DATA)}>
            {t('evidence.data.title')}
          </ButtonLink>
        ) : null}
        <ButtonLink href={pathIn(lang, `${EVIDENCE}/audit`)}>{t('evidence.audit.title')}</ButtonLink>
        <ButtonLink href={pathIn(lang, INDICATOR_PATH)}>{t('evidence.rate.title')}</ButtonLink>
        <ButtonLink href={pathIn(lang, `${EVIDENCE}/trust`)}>{t('evidence.trust.title')}</ButtonLink>
      </div>
      <p class="evidence-ways">
        <a href={pathIn(lang, `${EVIDENCE}/concepts`)}>{t('evidence.concepts.title')}</a>{' '}
        <a href={pathIn(lang, POPULATION_PATH)}>{t('evidence.population.title')}</a>{' '}
        <a href={pathIn(lang, `${EVIDENCE}/releases.atom`)} type="application/atom+xml">
          {t('evidence.release.feed')}
        </a>
      </p>
      <Table
        id="releases"
        caption={t('evidence.release.list')}
        stacks
        list={{ query, total: found.total }}
        columns={[
          {
            key: 'title',
            label: t('evidence.release.name'),
            heads: true,
            cell: (release) => {
              const { title, lang: own } = titleOf(release, lang);
              return (
                <a href={releasePath(lang, release)} lang={own}>
                  <bdi>{title}</bdi>
                </a>
              );
            },
          },
          {
            key: 'party',
            label: t('evidence.release.party'),
            cell: ({ partyId }) => <bdi>{names.get(partyId)}</bdi>,
          },
          {
            key: 'method',
            label: t('evidence.release.method'),
            cell: ({ method }) => t(`evidence.method.${method.name}`),
          },
          { key: 'rows', label: t('evidence.data.rows'), numeric: true, cell: ({ rows }) => <Count n={rows} /> },
          {
            key: 'published',
            label: t('evidence.release.published'),
            cell: (release) =>
              release.publishedAt === null || release.state !== 'published' ? (
                <StateTag state={release.state} />
              ) : (
                <DateText date={release.publishedAt.toISOString().slice(0, 10)} />
              ),
          },
        ]}
        rows={found.rows}
        empty={
          <EmptyState title={t('evidence.release.none')}>
            <p>{t('evidence.release.none-how')}</p>
          </EmptyState>
        }
      />
      <NeverDetected
        figures={await figures.find({ indicator: '16.2.2' }, actor, lang)}
        names={await partyNames(house.db)}
      />
    </Layout>,
  );
}

/** `/evidence/releases.atom`: what was published and withdrawn, in the language of the address. */
export async function releasesFeed(c: Context<PageEnv>, house: House): Promise<Response> {
  const feed = await writeReleasesFeed(house, c.var.lang);
  return c.body(feed, 200, { 'Content-Type': 'application/atom+xml; charset=utf-8' });
}
