import type { Context } from 'hono';
import type { PageEnv } from '../../../kernel/http/index.js';
import type { House } from '../../../kernel/module/index.js';
import {
  ButtonLink,
  EmptyState,
  ErrorSummary,
  type Frame,
  Layout,
  type ListQuery,
  PageHead,
  Pager,
  pathIn,
  readListQuery,
  Table,
  useFrame,
  withQuery,
} from '../../../kernel/ui/index.js';
import { may } from '../policy.js';
import {
  type CommitmentFilter,
  GROUPS,
  type GroupBy,
  isFiltered,
  readFilter,
  writeFilter,
} from '../register/filter.js';
import { SORTS, type Sort } from '../register/orders.js';
import { type Day, dayOf } from '../timing/days.js';
import { type RegisterGroup, type RegisterView, viewRegister } from '../view-register.js';
import { faultWords, RegisterFilters } from './register-filters.js';
import { registerColumns } from './register-table.js';
import { chipsOf, valueWord, withFilter } from './register-words.js';

const ROWS = 50;
/** Groups on a page, and rows of each. */
const GROUPS_SHOWN = 10;
const GROUP_ROWS = 5;

interface Asked {
  filter: CommitmentFilter;
  group: GroupBy | null;
  query: ListQuery;
  today: Day;
  /** Whether the reader may bring sheets and write commitments down. */
  writes: boolean;
}

/** `/commitments`: the register. Filter, groups, order and page stand in the address. */
export async function registerPage(c: Context<PageEnv>, house: House) {
  const { url, frame, actor, lang } = c.var;
  const filter = readFilter(url.searchParams);
  const group = GROUPS.find((known) => known === url.searchParams.get('group')) ?? null;
  const today = dayOf(new Date());
  const size = group === null ? ROWS : GROUPS_SHOWN;
  const query = readListQuery(url, { sortable: ['due', 'document', '-changed', 'state'], size });
  const { sort, offset } = query;
  const asked = {
    filter,
    group,
    sort: sort.key as Sort,
    descending: sort.descending,
    offset,
    limit: size,
    most: GROUP_ROWS,
  };
  const view = await viewRegister(house.db, actor, asked, { today, lang });
  return c.html(
    <Register
      frame={frame}
      view={view}
      asked={{ filter, group, query, today, writes: may(actor, 'write', 'import', {}) }}
    />,
  );
}

function Register({ frame, view, asked }: { frame: Frame; view: RegisterView; asked: Asked }) {
  const { t, url } = frame;
  const { whole, total, facets, document } = view;
  const errors = faultWords(t, url.searchParams);
  return (
    <Layout
      frame={frame}
      title={t('commitments.register.title')}
      styles={['commitments.css']}
      failed={Object.keys(errors).length > 0}
    >
      <ErrorSummary errors={errors} />
      <PageHead
        title={t('commitments.register.title')}
        intro={whole.total === 0 ? undefined : t('commitments.register.lede', whole)}
      >
        <p class="onward">
          <a href={pathIn(frame.lang, '/addressees')}>{t('commitments.addressees.title')}</a>
        </p>
      </PageHead>
      {whole.total === 0 && !isFiltered(asked.filter) ? (
        <NothingYet />
      ) : (
        <div class="two rail">
          <RegisterFilters filter={asked.filter} facets={facets} documentOf={document} />
          <div>
            <Chosen view={view} filter={asked.filter} />
            {total === 0 ? (
              <NothingFits view={view} />
            ) : (
              <>
                <Arrangement asked={asked} />
                {view.groups === null ? <Rows view={view} asked={asked} /> : <Groups view={view} asked={asked} />}
                <TakeAlong asked={asked} />
              </>
            )}
          </div>
        </div>
      )}
    </Layout>
  );
}

function NothingYet() {
  const { t, lang } = useFrame();
  return (
    <EmptyState title={t('commitments.register.empty')}>
      <p>{t('commitments.register.empty-next')}</p>
      <ButtonLink href={pathIn(lang, '/bring')}>{t('documents.bring.title')}</ButtonLink>
    </EmptyState>
  );
}

/** What the table is narrowed to, in words, each with the way to take it away. */
function Chosen({ view, filter }: { view: RegisterView; filter: CommitmentFilter }) {
  const { t, url } = useFrame();
  const chips = chipsOf(t, filter, view.document);
  if (chips.length === 0) return null;
  const shows = t('commitments.register.shows', { n: view.total, whole: view.whole.total });
  return (
    <div class="chosen">
      <span>{t('commitments.register.only', { shows })}</span>
      <ul role="list">
        {chips.map(({ text, without }) => (
          <li>
            <a
              class="chip"
              href={withFilter(url, without)}
              aria-label={t('commitments.register.take-away', { what: text })}
            >
              <bdi>{text}</bdi> <span aria-hidden="true">×</span>
            </a>
          </li>
        ))}
        {chips.length < 2 ? null : (
          <li>
            <a href={withFilter(url, readFilter(new URLSearchParams()))}>{t('commitments.register.clear')}</a>
          </li>
        )}
      </ul>
    </div>
  );
}

