import type { Context } from 'hono';
import type { PageEnv } from '../../../kernel/http/index.js';
import { formatNumber, LOCALES, type Translator } from '../../../kernel/i18n/index.js';
import type { House } from '../../../kernel/module/index.js';
import {
  ButtonLink,
  type Column,
  DateText,
  EmptyState,
  Layout,
  PageHead,
  pathIn,
  readListQuery,
  Table,
  Tag,
} from '../../../kernel/ui/index.js';
import { addresseeWord } from '../../documents/index.js';
import { type AddresseeSummary, findAddressees } from '../addressees/find-addressees.js';
import { dayOf } from '../timing/days.js';

/** `/addressees`: everyone who is asked for something, with how much of it is open and what comes next. */
export async function addresseesPage(c: Context<PageEnv>, house: House) {
  const { url, frame, actor } = c.var;
  const { t, lang } = frame;
  const query = readListQuery(url, { sortable: ['-commitments', 'name', 'open', 'overdue', 'next'], size: 100 });
  const all = await findAddressees(house.db, actor, dayOf(new Date()));
  const sorted = sortAddressees(t, all, query.sort);
  return c.html(
    <Layout frame={frame} title={t('commitments.addressees.title')}>
      <PageHead
        title={t('commitments.addressees.title')}
        above={[{ label: t('commitments.register.title'), href: pathIn(lang, '/commitments') }]}
        intro={t('commitments.addressees.intro')}
      />
      <Table
        id="addressees"
        caption={t('commitments.addressees.title')}
        captionHidden
        columns={columnsFor(t)}
        rows={sorted.slice(query.offset, query.offset + query.size)}
        list={{ query, total: all.length }}
        empty={
          <EmptyState title={t('commitments.addressees.none')}>
            <p>{t('commitments.addressees.none-next')}</p>
            <ButtonLink href={pathIn(lang, '/bring')}>{t('documents.bring.title')}</ButtonLink>
          </EmptyState>
        }
      />
    </Layout>,
  );
}

export function addresseePath(t: Translator, code: string): string {
  return pathIn(t.lang, `/addressees/${code}`);
}

function sortAddressees(
  t: Translator,
  all: readonly AddresseeSummary[],
  { key, descending }: { key: string; descending: boolean },
): AddresseeSummary[] {
  const way = descending ? -1 : 1;
  const collator = new Intl.Collator(LOCALES[t.lang]);
  const byName = (a: AddresseeSummary, b: AddresseeSummary) =>
    collator.compare(addresseeWord(t, a.code), addresseeWord(t, b.code));
  const compare = (a: AddresseeSummary, b: AddresseeSummary): number => {
    if (key === 'open' || key === 'overdue') return way * (a[key] - b[key]);
    if (key === 'name') return way * byName(a, b);
    if (key === 'commitments') return way * (a.commitments - b.commitments);
    // Those for whom nothing comes are last in both directions.
    if (a.next === null || b.next === null) return Number(a.next === null) - Number(b.next === null);
    return way * (a.next < b.next ? -1 : a.next > b.next ? 1 : 0);
  };
  return [...all].sort((a, b) => compare(a, b) || byName(a, b));
}

function columnsFor(t: Translator): Column<AddresseeSummary>[] {
  const number = (value: number) => formatNumber(t.lang, value);
  return [
    {
      key: 'name',
      label: t('commitments.addressees.name'),
      sortable: true,
      heads: true,
      cell: ({ code }) => <a href={addresseePath(t, code)}>{addresseeWord(t, code)}</a>,
    },
    {
      key: 'commitments',
      label: t('commitments.addressees.commitments'),
      sortable: true,
      numeric: true,
      cell: (row) => number(row.commitments),
    },
    {
      key: 'open',
      label: t('commitments.addressees.open'),
      sortable: true,
      numeric: true,
      cell: (row) => number(row.open),
    },
    {
      key: 'overdue',
      label: t('commitments.urgency.overdue'),
      sortable: true,
      numeric: true,
      cell: ({ overdue }) => (overdue === 0 ? number(0) : <Tag kind="late">{number(overdue)}</Tag>),
    },
    {
      key: 'next',
      label: t('commitments.addressees.next'),
      sortable: true,
      cell: ({ next }) =>
        next === null ? (
          <span class="quiet">{t('commitments.timing.none')}</span>
        ) : (
          <DateText date={next} style="short" />
        ),
    },
  ];
}
