import type { Translator } from '../../../../kernel/i18n/index.js';
import { type Column, type ListQuery, Table, useFrame } from '../../../../kernel/ui/index.js';
import type { ListedCitation } from '../../find-citations.js';
import type { CitingPlace } from '../../store/citation-graph.js';
import { DocumentLink, documentPath, StatusTag, TitleText } from '../parts.js';

/** The citations of the picture, each with the paragraphs in which it stands. */
export function CitationTable({
  rows,
  list,
}: {
  rows: readonly ListedCitation[];
  list: { query: ListQuery; total: number };
}) {
  const { t } = useFrame();
  return (
    <Table
      id="citations"
      caption={t('documents.citations.caption')}
      captionHidden
      columns={columnsFor(t)}
      rows={rows}
      list={list}
    />
  );
}

function columnsFor(t: Translator): Column<ListedCitation>[] {
  return [
    {
      key: 'citing',
      label: t('documents.citations.column.citing'),
      sortable: true,
      cell: ({ citing }) => (
        <>
          <DocumentLink document={citing} />
          {citing.status === 'draft' && citing.symbol !== null ? (
            <>
              {' '}
              <StatusTag status="draft" />
            </>
          ) : null}
        </>
      ),
    },
    {
      key: 'cited',
      label: t('documents.citations.column.cited'),
      sortable: true,
      heads: true,
      cell: ({ cited }) => (
        <>
          <DocumentLink document={cited} />{' '}
          <small>
            {cited.slug === null ? t('documents.citations.only-cited') : <TitleText titles={cited.titles} />}
          </small>
        </>
      ),
    },
    {
      key: 'paragraphs',
      label: t('documents.citations.column.paragraphs'),
      sortable: true,
      cell: (row) => <Places row={row} />,
    },
    {
      key: 'sources',
      label: t('documents.citations.column.sources'),
      cell: ({ sources }) =>
        [...sources].reverse().map((source, at) => (
          <>
            {at === 0 ? '' : t('documents.comma')}
            {t(`documents.citations.source.${source}`)}
          </>
        )),
    },
  ];
}

/** More paragraphs than this are counted only. */
const MOST = 12;

function Places({ row: { citing, places } }: { row: ListedCitation }) {
  const { t } = useFrame();
  if (places.length === 0) return <span class="quiet">{t('documents.citations.no-text')}</span>;
  return (
    <>
      {places.slice(0, MOST).map((place, at) => (
        <>
          {at === 0 ? '' : t('documents.comma')}
          <a href={`${documentPath(t, citing.slug ?? '')}?text=${place.textId}#${place.eId}`}>
            <bdi>{shortPlace(t, place)}</bdi>
          </a>
        </>
      ))}
      {places.length > MOST ? ` ${t('documents.more', { n: places.length - MOST })}` : null}
    </>
  );
}

/** "para. 4", "II 3", "preamble 2", "annex 12" */
function shortPlace(t: Translator, { section, part, n }: CitingPlace): string {
  return part === null ? t(`documents.citations.place.${section}`, { n }) : `${part} ${n}`;
}
