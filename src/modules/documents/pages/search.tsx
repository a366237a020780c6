import type { Context } from 'hono';
import type { PageEnv } from '../../../kernel/http/index.js';
import { directionOf, isLang, LANGS_IN_UN_ORDER, LANGUAGE_NAMES } from '../../../kernel/i18n/index.js';
import type { House } from '../../../kernel/module/index.js';
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
  useFrame,
  withQuery,
} from '../../../kernel/ui/index.js';
import type { ActCode } from '../reader/reading.js';
import { type SearchResult, search } from '../search.js';
import type { FoundDocument } from '../store/search.js';
import { DocumentLink, documentPath, StatusTag, TitleText } from './parts.js';
import { actWord, nameOf, placeWord } from './words.js';

const SIZE = 20;

/** `/search?q=`: paragraphs, titles and symbols in all six languages; `in` keeps to one. */
export async function searchPage(c: Context<PageEnv>, house: House) {
  const { url } = c.var;
  const query = (url.searchParams.get('q') ?? '').trim();
  const asked = url.searchParams.get('in');
  const list = readListQuery(url, { sortable: ['rank'], size: SIZE });
  const result = await search(house.db, c.var.actor, {
    query,
    lang: isLang(asked) ? asked : null,
    limit: list.size,
    offset: list.offset,
  });
  return c.html(
    <Found frame={c.var.frame} query={query} page={list.page} result={result} lang={isLang(asked) ? asked : null} />,
  );
}

function Found({
  frame,
  query,
  page,
  result,
  lang,
}: {
  frame: Frame;
  query: string;
  page: number;
  result: SearchResult;
  lang: string | null;
}) {
  const { t, url } = frame;
  const nothing = result.documents.length === 0 && result.paragraphs.length === 0;
  return (
    <Layout
      frame={frame}
      title={query === '' ? t('documents.search.title') : t('documents.search.title-for', { query })}
      styles={['documents.css']}
    >
      <PageHead title={t('documents.search.title')}>
        <SearchBox value={query} />
        <nav class="meta" aria-label={t('documents.search.languages')}>
          <a href={withQuery(url, { in: null, page: null })} aria-current={lang === null ? 'true' : undefined}>
            {t('documents.search.all-languages')}
          </a>
          {LANGS_IN_UN_ORDER.map((one) => (
            <a
              href={withQuery(url, { in: one, page: null })}
              lang={one}
              aria-current={lang === one ? 'true' : undefined}
            >
              {LANGUAGE_NAMES[one]}
            </a>
          ))}
        </nav>
      </PageHead>
      {result.empty ? (
        <EmptyState title={query === '' ? t('documents.search.ask') : t('documents.search.nothing-to-look-for')}>
          <p>{t('documents.search.how')}</p>
        </EmptyState>
      ) : nothing ? (
        <Nothing query={query} narrowed={lang !== null} />
      ) : (
        <>
          <Documents documents={result.documents} />
          <Paragraphs result={result} />
          {result.total === 0 ? null : <Pager page={page} size={SIZE} total={result.total} />}
        </>
      )}
    </Layout>
  );
}

function Nothing({ query, narrowed }: { query: string; narrowed: boolean }) {
  const { t, lang, url } = useFrame();
  return (
    <EmptyState title={t('documents.search.none', { query })}>
      <p>{t('documents.search.none-next')}</p>
      {narrowed ? <a href={withQuery(url, { in: null, page: null })}>{t('documents.search.all-languages')}</a> : null}
      <ButtonLink href={pathIn(lang, '/documents')}>{t('documents.list.all')}</ButtonLink>
    </EmptyState>
  );
}

function Documents({ documents }: { documents: readonly FoundDocument[] }) {
  const { t } = useFrame();
  if (documents.length === 0) return null;
  return (
    <section aria-labelledby="found-documents">
      <h2 id="found-documents">{t('documents.search.documents')}</h2>
      <ul role="list" class="related">
        {documents.map((document) => (
          <li>
            <DocumentLink document={document} /> <TitleText titles={document.titles} />{' '}
            {document.status === 'draft' ? <StatusTag status="draft" /> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Paragraphs({ result }: { result: SearchResult }) {
  const { t } = useFrame();
  if (result.paragraphs.length === 0) return null;
  return (
    <section aria-labelledby="found-paragraphs">
      <h2 id="found-paragraphs">
        {t('documents.search.paragraphs')} <small>{t('documents.paragraphs', { n: result.total })}</small>
      </h2>
      <ol role="list" class="found">
        {result.paragraphs.map((found) => (
          <li>
            <a href={`${documentPath(t, found.slug)}?text=${found.textId}#${found.eId}`}>
              <bdi class="sym">{nameOf(t, found)}</bdi>
              {t('documents.comma')}
              {placeWord(t, found)}
            </a>
            <p class="said" lang={found.lang} dir={directionOf(found.lang)}>
              {found.excerpt.map((run) => (run.found ? <mark class="found">{run.text}</mark> : run.text))}
            </p>
            <div class="meta quiet">
              <span lang={found.lang}>{LANGUAGE_NAMES[found.lang]}</span>
              {found.status === 'draft' ? <StatusTag status="draft" /> : null}
              {found.acts.map((act) => (
                <span>{actWord(t, act as ActCode)}</span>
              ))}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
