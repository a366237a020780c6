import { Hono } from 'hono';
import { directionOf, formatNumber, isLang, LANGS_IN_UN_ORDER, LANGUAGE_NAMES, type Lang } from '../i18n/index.js';
import {
  ButtonLink,
  EmptyState,
  type Frame,
  Layout,
  PageHead,
  Pager,
  pathIn,
  readListQuery,
  SearchBox,
  Tag,
  useFrame,
  withQuery,
} from '../ui/index.js';
import type { PageEnv } from './context.js';
import {
  type FoundGroup,
  findInAll,
  inOrder,
  type SearchHit,
  type SearchProvider,
  type SearchText,
} from './search-provider.js';

/** Results on a page that shows one kind only. */
const SIZE = 20;

/**
 * `/search?q=`: what the modules find, a group a kind, in all six languages; `in` keeps to one language, `only` to one kind, which
 * can then be paged.
 */
export function searchPages(providers: readonly SearchProvider[]): Hono<PageEnv> {
  const all = inOrder(providers);
  return new Hono<PageEnv>().get('/search', async (c) => {
    const { url, actor, t } = c.var;
    const query = (url.searchParams.get('q') ?? '').trim();
    const asked = url.searchParams.get('in');
    const within = isLang(asked) ? asked : null;
    const only = all.find((provider) => provider.name === url.searchParams.get('only')) ?? null;
    const list = readListQuery(url, { sortable: ['rank'], size: SIZE });
    const groups = await findInAll(only === null ? all : [only], { query, within, actor, t }, (provider) =>
      only === null ? { limit: provider.first, offset: 0 } : { limit: SIZE, offset: list.offset },
    );
    return c.html(<Found frame={c.var.frame} {...{ query, within, only, groups }} page={list.page} />);
  });
}

interface FoundProps {
  frame: Frame;
  query: string;
  within: Lang | null;
  only: SearchProvider | null;
  groups: readonly FoundGroup[];
  page: number;
}

function Found({ frame, query, within, only, groups, page }: FoundProps) {
  const { t, url } = frame;
  const empty = groups.every(({ found }) => found === null);
  const nothing = groups.every(({ found }) => (found?.total ?? 0) === 0);
  return (
    <Layout frame={frame} title={query === '' ? t('http.search.title') : t('http.search.title-for', { query })}>
      <PageHead
        title={only === null ? t('http.search.title') : t(only.heading)}
        above={
          only === null ? [] : [{ label: t('http.search.all-kinds'), href: withQuery(url, { only: null, page: null }) }]
        }
      >
        <SearchBox value={query} />
        <Languages within={within} />
      </PageHead>
      {empty ? (
        <EmptyState title={query === '' ? t('http.search.ask') : t('http.search.nothing-to-look-for')}>
          <p>{t('http.search.how')}</p>
        </EmptyState>
      ) : nothing ? (
        <Nothing query={query} narrowed={within !== null} only={only} />
      ) : (
        groups.map((group) => <Group group={group} whole={only !== null} page={page} />)
      )}
    </Layout>
  );
}

function Languages({ within }: { within: Lang | null }) {
  const { t, url } = useFrame();
  return (
    <nav class="meta" aria-label={t('http.search.languages')}>
      <a href={withQuery(url, { in: null, page: null })} aria-current={within === null ? 'true' : undefined}>
        {t('http.search.all-languages')}
      </a>
      {LANGS_IN_UN_ORDER.map((one) => (
        <a href={withQuery(url, { in: one, page: null })} lang={one} aria-current={within === one ? 'true' : undefined}>
          {LANGUAGE_NAMES[one]}
        </a>
      ))}
    </nav>
  );
}

function Nothing({ query, narrowed, only }: { query: string; narrowed: boolean; only: SearchProvider | null }) {
  const { t, lang, url } = useFrame();
  return (
    <EmptyState title={t('http.search.none', { query })}>
      <p>{t('http.search.none-next')}</p>
      {narrowed ? <a href={withQuery(url, { in: null, page: null })}>{t('http.search.all-languages')}</a> : null}
      {only === null ? null : <a href={withQuery(url, { only: null, page: null })}>{t('http.search.all-kinds')}</a>}
      <ButtonLink href={pathIn(lang, '/')}>{t('http.error.home')}</ButtonLink>
    </EmptyState>
  );
}

/** What was found of one kind: the first few with the way to all of them, or a page of them. */
function Group({ group: { provider, found }, whole, page }: { group: FoundGroup; whole: boolean; page: number }) {
  const { t, lang, url } = useFrame();
  if (found === null || found.total === 0) return null;
  const heading = t(provider.heading);
  const id = `found-${provider.name}`;
  return (
    <section aria-labelledby={id}>
      <h2 id={id} class={whole ? 'heard' : undefined}>
        {heading} <small>{formatNumber(lang, found.total)}</small>
      </h2>
      <ol role="list" class={found.hits.some((hit) => hit.excerpt) ? 'found' : 'found brief'}>
        {found.hits.map((hit) => (
          <Hit hit={hit} />
        ))}
      </ol>
      {whole ? (
        <Pager page={page} size={SIZE} total={found.total} />
      ) : found.total > found.hits.length ? (
        <p class="pager">
          <a href={withQuery(url, { only: provider.name, page: null })}>
            {t('http.search.all-of', { heading, n: found.total })}
          </a>
        </p>
      ) : null}
    </section>
  );
}

function Hit({ hit }: { hit: SearchHit }) {
  const { t, lang } = useFrame();
  const { excerpt } = hit;
  return (
    <li>
      <a href={pathIn(lang, hit.path)}>
        <Pieces pieces={hit.title} />
      </a>
      {hit.after === undefined ? null : (
        <>
          {' '}
          <Pieces pieces={hit.after} />
        </>
      )}
      {excerpt === undefined ? null : (
        <p class="said" lang={excerpt.lang} dir={directionOf(excerpt.lang)}>
          {excerpt.runs.map((run) => (run.found ? <mark class="found">{run.text}</mark> : run.text))}
        </p>
      )}
      {excerpt !== undefined || hit.draft || hit.meta.length > 0 ? (
        <div class="meta quiet">
          {excerpt === undefined ? null : <span lang={excerpt.lang}>{LANGUAGE_NAMES[excerpt.lang]}</span>}
          {hit.draft ? <Tag kind="due">{t('http.search.draft')}</Tag> : null}
          {hit.meta.map((one) => (
            <span>{one}</span>
          ))}
        </div>
      ) : null}
    </li>
  );
}

function Pieces({ pieces }: { pieces: readonly SearchText[] }) {
  const { lang } = useFrame();
  return (
    <>
      {pieces.map((piece) => {
        if (piece.symbol) return <bdi class="sym">{piece.text}</bdi>;
        if (piece.lang === undefined || piece.lang === lang) return piece.text;
        return (
          <span lang={piece.lang} dir={directionOf(piece.lang)}>
            {piece.text}
          </span>
        );
      })}
    </>
  );
}
