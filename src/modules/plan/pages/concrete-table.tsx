import type { Child } from 'hono/jsx';
import { formatDate, formatList } from '../../../kernel/i18n/index.js';
import { formatMoney } from '../../../kernel/money/index.js';
import { type Column, type ListQuery, Table, useFrame } from '../../../kernel/ui/index.js';
import { PartyLink } from '../../parties/index.js';
import type { ConcreteContent } from '../concrete/content.js';
import { evidenceOf } from '../concrete/evidence-of.js';
import type { ListedConcrete } from '../concrete/find-concrete.js';
import type { ConcreteView } from '../concrete/log.js';
import { ConcreteStateTag, concretePath, measurePath, TextOf } from './parts.js';

/** Concrete measures as a table: what and where, who with whom, on which measures of the Plan, when, for how much, how far and on what evidence. */
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
        <>
          <a href={`${concretePath(lang, key)}${asOf === null ? '' : `?asof=${asOf}`}`}>
            <TextOf texts={view.content.titles} />
          </a>
          {view.content.place === '' ? null : <Beside>{view.content.place}</Beside>}
        </>
      ),
    },
    {
      key: 'lead',
      label: t('plan.field.lead'),
      cell: ({ party, view: { content } }) => (
        <>
          <PartyLink party={party} />
          {content.partners.length === 0 ? null : (
            <Beside>{t('plan.concrete.with', { partners: formatList(lang, content.partners) })}</Beside>
          )}
        </>
      ),
    },
    {
      key: 'measures',
      label: t('plan.tab.measures'),
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
    { key: 'when', label: t('plan.field.when'), cell: ({ view: { content } }) => <When content={content} /> },
    {
      key: 'budget',
      label: t('plan.field.budget'),
      numeric: true,
      cell: ({ view: { content } }) =>
        content.budget === null ? null : <bdi>{formatMoney(lang, content.budget)}</bdi>,
    },
    {
      key: 'state',
      label: t('plan.field.state'),
      cell: ({ key, view }) => (
        <>
          <ConcreteStateTag state={view.state} />
          <Backing at={concretePath(lang, key)} view={view} />
        </>
      ),
    },
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

/** What stands below the matter of a cell. */
function Beside({ children }: { children: Child }) {
  return (
    <div class="quiet">
      <bdi>{children}</bdi>
    </div>
  );
}

function When({ content: { starts, ends } }: { content: Pick<ConcreteContent, 'starts' | 'ends'> }) {
  const { t, lang } = useFrame();
  return (
    <>
      {starts === null ? null : <div class="date">{t('plan.concrete.from', { date: formatDate(lang, starts) })}</div>}
      {ends === null ? null : <div class="date">{t('plan.concrete.until', { date: formatDate(lang, ends) })}</div>}
    </>
  );
}

/** Evidence by the name of its file, or by the house that holds it: a whole address is as wide as the table. */
function Backing({ at, view }: { at: string; view: ConcreteView }) {
  const { t } = useFrame();
  const all = evidenceOf(view);
  if (all.length === 0) return null;
  return (
    <ul role="list" class="quiet" aria-label={t('plan.field.evidence')}>
      {all.map(({ n, kind, words }) => (
        <li>
          {kind === 'file' ? (
            <a href={`${at}/evidence/${n}`}>
              <bdi>{words}</bdi>
            </a>
          ) : (
            <a href={words} rel="noopener noreferrer nofollow">
              <bdi>{new URL(words).host}</bdi>
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}
