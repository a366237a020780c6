import type { Context } from 'hono';
import type { PageEnv } from '../../../kernel/http/index.js';
import type { Translator } from '../../../kernel/i18n/index.js';
import type { House } from '../../../kernel/module/index.js';
import {
  ButtonLink,
  Choices,
  type Column,
  DateText,
  DocumentSymbol,
  EmptyState,
  Filters,
  type Frame,
  Layout,
  type ListQuery,
  PageHead,
  pathIn,
  readListQuery,
  Table,
  TextField,
} from '../../../kernel/ui/index.js';
import { admittedOn, type FoundParties, type Sort } from '../directory/directory.js';
import {
  DIMENSIONS,
  type Dimension,
  GROUP_NAMES,
  type PartyFilter,
  readFilter,
  writeFilter,
} from '../directory/filter.js';
import { findParties } from '../find-parties.js';
import { acronymIn } from '../names.js';
import { PARTY_KINDS, PARTY_STATES, type Party, REGIONAL_GROUPS, REGIONS } from '../party.js';
import { mayWrite } from '../policy.js';
import { Disclaimer, PartyLink, StateTag } from './parts.js';
import { bodyWord, kindWord, regionWord, stateWord } from './words.js';

const SORTABLE = ['name', 'code', 'kind', 'admitted'] as const;

/** What the address of a list of parties says of order and page. */
export function readPartyQuery(url: URL): ListQuery {
  return readListQuery(url, { sortable: SORTABLE, size: 50 });
}

/** `/parties`: everyone, by name, kind, group and region; search, order and page stand in the address. */
export async function listPage(c: Context<PageEnv>, house: House) {
  const { url, actor, frame, lang } = c.var;
  const query = readPartyQuery(url);
  const filter = readFilter(url.searchParams);
  const page = {
    sort: query.sort.key as Sort,
    descending: query.sort.descending,
    offset: query.offset,
    limit: query.size,
  };
  const found = await findParties(house.db, actor, filter, page, lang);
  return c.html(<List frame={frame} query={query} filter={filter} found={found} writes={mayWrite(actor)} />);
}

interface ListProps {
  frame: Frame;
  query: ListQuery;
  filter: PartyFilter;
  found: FoundParties;
  writes: boolean;
}

function List({ frame, query, filter, found, writes }: ListProps) {
  const { t, lang } = frame;
  return (
    <Layout frame={frame} title={t('parties.list.title')} styles={['parties.css']}>
      <PageHead title={t('parties.list.title')} intro={t('parties.list.intro')}>
        {writes ? (
          <p class="actions">
            <ButtonLink href={pathIn(lang, '/parties/add')}>{t('parties.list.add')}</ButtonLink>
            <ButtonLink href={pathIn(lang, '/parties/import')}>{t('parties.import.title')}</ButtonLink>
          </p>
        ) : null}
      </PageHead>
      <div class="two rail">
        <Narrow frame={frame} filter={filter} found={found} writes={writes} />
        <section>
          <Table
            id="parties"
            caption={t('parties.list.title')}
            captionHidden
            columns={columnsFor(t, writes)}
            rows={found.rows}
            list={{ query, total: found.total }}
            empty={
              <EmptyState title={t('parties.list.none')}>
                <p>{t('parties.list.none-next')}</p>
                <ButtonLink href={pathIn(lang, '/parties')}>{t('parties.list.all')}</ButtonLink>
              </EmptyState>
            }
          />
          <Take frame={frame} filter={filter} />
          <Disclaimer />
        </section>
      </div>
    </Layout>
  );
}

function Narrow({ frame, filter, found, writes }: Omit<ListProps, 'query'>) {
  const { t } = frame;
  const names = DIMENSIONS.filter((name) => name !== 'state' || writes);
  return (
    <details class="narrow" open={filter.q !== '' || undefined}>
      <summary>{t('parties.list.narrow')}</summary>
      <Filters names={['q', ...names]}>
        <TextField name="q" type="search" label={t('parties.list.search')} value={filter.q} />
        {names.map((name) => (
          <Choices
            name={name}
            kind="checkbox"
            legend={t(`parties.list.${name}`)}
            chosen={filter[name]}
            options={optionsFor(t, name, filter, found)}
          />
        ))}
      </Filters>
    </details>
  );
}

