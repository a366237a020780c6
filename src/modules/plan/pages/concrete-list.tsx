import type { Context } from 'hono';
import { permits } from '../../../kernel/access/index.js';
import { dayOf } from '../../../kernel/calendar/index.js';
import type { PageEnv } from '../../../kernel/http/index.js';
import { formatDate } from '../../../kernel/i18n/index.js';
import type { House } from '../../../kernel/module/index.js';
import {
  ButtonLink,
  Choices,
  EmptyState,
  Filters,
  type Frame,
  Layout,
  type ListQuery,
  Notice,
  PageHead,
  Pager,
  PictureFigure,
  pathIn,
  readListQuery,
  Select,
  Tabs,
  TextField,
  withQuery,
} from '../../../kernel/ui/index.js';
import { REGIONS, regionWord } from '../../parties/index.js';
import { CONCRETE_STATES } from '../concrete/content.js';
import { exportConcrete } from '../concrete/export-concrete.js';
import {
  type ConcreteFilter,
  FILTER_NAMES,
  isFiltered,
  readConcreteFilter,
  writeConcreteFilter,
} from '../concrete/filter.js';
import { findConcrete, type ListedConcrete } from '../concrete/find-concrete.js';
import { getConcreteFeed } from '../concrete/get-feed.js';
import { drawTimeline, MOST_SPANS } from '../concrete/timeline.js';
import { PARTS } from '../measures.js';
import { PLAN_MEASURES } from '../plan-measure.js';
import { ConcreteTable } from './concrete-table.js';
import { fileGiven, measureName, PlanTabs, Take } from './parts.js';

interface Props {
  frame: Frame;
  filter: ConcreteFilter;
  query: ListQuery;
  found: readonly ListedConcrete[];
  view: 'table' | 'timeline';
  enters: boolean;
  today: string;
}

/** `/plan/concrete`: the list of concrete measures as it is, or as it stood on a day; as a table or a time line. */
export async function concreteListPage(c: Context<PageEnv>, house: House) {
  const { actor, frame, url } = c.var;
  const filter = readConcreteFilter(url.searchParams);
  const found = await findConcrete(house.db, actor, filter);
  return c.html(
    <ConcreteList
      frame={frame}
      filter={filter}
      query={readListQuery(url, { sortable: ['ends'], size: MOST_SPANS })}
      found={found}
      view={url.searchParams.get('view') === 'timeline' ? 'timeline' : 'table'}
      enters={permits(actor, 'plan.propose')}
      today={dayOf(new Date())}
    />,
  );
}

/** `/plan/concrete/export/:format` */
export async function concreteExport(c: Context<PageEnv>, house: House): Promise<Response> {
  const { actor, lang, url } = c.var;
  const filter = readConcreteFilter(url.searchParams);
  return fileGiven(c, await exportConcrete(house.db, actor, { format: c.req.param('format'), filter, lang }));
}

/** `/plan/concrete.ics` */
export async function concreteFeed(c: Context<PageEnv>, house: House): Promise<Response> {
  const { t, url } = c.var;
  const feed = await getConcreteFeed(house.db, readConcreteFilter(url.searchParams), { t, url });
  return c.body(feed, 200, {
    'Content-Type': 'text/calendar; charset=utf-8',
    'Content-Disposition': 'inline; filename="concrete-measures.ics"',
  });
}

