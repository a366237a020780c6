import type { Context } from 'hono';
import { partiesPermitted } from '../../../kernel/access/index.js';
import type { PageEnv } from '../../../kernel/http/index.js';
import { formatMoment } from '../../../kernel/i18n/index.js';
import type { House } from '../../../kernel/module/index.js';
import {
  ButtonLink,
  DateText,
  EmptyState,
  type Frame,
  Layout,
  type ListQuery,
  PageHead,
  pathIn,
  readListQuery,
  Table,
} from '../../../kernel/ui/index.js';
import type { DataSet } from '../datasets/data-set.js';
import { findDataSets } from '../datasets/get-data-set.js';
import { type Intake, intakes } from '../intake/intakes.js';
import { listHolders } from '../store/keys.js';
import { keyring } from '../vault/keyring.js';
import { Count, DATA, dataSetPath, EVIDENCE, nameOfParty } from './parts.js';

/** A party for which the reader holds data, and how its key stands. */
interface KeyStanding {
  id: string;
  code: string;
  name: string;
  state: 'none' | 'no-copy' | 'locked' | 'unlocked';
  until: Date | null;
}

/** `/evidence/data`: what is held under lock, for the officers who hold it. */
export async function dataListPage(c: Context<PageEnv>, house: House) {
  const { actor, frame, url } = c.var;
  const query = readListQuery(url, { sortable: ['-made'] });
  const found = await findDataSets(house.db.connection, actor, { offset: query.offset, limit: query.size });
  const person = actor.kind === 'person' ? actor.id : '';
  const keys: KeyStanding[] = [];
  for (const { id, code } of partiesPermitted(actor, 'evidence.write')) {
    const holders = await listHolders(house.db.connection, id);
    const until = keyring.until(person, id);
    const state =
      holders.length === 0
        ? 'none'
        : until !== null
          ? 'unlocked'
          : holders.some(({ personId }) => personId === person)
            ? 'locked'
            : 'no-copy';
    keys.push({ id, code, name: await nameOfParty(c, house, id), state, until });
  }
  return c.html(<DataList frame={frame} found={found} query={query} keys={keys} pending={intakes.list(person)} />);
}

interface ListProps {
  frame: Frame;
  found: { rows: DataSet[]; total: number };
  query: ListQuery;
  keys: readonly KeyStanding[];
  pending: readonly Intake[];
}

function DataList({ frame, found, query, keys, pending }: ListProps) {
  const { t, lang } = frame;
  const ready = keys.some(({ state }) => state !== 'none');
  return (
    <Layout frame={frame} title={t('evidence.data.title')} styles={['evidence.css']}>
      <PageHead
        title={t('evidence.data.title')}
        above={[{ label: t('evidence.title'), href: pathIn(lang, EVIDENCE) }]}
        intro={t('evidence.data.intro')}
      />
      <ul role="list" class="keys">
        {keys.map(({ code, name, state, until }) => (
          <li>
            <bdi>{name}</bdi>: {t(`evidence.key.state.${state}`)}{' '}
            {until === null ? null : <bdi>{formatMoment(lang, until)}</bdi>}{' '}
            <a href={pathIn(lang, `${DATA}/key/${code}`)}>{t(`evidence.key.go.${state}`)}</a>
          </li>
        ))}
      </ul>
      {pending.length === 0 ? null : (
        <section class="recent">
          <h2>{t('evidence.intake.pending')}</h2>
          <ul role="list">
            {pending.map(({ id, fileName, state }) => (
              <li>
                <a href={pathIn(lang, `${DATA}/intakes/${id}`)}>
                  <bdi>{fileName}</bdi>
                </a>{' '}
                <span class="quiet">{t(`evidence.intake.state.${state}`)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Table
        id="data-sets"
        caption={t('evidence.data.title')}
        captionHidden
        stacks
        list={{ query, total: found.total }}
        columns={[
          {
            key: 'name',
            label: t('evidence.data.name'),
            heads: true,
            cell: ({ id, about }) => (
              <a href={dataSetPath(lang, id)} lang={about.lang}>
                <bdi>{about.name}</bdi>
              </a>
            ),
          },
          { key: 'kind', label: t('evidence.data.kind'), cell: ({ kind }) => t(`evidence.kind.${kind}`) },
          { key: 'rows', label: t('evidence.data.rows'), numeric: true, cell: ({ rows }) => <Count n={rows} /> },
          {
            key: 'keep',
            label: t('evidence.data.keep-until'),
            cell: ({ state, keepUntil }) =>
              state === 'shredded' ? t('evidence.data.shredded') : <DateText date={keepUntil} />,
          },
        ]}
        rows={found.rows}
        empty={
          <EmptyState title={t('evidence.data.none')}>
            <p>{ready ? t('evidence.data.none-how') : t('evidence.data.none-key')}</p>
          </EmptyState>
        }
      />
      {ready ? (
        <div class="actions">
          <ButtonLink kind="first" href={pathIn(lang, `${DATA}/new`)}>
            {t('evidence.bring.title')}
          </ButtonLink>
          <ButtonLink href={pathIn(lang, `${DATA}/releases/new`)}>{t('evidence.elsewhere.title')}</ButtonLink>
          <ButtonLink href={pathIn(lang, `${DATA}/dictionaries`)}>{t('evidence.dictionary.title')}</ButtonLink>
        </div>
      ) : null}
    </Layout>
  );
}
