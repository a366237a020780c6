import type { Context } from 'hono';
import type { PageEnv } from '../../../kernel/http/index.js';
import type { Translator } from '../../../kernel/i18n/index.js';
import type { House } from '../../../kernel/module/index.js';
import { type Column, EmptyState, Layout, PageHead, pathIn, readListQuery, Table } from '../../../kernel/ui/index.js';
import { findCommitments, type ListedCommitment } from '../find-commitments.js';
import { findOpenings } from '../find-openings.js';
import { readFilter } from '../register/filter.js';
import type { Sort } from '../register/register-index.js';
import { dayOf } from '../timing/days.js';
import type { Openings } from '../timing/sessions.js';
import { CommitmentLink, PlaceLink, StateTag, WhenText } from './parts.js';
import { addresseesWord } from './words.js';

/** `/commitments`: the register. Filter, order and page stand in the address. */
export async function registerPage(c: Context<PageEnv>, house: House) {
  const { url, frame, actor, lang } = c.var;
  const { t } = frame;
  const today = dayOf(new Date());
  const query = readListQuery(url, { sortable: ['due', 'document', '-changed', 'state'], size: 50 });
  const page = {
    sort: query.sort.key as Sort,
    descending: query.sort.descending,
    offset: query.offset,
    limit: query.size,
  };
  const [{ rows, total }, openings] = await Promise.all([
    findCommitments(house.db, actor, readFilter(url.searchParams), page, { today, lang }),
    findOpenings(house.db.connection),
  ]);
  return c.html(
    <Layout frame={frame} title={t('commitments.register.title')}>
      <PageHead title={t('commitments.register.title')}>
        <p>
          <a href={pathIn(lang, '/addressees')}>{t('commitments.addressees.title')}</a>
        </p>
      </PageHead>
      <Table
        id="register"
        caption={t('commitments.register.title')}
        captionHidden
        columns={columnsFor(t, { today, openings })}
        rows={rows}
        list={{ query, total }}
        empty={<EmptyState title={t('ui.pager.beyond', { total: 0 })} />}
      />
    </Layout>,
  );
}

function columnsFor(t: Translator, when: { today: string; openings: Openings }): Column<ListedCommitment>[] {
  return [
    {
      key: 'what',
      label: t('commitments.register.column.what'),
      heads: true,
      cell: (row) => <CommitmentLink commitment={row} />,
    },
    { key: 'who', label: t('commitments.register.column.who'), cell: (row) => addresseesWord(t, row.addressees) },
    {
      key: 'document',
      label: t('commitments.register.column.where'),
      sortable: true,
      cell: (row) => <PlaceLink commitment={row} />,
    },
    {
      key: 'due',
      label: t('commitments.register.column.by'),
      sortable: true,
      cell: (row) => <WhenText commitment={row} {...when} />,
    },
    {
      key: 'state',
      label: t('commitments.register.column.state'),
      sortable: true,
      cell: (row) => <StateTag state={row.state} />,
    },
  ];
}
