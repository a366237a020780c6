import type { Context } from 'hono';
import type { PageEnv } from '../../../kernel/http/index.js';
import { formatMoment } from '../../../kernel/i18n/index.js';
import type { House, Work } from '../../../kernel/module/index.js';
import {
  Button,
  Choices,
  EmptyState,
  Filters,
  Form,
  Layout,
  PageHead,
  Pager,
  pathIn,
  readListQuery,
  Select,
  useFrame,
} from '../../../kernel/ui/index.js';
import type { SeenRecords } from '../../../kernel/work/index.js';
import { findNotices } from '../find-notices.js';
import type { Notice } from '../notice.js';
import { ownerHere } from '../policy.js';
import { pathOf, showNotice } from '../say-notice.js';
import { markSeen, type NoticeFilter } from '../store/notices.js';
import { type Topic, topicsOf } from '../topics.js';
import { fieldsOf, OwnTabs, RecordTitle } from './parts.js';

const FILTERS = ['new', 'topic', 'record'];
const SIZE = 30;

/** `/notices`: what one is told, the latest first. `?new=1`, `?topic=`, `?record=type:id` narrow it. */
export async function noticesPage(c: Context<PageEnv>, house: House, work: Work) {
  const { frame, t, lang, url } = c.var;
  const actor = ownerHere(c.var.actor);
  const query = readListQuery(url, { sortable: ['-made'], filters: FILTERS, size: SIZE });
  const filter = filterOf(query.filters);
  const { total, rows, seen } = await findNotices(
    { db: house.db, records: work.records },
    actor,
    filter,
    { offset: query.offset, limit: query.size },
    t,
  );
  const fresh = rows.some((notice) => notice.seen === null);
  const filtered = FILTERS.some((name) => url.searchParams.has(name));
  return c.html(
    <Layout frame={frame} title={t('notices.list.title')} styles={['notices.css']}>
      <PageHead title={t('notices.list.title')} intro={t('notices.list.intro')} />
      <OwnTabs here="notices" />
      <NoticeFilters topics={topicsOf(work)} filter={filter} />
      {fresh ? (
        <Form action={pathIn(lang, '/notices/seen')}>
          <input type="hidden" name="which" value="all" />
          <Button kind="second">{t('notices.list.all-seen')}</Button>
        </Form>
      ) : null}
      {rows.length === 0 ? (
        <EmptyState title={filtered ? t('notices.list.none-such') : t('notices.list.none')}>
          <p>{filtered ? t('notices.list.none-such-text') : t('notices.list.none-text')}</p>
          <p>
            <a href={pathIn(lang, filtered ? '/notices' : '/waiting')}>
              {filtered ? t('notices.list.all') : t('notices.waiting.title')}
            </a>
          </p>
        </EmptyState>
      ) : (
        <>
          <ul class="notices" role="list">
            {rows.map((notice) => (
              <Line notice={notice} seen={seen} />
            ))}
          </ul>
          <Pager page={query.page} size={query.size} total={total} />
        </>
      )}
    </Layout>,
  );
}

function filterOf(asked: Readonly<Record<string, readonly string[]>>): NoticeFilter {
  const [type, id] = asked.record?.[0]?.split(':', 2) ?? [];
  const topic = asked.topic?.[0]?.replaceAll('\0', '');
  return {
    unseen: asked.new?.[0] === '1',
    topic: topic === undefined || topic === '' ? undefined : topic,
    record:
      type === undefined || id === undefined
        ? undefined
        : { type: type.replaceAll('\0', ''), id: id.replaceAll('\0', '') },
  };
}

function NoticeFilters({ topics, filter }: { topics: readonly Topic[]; filter: NoticeFilter }) {
  const { t } = useFrame();
  return (
    <Filters names={FILTERS}>
      <Choices
        name="new"
        legend={t('notices.list.which')}
        kind="checkbox"
        options={[{ value: '1', label: t('notices.list.only-new') }]}
        chosen={filter.unseen ? ['1'] : []}
      />
      <Select
        name="topic"
        label={t('notices.list.topic')}
        value={filter.topic ?? ''}
        options={[
          { value: '', label: t('notices.list.all-topics') },
          ...topics.map(({ topic, label }) => ({ value: topic, label: t(label) })),
        ]}
      />
    </Filters>
  );
}

function Line({ notice, seen }: { notice: Notice; seen: SeenRecords }) {
  const { t, lang } = useFrame();
  const href = pathIn(lang, pathOf(notice, seen));
  const pieces = showNotice(t, notice, seen, (record, name) =>
    name === 'record' ? (
      <a href={href}>
        <RecordTitle record={record} />
      </a>
    ) : (
      <RecordTitle record={record} />
    ),
  );
  const id = `notice-${notice.id}`;
  const { type, id: recordId } = notice.about;
  return (
    <li class={notice.seen === null ? 'new' : undefined}>
      <p id={id}>
        {notice.seen === null ? <span class="heard">{t('notices.list.new')} </span> : null}
        {pieces.length === 0 ? <a href={href}>{t('notices.list.something')}</a> : pieces}
      </p>
      <p class="quiet">
        <bdi>{formatMoment(lang, notice.made)}</bdi>
        {' · '}
        <a href={`${pathIn(lang, '/notices')}?record=${encodeURIComponent(`${type}:${recordId}`)}`}>
          {t('notices.list.about-this')}
        </a>
      </p>
      {notice.seen === null ? (
        <Form action={pathIn(lang, '/notices/seen')}>
          <input type="hidden" name="which" value={notice.id} />
          <Button kind="link">
            {t('notices.list.seen')}
            <span class="heard"> {t('notices.list.of', { n: formatMoment(lang, notice.made) })}</span>
          </Button>
        </Form>
      ) : null}
    </li>
  );
}

/** Marks one as read, or all. */
export async function seenSent(c: Context<PageEnv>, { db }: House) {
  const actor = ownerHere(c.var.actor);
  const which = (await fieldsOf(c))('which');
  if (which === 'all' || /^[0-9a-f-]{36}$/.test(which))
    await markSeen(db.connection, actor.id, which === 'all' ? 'all' : [which], new Date());
  return c.redirect(pathIn(c.var.lang, '/notices'), 303);
}
