import type { Context } from 'hono';
import type { PageEnv } from '../../../kernel/http/index.js';
import { isLang, LANGUAGE_NAMES, type Translator } from '../../../kernel/i18n/index.js';
import type { House } from '../../../kernel/module/index.js';
import {
  ButtonLink,
  Choices,
  type Column,
  DateText,
  EmptyState,
  Filters,
  type Frame,
  Layout,
  type ListQuery,
  PageHead,
  pathIn,
  readListQuery,
  Table,
} from '../../../kernel/ui/index.js';
import { findDocumentFacets, findDocuments } from '../find-documents.js';
import type { DocumentSort, ListedDocument } from '../store/documents.js';
import { DocumentLink, StatusTag, TitleText } from './parts.js';

const FILTERS = ['organ', 'year', 'lang', 'status'] as const;
type Facets = Awaited<ReturnType<typeof findDocumentFacets>>;

/** `/documents`: every document that the reader may see; filters, order and page stand in the address. */
export async function listPage(c: Context<PageEnv>, house: House) {
  const query = readListQuery(c.var.url, { sortable: ['-adopted', 'symbol', 'status'], filters: FILTERS, size: 50 });
  const { organ, year, lang, status } = query.filters;
  const filter = {
    organ: organ ?? [],
    year: (year ?? []).map(Number).filter((number) => Number.isInteger(number) && Math.abs(number) < 1e5),
    lang: lang ?? [],
    status: status ?? [],
  };
  const [facets, found] = await Promise.all([
    findDocumentFacets(house.db, c.var.actor),
    findDocuments(house.db, c.var.actor, filter, {
      sort: query.sort.key as DocumentSort,
      descending: query.sort.descending,
      limit: query.size,
      offset: query.offset,
    }),
  ]);
  return c.html(<List frame={c.var.frame} query={query} facets={facets} {...found} />);
}

interface ListProps {
  frame: Frame;
  query: ListQuery;
  facets: Facets;
  rows: readonly ListedDocument[];
  total: number;
}

function List({ frame, query, facets, rows, total }: ListProps) {
  const { t, lang } = frame;
  return (
    <Layout frame={frame} title={t('documents.list.title')} styles={['documents.css']}>
      <PageHead title={t('documents.list.title')} intro={t('documents.list.intro')}>
        <div class="meta">
          <ButtonLink href={pathIn(lang, '/bring')}>{t('documents.bring.title')}</ButtonLink>
          <a href={pathIn(lang, '/compare')}>{t('documents.compare.title')}</a>
          <a href={pathIn(lang, '/citations')}>{t('documents.citations.title')}</a>
        </div>
      </PageHead>
      <div class="two rail">
        <details class="narrow">
          <summary>{t('documents.list.narrow')}</summary>
          <Filters names={FILTERS}>
            {FILTERS.map((name) => (
              <Choices
                name={name}
                kind="checkbox"
                legend={t(`documents.list.${name}`)}
                chosen={query.filters[name] ?? []}
                options={facets[name].map(({ value, count }) => ({ value, label: facetWord(t, name, value), count }))}
              />
            ))}
          </Filters>
        </details>
        <section aria-label={t('documents.list.title')}>
          <Table
            id="documents"
            caption={t('documents.list.caption')}
            captionHidden
            columns={columnsFor(t)}
            rows={rows}
            list={{ query, total }}
            empty={
              <EmptyState title={t('documents.list.none')}>
                <p>{t('documents.list.none-next')}</p>
                <ButtonLink href={pathIn(lang, '/documents')}>{t('documents.list.all')}</ButtonLink>
              </EmptyState>
            }
          />
        </section>
      </div>
    </Layout>
  );
}

function columnsFor(t: Translator): Column<ListedDocument>[] {
  return [
    { key: 'symbol', label: t('documents.symbol'), sortable: true, cell: (row) => <DocumentLink document={row} /> },
    { key: 'title', label: t('documents.title'), heads: true, cell: (row) => <TitleText titles={row.titles} /> },
    {
      key: 'adopted',
      label: t('documents.adopted'),
      sortable: true,
      cell: (row) =>
        row.adopted === null ? (
          <span class="quiet">{t('documents.unknown')}</span>
        ) : (
          <DateText date={row.adopted} style="short" />
        ),
    },
    {
      key: 'status',
      label: t('documents.list.status'),
      sortable: true,
      cell: (row) => <StatusTag status={row.status} />,
    },
    {
      key: 'text',
      label: t('documents.list.lang'),
      cell: (row) =>
        row.langs.length === 0 ? (
          <span class="quiet">{t('documents.list.no-text')}</span>
        ) : (
          row.langs.map((lang, at) => (
            <>
              {at === 0 ? '' : ' · '}
              <bdi lang={lang}>{LANGUAGE_NAMES[lang]}</bdi>
            </>
          ))
        ),
    },
  ];
}

function facetWord(t: Translator, name: (typeof FILTERS)[number], value: string): string {
  if (name === 'organ') return t.find(`documents.organ.${value}`) ?? value;
  if (name === 'status') return t.find(`documents.status.${value}`) ?? value;
  return name === 'lang' && isLang(value) ? LANGUAGE_NAMES[value] : value;
}