const ORDER: Readonly<Record<Dimension, readonly string[]>> = {
  kind: PARTY_KINDS,
  group: GROUP_NAMES,
  region: Object.keys(REGIONS),
  state: PARTY_STATES,
};

/** What is there to choose, and what is chosen; subregions only where the address names one. */
function optionsFor(t: Translator, name: Dimension, filter: PartyFilter, found: FoundParties) {
  const chosen: readonly string[] = filter[name];
  const counts = new Map(found.facets[name].map(({ value, count }) => [value, count]));
  const listed = [...ORDER[name], ...chosen.filter((value) => !ORDER[name].includes(value))];
  return listed
    .filter((value) => counts.has(value) || chosen.includes(value))
    .map((value) => ({ value, label: dimensionWord(t, name, value), count: counts.get(value) ?? 0 }));
}

function dimensionWord(t: Translator, name: Dimension, value: string): string {
  if (name === 'region') return regionWord(t, value);
  const known = {
    kind: PARTY_KINDS.find((one) => one === value),
    group: GROUP_NAMES.find((one) => one === value),
    state: PARTY_STATES.find((one) => one === value),
  };
  if (name === 'kind') return known.kind === undefined ? value : kindWord(t, known.kind);
  if (name === 'group') return known.group === undefined ? value : bodyWord(t, known.group);
  return known.state === undefined ? value : stateWord(t, known.state);
}

function Take({ frame, filter }: Pick<ListProps, 'frame' | 'filter'>) {
  const { t, lang, url } = frame;
  const query = writeFilter(filter);
  const sort = url.searchParams.get('sort');
  if (sort !== null) query.set('sort', sort);
  const asked = query.size === 0 ? '' : `?${query}`;
  return (
    <p class="quiet take">
      {t('parties.list.take')}{' '}
      {(['xlsx', 'csv', 'json'] as const).map((format, at) => (
        <>
          {at === 0 ? '' : ' · '}
          <a href={`${pathIn(lang, `/parties/export/${format}`)}${asked}`}>
            <bdi>{format}</bdi>
          </a>
        </>
      ))}
    </p>
  );
}

function columnsFor(t: Translator, writes: boolean): Column<Party>[] {
  return [
    {
      key: 'name',
      label: t('parties.list.name'),
      sortable: true,
      heads: true,
      cell: (party) => (
        <>
          <PartyLink party={party} />
          {acronymIn(party, t.lang) === null ? null : <small class="acronym">{acronymIn(party, t.lang)}</small>}
          {party.state === 'active' ? null : <StateTag state={party.state} />}
        </>
      ),
    },
    { key: 'kind', label: t('parties.list.kind'), sortable: true, cell: (party) => kindWord(t, party.kind) },
    {
      key: 'group',
      label: t('parties.list.group'),
      cell: (party) => (
        <>
          {groupWords(t, party)}
          {party.subregion === null ? null : <small class="below">{regionWord(t, party.subregion)}</small>}
        </>
      ),
    },
    {
      key: 'admitted',
      label: t('parties.list.admitted'),
      sortable: true,
      cell: (party) => {
        const day = admittedOn(party);
        return day === null ? null : <DateText date={day} style="short" />;
      },
    },
    {
      key: 'code',
      label: t('parties.list.code'),
      sortable: true,
      cell: (party) => <DocumentSymbol>{party.code}</DocumentSymbol>,
    },
    ...(writes
      ? [
          {
            key: 'state',
            label: t('parties.list.state'),
            cell: (party: Party) => stateWord(t, party.state),
          },
        ]
      : []),
  ];
}

function groupWords(t: Translator, { memberships }: Party): string {
  const groups = memberships.filter(({ body, until }) => until === null && REGIONAL_GROUPS.some((one) => one === body));
  return groups.map(({ body }) => bodyWord(t, body)).join(' · ');
}
