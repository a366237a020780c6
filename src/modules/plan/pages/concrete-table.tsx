import type { Child } from 'hono/jsx';
import { type Column, type ListQuery, Table, useFrame } from '../../../kernel/ui/index.js';
import { PartyLink } from '../../parties/index.js';
import type { ListedConcrete } from '../concrete/find-concrete.js';
import { ConcreteStateTag, concretePath, DateOf, measurePath, TextOf } from './parts.js';

/** Concrete measures as a table: what, who, on which measures of the Plan, when, how far. */
export function ConcreteTable({
  rows,
  empty,
  caption,
  list,
  asOf = null,
}: {
  rows: readonly ListedConcrete[];
  empty: Child;
  caption?: string;
  list?: { query: ListQuery; total: number };
  asOf?: string | null;
}) {
  const { t, lang } = useFrame();
  const columns: Column<ListedConcrete>[] = [
    {
      key: 'title',
      label: t('plan.field.title'),
      heads: true,
      cell: ({ key, view }) => (
        <a href={`${concretePath(lang, key)}${asOf === null ? '' : `?asof=${asOf}`}`}>
          <TextOf texts={view.content.titles} />
        </a>
      ),
    },
    { key: 'lead', label: t('plan.field.lead'), cell: ({ party }) => <PartyLink party={party} /> },
    {
      key: 'measures',
      label: t('plan.field.measures'),
      cell: ({ view }) =>
        view.content.measures.map((n, at) => (
          <>
            {at === 0 ? '' : ', '}
            <a href={measurePath(lang, n)}>
              <bdi>{n}</bdi>
            </a>
          </>
        )),
    },
    { key: 'starts', label: t('plan.field.starts'), cell: ({ view }) => <DateOf date={view.content.starts} /> },
    { key: 'ends', label: t('plan.field.ends'), cell: ({ view }) => <DateOf date={view.content.ends} /> },
    { key: 'state', label: t('plan.field.state'), cell: ({ view }) => <ConcreteStateTag state={view.state} /> },
  ];
  return (
    <Table
      id="concrete-table"
      caption={caption ?? t('plan.concrete.title')}
      captionHidden={caption === undefined}
      columns={columns}
      rows={rows}
      list={list}
      stacks
      empty={empty}
    />
  );
}