function ConcreteList({ frame, filter, query, found, view, enters, today }: Props) {
  const { t, lang, url } = frame;
  const title = t('plan.concrete.title');
  const shown = found.slice(query.offset, query.offset + query.size);
  return (
    <Layout frame={frame} title={title} styles={['plan.css']}>
      <PageHead
        title={title}
        above={[{ label: t('plan.title'), href: pathIn(lang, '/plan') }]}
        intro={t('plan.concrete.intro')}
      >
        {enters ? (
          <p class="actions">
            <ButtonLink href={pathIn(lang, '/plan/concrete/add')}>{t('plan.concrete.add')}</ButtonLink>
            <ButtonLink href={pathIn(lang, '/plan/concrete/import')}>{t('plan.import.title')}</ButtonLink>
            <ButtonLink href={pathIn(lang, '/plan/waiting')}>{t('plan.waiting.title')}</ButtonLink>
          </p>
        ) : null}
      </PageHead>
      <PlanTabs current="concrete" />
      <Tabs
        label={t('plan.concrete.views')}
        tabs={(['table', 'timeline'] as const).map((one) => ({
          label: t(`plan.concrete.view-${one}`),
          href: withQuery(url, { view: one === 'table' ? null : one }),
          current: one === view,
        }))}
      />
      {filter.asOf === null || filter.asOf >= today ? null : (
        <Notice title={t('plan.concrete.as-of', { date: formatDate(lang, filter.asOf) })}>
          <p>
            {t('plan.concrete.as-of-text')} <a href={withQuery(url, { asof: null })}>{t('plan.concrete.as-of-now')}</a>
          </p>
        </Notice>
      )}
      <div class="two rail">
        <Narrow frame={frame} filter={filter} />
        <section>
          {view === 'timeline' && shown.length > 0 ? (
            <>
              <PictureFigure picture={drawTimeline(t, shown, { asOf: filter.asOf, today })} />
              <Pager page={query.page} size={query.size} total={found.length} />
            </>
          ) : null}
          {view === 'timeline' && shown.length > 0 ? null : (
            <ConcreteTable
              rows={shown}
              caption={t('plan.concrete.count', { n: found.length })}
              list={{ query, total: found.length }}
              asOf={filter.asOf}
              empty={<Nothing frame={frame} filtered={isFiltered(filter) || filter.asOf !== null} enters={enters} />}
            />
          )}
          <Files frame={frame} filter={filter} />
        </section>
      </div>
    </Layout>
  );
}

function Nothing({ frame: { t, lang }, filtered, enters }: { frame: Frame; filtered: boolean; enters: boolean }) {
  return (
    <EmptyState title={t(filtered ? 'plan.concrete.none-fits' : 'plan.concrete.none')}>
      <p>{t(filtered ? 'plan.concrete.none-fits-next' : 'plan.concrete.none-next')}</p>
      {filtered ? <ButtonLink href={pathIn(lang, '/plan/concrete')}>{t('plan.concrete.all')}</ButtonLink> : null}
      {!filtered && enters ? (
        <ButtonLink href={pathIn(lang, '/plan/concrete/add')}>{t('plan.concrete.add')}</ButtonLink>
      ) : null}
    </EmptyState>
  );
}

function Narrow({ frame: { t, url }, filter }: { frame: Frame; filter: ConcreteFilter }) {
  const any = { value: '', label: t('plan.gaps.any') };
  const odd = (url.searchParams.get('asof') ?? '').trim();
  const wrong = odd !== '' && filter.asOf === null ? t('plan.refusal.not-a-date', { date: odd }) : undefined;
  return (
    <details class="narrow" open={wrong !== undefined || undefined}>
      <summary>{t('plan.narrow')}</summary>
      <Filters names={FILTER_NAMES}>
        <TextField name="q" type="search" label={t('plan.concrete.search')} value={filter.words} />
        <TextField
          name="asof"
          width="short"
          label={t('plan.concrete.as-of-day')}
          hint={<bdi>{t('plan.field.date-hint')}</bdi>}
          value={odd}
          error={wrong}
        />
        <Choices
          name="state"
          kind="checkbox"
          legend={t('plan.field.state')}
          chosen={filter.states}
          options={CONCRETE_STATES.map((state) => ({ value: state, label: t(`plan.state.${state}`) }))}
        />
        <Choices
          name="part"
          kind="checkbox"
          legend={t('plan.gaps.part')}
          chosen={filter.parts}
          options={PARTS.map((part) => ({ value: part, label: t(`plan.part.${part}`) }))}
        />
        <Select
          name="measure"
          label={t('plan.measure.measure')}
          value={filter.measures.length === 0 ? '' : String(filter.measures[0])}
          options={[any, ...PLAN_MEASURES.map((one) => ({ value: String(one.n), label: measureName(t, one) }))]}
        />
        <Choices
          name="region"
          kind="checkbox"
          legend={t('plan.gaps.region')}
          chosen={filter.regions}
          options={Object.keys(REGIONS).map((code) => ({ value: code, label: regionWord(t, code) }))}
        />
      </Filters>
    </details>
  );
}

function Files({ frame: { lang, t }, filter }: { frame: Frame; filter: ConcreteFilter }) {
  const query = writeConcreteFilter(filter);
  const search = query.size === 0 ? '' : `?${query}`;
  return (
    <Take
      files={[
        ...(['xlsx', 'csv', 'json', 'docx', 'pdf'] as const).map((format) => ({
          label: format,
          href: `${pathIn(lang, `/plan/concrete/export/${format}`)}${search}`,
        })),
        { label: t('plan.concrete.calendar'), href: `${pathIn(lang, '/plan/concrete.ics')}${search}` },
      ]}
    />
  );
}
