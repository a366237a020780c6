import type { Context } from 'hono';
import type { PageEnv } from '../../../../kernel/http/index.js';
import type { House } from '../../../../kernel/module/index.js';
import {
  ButtonLink,
  EmptyState,
  type Frame,
  Layout,
  type ListQuery,
  PageHead,
  pathIn,
  readListQuery,
  useFrame,
  withQuery,
} from '../../../../kernel/ui/index.js';
import {
  CITATION_SORTS,
  type CitationQuery,
  type CitationSelection,
  type CitationSort,
} from '../../citations/graph.js';
import { type FoundCitations, findCitations } from '../../find-citations.js';
import { documentPath, TitleText } from '../parts.js';
import { nameOf } from '../words.js';
import { CITATION_FORMATS } from './export.js';
import { ArcPicture, focusWords, leftWords } from './picture.js';
import { CitationTable } from './table.js';

const SIZE = 50;

/** `?scope=all&of=a-res-70-179`; what is not known is ignored. */
export function readCitationQuery(url: URL): CitationQuery {
  const of = url.searchParams.get('of');
  return {
    scope: url.searchParams.get('scope') === 'all' ? 'all' : 'thread',
    of: of !== null && /^[\w-]{1,200}$/u.test(of) ? of : null,
  };
}

/** `/citations`: the documents and who cites whom, as a picture with its table; a document in focus narrows the table to itself. */
export async function citationsPage(c: Context<PageEnv>, house: House) {
  const { url, actor, frame, lang } = c.var;
  const list = readListQuery(url, { sortable: CITATION_SORTS, size: SIZE });
  const page = {
    sort: list.sort.key as CitationSort,
    descending: list.sort.descending,
    limit: list.size,
    offset: list.offset,
  };
  const query = readCitationQuery(url);
  const asked = await findCitations(house.db, actor, query, page, lang);
  // A document that cites nothing and is not cited has no place in the picture: all the others then.
  const unknown = query.of !== null && asked.selection.focus === null;
  const found = unknown ? await findCitations(house.db, actor, { ...query, of: null }, page, lang) : asked;
  return c.html(<Citations frame={frame} list={list} found={found} />);
}

function Citations({ frame, list, found }: { frame: Frame; list: ListQuery; found: FoundCitations }) {
  const { t, lang } = frame;
  const { selection, rows } = found;
  const { focus } = selection;
  const title =
    focus === null ? t('documents.citations.title') : t('documents.citations.title-of', { document: nameOf(t, focus) });
  return (
    <Layout frame={frame} title={title} styles={['documents.css']}>
      <PageHead
        title={title}
        above={[
          { label: t('documents.list.title'), href: pathIn(lang, '/documents') },
          ...(focus === null ? [] : [{ label: t('documents.citations.title'), href: pathIn(lang, '/citations') }]),
        ]}
        intro={focus === null ? t('documents.citations.intro') : <TitleText titles={focus.titles} />}
      >
        <Scopes selection={selection} />
      </PageHead>
      {selection.drawn.length === 0 ? (
        <EmptyState title={t('documents.citations.none')}>
          <p>{t('documents.citations.none-next')}</p>
          <ButtonLink href={pathIn(lang, '/bring')}>{t('documents.bring.title')}</ButtonLink>
        </EmptyState>
      ) : (
        <div class="two citations">
          <section aria-labelledby="picture">
            <h2 id="picture">{t('documents.citations.picture')}</h2>
            <Figure selection={selection} />
          </section>
          <section aria-labelledby="citation-list">
            <h2 id="citation-list">{t('documents.citations.table')}</h2>
            <Focus selection={selection} />
            <CitationTable rows={rows} list={{ query: list, total: selection.listed.length }} />
            <Take selection={selection} />
          </section>
        </div>
      )}
    </Layout>
  );
}

function Scopes({ selection: { scope, focus, outside } }: { selection: CitationSelection }) {
  const { t, url } = useFrame();
  const wide = focus !== null && !focus.inThread;
  return (
    <nav class="meta" aria-label={t('documents.citations.scope')}>
      <a
        href={withQuery(url, { scope: null, page: null, ...(wide ? { of: null } : {}) })}
        aria-current={scope === 'thread' ? 'true' : undefined}
      >
        {t('documents.citations.scope.thread')}
      </a>
      <a href={withQuery(url, { scope: 'all', page: null })} aria-current={scope === 'all' ? 'true' : undefined}>
        {t('documents.citations.scope.all')}
      </a>
      {scope === 'thread' && outside > 0 ? (
        <span class="quiet">{t('documents.citations.outside', { n: outside })}</span>
      ) : null}
    </nav>
  );
}

function Figure({ selection }: { selection: CitationSelection }) {
  const { t, url } = useFrame();
  const left = leftWords(t, selection);
  return (
    <figure class="citation-figure">
      <ArcPicture
        t={t}
        selection={selection}
        hrefOf={({ key }) => withQuery(url, { of: key === selection.focus?.key ? null : key, page: null })}
      />
      <figcaption class="quiet">
        <p class="legend">
          <span>
            <Sample name="solid" /> {t('documents.citations.legend.read')}
          </span>
          <span>
            <Sample name="dashed" /> {t('documents.citations.legend.fact')}
          </span>
          <span>
            <Sample name="hollow" /> {t('documents.citations.legend.only-cited')}
          </span>
          {selection.focus === null ? null : (
            <>
              <span>
                <Sample name="out" /> {t('documents.citations.legend.out')}
              </span>
              <span>
                <Sample name="in" /> {t('documents.citations.legend.in')}
              </span>
            </>
          )}
        </p>
        <p>{t('documents.citations.legend.choose')}</p>
        {left === null ? null : <p>{left}</p>}
      </figcaption>
    </figure>
  );
}

function Sample({ name }: { name: 'solid' | 'dashed' | 'hollow' | 'out' | 'in' }) {
  return (
    <svg class="arcs sample" viewBox="0 0 28 12" aria-hidden="true">
      {name === 'hollow' ? (
        <circle class="hollow" cx="14" cy="6" r="4.5" fill="none" stroke-width="1.25" />
      ) : (
        <path
          class={`arc ${name}`}
          d="M1 6H27"
          fill="none"
          stroke-width="1.75"
          stroke-dasharray={name === 'dashed' ? '4 3' : undefined}
        />
      )}
    </svg>
  );
}

function Focus({ selection: { focus, drawn } }: { selection: CitationSelection }) {
  const { t, url } = useFrame();
  if (focus === null) return null;
  return (
    <p class="citation-focus">
      {focusWords(t, drawn, focus)}{' '}
      {focus.slug === null ? null : (
        <>
          <a href={documentPath(t, focus.slug)}>{t('documents.citations.open')}</a> ·{' '}
        </>
      )}
      <a href={withQuery(url, { of: null, page: null })}>{t('documents.citations.unfocus')}</a>
    </p>
  );
}

function Take({ selection: { scope, focus } }: { selection: CitationSelection }) {
  const { t, lang } = useFrame();
  const query = new URLSearchParams();
  if (scope === 'all') query.set('scope', 'all');
  if (focus !== null) query.set('of', focus.key);
  const asked = query.size === 0 ? '' : `?${query}`;
  return (
    <p class="meta take">
      <span>{t('documents.take')}</span>
      {CITATION_FORMATS.map((format) => (
        <a href={`${pathIn(lang, `/citations/export/${format}`)}${asked}`}>
          {t(`documents.citations.format.${format}`)}
        </a>
      ))}
    </p>
  );
}