/** In which order, and in which groups. */
function Arrangement({ asked: { group, query } }: { asked: Asked }) {
  const { t, url } = useFrame();
  return (
    <div class="arrangement quiet">
      <nav class="meta" aria-label={t('commitments.register.order')}>
        <span>{t('commitments.register.order')}</span>
        {SORTS.map((sort) => (
          <a
            href={withQuery(url, { sort: sort === 'due' ? null : sort === 'changed' ? '-changed' : sort, page: null })}
            aria-current={query.sort.key === sort ? 'true' : undefined}
          >
            {t(`commitments.register.sort.${sort}`)}
          </a>
        ))}
      </nav>
      <nav class="meta" aria-label={t('commitments.register.group')}>
        <span>{t('commitments.register.group')}</span>
        {([null, ...GROUPS] as const).map((by) => (
          <a href={withQuery(url, { group: by, page: null })} aria-current={group === by ? 'true' : undefined}>
            {t(`commitments.register.group.${by ?? 'none'}`)}
          </a>
        ))}
      </nav>
    </div>
  );
}

function Rows({ view, asked: { query, today } }: { view: RegisterView; asked: Asked }) {
  const { t } = useFrame();
  return (
    <Table
      id="register"
      caption={t('commitments.register.caption')}
      captionHidden
      stacks
      columns={registerColumns(t, { today, openings: view.openings }, { sortable: true })}
      rows={view.rows}
      list={{ query, total: view.total }}
    />
  );
}

function Groups({ view, asked }: { view: RegisterView; asked: Asked }) {
  const { t } = useFrame();
  const { page, size } = asked.query;
  const { of = 0, shown = [] } = view.groups ?? {};
  const words = t('commitments.register.groups', {
    from: (page - 1) * size + 1,
    to: Math.min(page * size, of),
    total: of,
  });
  return (
    <>
      {asked.group === 'addressee' || asked.group === 'theme' ? (
        <p class="quiet">{t('commitments.register.group-note', { total: view.total })}</p>
      ) : null}
      {shown.map((group) => (
        <Group group={group} view={view} asked={asked} />
      ))}
      <Pager page={page} size={size} total={of} words={shown.length === 0 ? undefined : words} />
    </>
  );
}

function Group({ group, view, asked }: { group: RegisterGroup; view: RegisterView; asked: Asked }) {
  const { t, lang, url } = useFrame();
  const by = asked.group ?? 'state';
  const name = valueWord(t, by, group.value, view.document);
  const { filter, today } = asked;
  const all = withQuery(
    new URL(withFilter(url, { ...filter, values: { ...filter.values, [by]: [group.value] } }), url),
    {
      group: null,
    },
  );
  const id = `group-${group.value}`;
  return (
    <section class="group" aria-labelledby={id}>
      <h2 id={id} lang={lang}>
        <bdi>{name}</bdi> <small>{group.count}</small>
      </h2>
      <Table
        id={`${id}-rows`}
        caption={name}
        captionHidden
        stacks
        columns={registerColumns(t, { today, openings: view.openings }, { sortable: false })}
        rows={group.rows}
      />
      {group.count > group.rows.length ? (
        <p>
          <a href={all}>{t('commitments.register.group-all', { n: group.count, group: name })}</a>
        </p>
      ) : null}
    </section>
  );
}

/** Nothing passes: says which choice to drop. */
function NothingFits({ view }: { view: RegisterView }) {
  const { t, url } = useFrame();
  const { waysOut } = view;
  const what = (choice: (typeof waysOut)[number]['choice']) => {
    if (choice === 'words' || choice === 'dates') return t(`commitments.register.${choice}`);
    if (choice === 'all' || choice === 'drafts') return t(`commitments.register.chip.${choice}`);
    return t(`commitments.register.by.${choice}`);
  };
  return (
    <EmptyState title={t('commitments.register.none-fits')}>
      <p>{t(`commitments.register.${waysOut.length === 0 ? 'drop-several' : 'drop-one'}`)}</p>
      {waysOut.length === 0 ? null : (
        <ul role="list">
          {waysOut.map(({ choice, filter, count }) => (
            <li>
              <a href={withFilter(url, filter)}>
                {t(
                  choice === 'all' || choice === 'drafts'
                    ? 'commitments.register.with'
                    : 'commitments.register.without',
                  {
                    what: what(choice),
                    n: count,
                  },
                )}
              </a>
            </li>
          ))}
        </ul>
      )}
      <ButtonLink href={url.pathname}>{t('commitments.register.clear')}</ButtonLink>
    </EmptyState>
  );
}

/** The same commitments in other forms: always exactly what the filter lets through. */
function TakeAlong({ asked: { filter, writes } }: { asked: Asked }) {
  const { t, lang, url } = useFrame();
  const query = writeFilter(filter);
  const narrowed = query.size === 0 ? '' : `?${query}`;
  const sort = url.searchParams.get('sort');
  if (sort !== null) query.set('sort', sort);
  const ordered = query.size === 0 ? '' : `?${query}`;
  return (
    <>
      <nav class="meta quiet take-along" aria-label={t('commitments.register.take-along')}>
        <span>{t('commitments.register.take-along')}</span>
        <a href={pathIn(lang, `/commitments/export/xlsx${ordered}`)}>{t('commitments.register.spreadsheet')}</a>
        <a href={pathIn(lang, `/commitments/export/csv${ordered}`)}>
          <bdi>CSV</bdi>
        </a>
        <a href={pathIn(lang, `/commitments/export/json${ordered}`)}>
          <bdi>JSON</bdi>
        </a>
        <a href={pathIn(lang, `/commitments.ics${narrowed}`)}>{t('commitments.register.feed')}</a>
        <a href={`/api/v1/commitments${narrowed}`}>{t('commitments.register.programs')}</a>
      </nav>
      {writes ? (
        <p class="meta quiet take-along">
          <a href={pathIn(lang, '/commitments/import')}>{t('commitments.import.title')}</a>
          <a href={pathIn(lang, '/commitments/add')}>{t('commitments.add.title')}</a>
        </p>
      ) : null}
    </>
  );
}
