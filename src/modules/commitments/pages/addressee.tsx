import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import type { PageEnv } from '../../../kernel/http/index.js';
import { formatNumber } from '../../../kernel/i18n/index.js';
import type { House } from '../../../kernel/module/index.js';
import {
  DocumentSymbol,
  Facts,
  type Frame,
  Layout,
  PageHead,
  Pager,
  pathIn,
  useFrame,
} from '../../../kernel/ui/index.js';
import { addresseeWord, documentPath, nameOf } from '../../documents/index.js';
import { findParty, type Party, PartyLink } from '../../parties/index.js';
import { PENDING } from '../addressees/find-addressees.js';
import { type Addressee, getAddressee, type Some } from '../addressees/get-addressee.js';
import { STATES } from '../commitment.js';
import type { ListedCommitment } from '../find-commitments.js';
import { findOpenings } from '../find-openings.js';
import { type CommitmentFilter, NO_FILTER, writeFilter } from '../register/filter.js';
import { dayOf } from '../timing/days.js';
import type { Openings } from '../timing/sessions.js';
import { NewInLatest } from './addressee-latest.js';
import { CommitmentLink, PlaceLink, StateTag, WhenText } from './parts.js';
import { commitmentActWord, stateWord } from './words.js';

const SIZE = 50;

interface When {
  today: string;
  openings: Openings;
}

/** `/addressees/:code`: everything that is asked of someone, by year and document, what is new, what comes next, what is overdue. */
export async function addresseePage(c: Context<PageEnv>, house: House) {
  const { url, frame, actor, lang } = c.var;
  const today = dayOf(new Date());
  const asked = Number(url.searchParams.get('page') ?? '1');
  const page = Number.isInteger(asked) && asked >= 1 && asked <= 1e6 ? asked : 1;
  const code = (c.req.param('code') ?? '').toUpperCase();
  const part = { limit: SIZE, offset: (page - 1) * SIZE, latest: page === 1 };
  const [addressee, openings, party] = await Promise.all([
    getAddressee(house.db, actor, code, part, { today, lang }),
    findOpenings(house.db.connection),
    findParty(house.db, actor, { addressee: code }),
  ]);
  return c.html(
    <AddresseeView frame={frame} addressee={addressee} party={party} page={page} when={{ today, openings }} />,
  );
}

function AddresseeView({
  frame,
  addressee,
  party,
  page,
  when,
}: {
  frame: Frame;
  addressee: Addressee;
  /** Whom the code names, where that is a party. */
  party: Party | null;
  page: number;
  when: When;
}) {
  const { t, lang } = frame;
  const name = addresseeWord(t, addressee.code);
  const { all, overdue, next, latest, documents } = addressee;
  return (
    <Layout frame={frame} title={t('commitments.addressee.title', { name })}>
      <PageHead
        title={name}
        above={[
          { label: t('commitments.register.title'), href: pathIn(lang, '/commitments') },
          { label: t('commitments.addressees.title'), href: pathIn(lang, '/addressees') },
        ]}
        intro={t('commitments.addressee.summary', { commitments: all.total, documents })}
        meta={party === null ? undefined : <PartyLink party={party} />}
      />
      <div class="two">
        <div>
          <Short id="overdue" title={t('commitments.addressee.overdue')} some={overdue} when={when}>
            <RegisterLink addressee={addressee} filter={{ values: { due: ['overdue'] } }} n={overdue.total} />
          </Short>
          <Short id="next" title={t('commitments.addressee.next')} some={next} when={when}>
            <RegisterLink
              addressee={addressee}
              filter={{ values: { state: PENDING }, from: when.today }}
              n={next.total}
            />
          </Short>
          {latest === null ? null : <NewInLatest latest={latest} />}
          <Everything all={all} page={page} when={when} />
        </div>
        <Aside addressee={addressee} />
      </div>
    </Layout>
  );
}

/** A few of the most pressing, with the way to the others. */
function Short({
  id,
  title,
  some,
  when,
  children,
}: {
  id: string;
  title: string;
  some: Some;
  when: When;
  children?: Child;
}) {
  const { lang } = useFrame();
  if (some.total === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>
        {title} <small>{formatNumber(lang, some.total)}</small>
      </h2>
      <Items rows={some.rows} when={when} />
      {some.total > some.rows.length ? <p class="pager">{children}</p> : null}
    </section>
  );
}

/** A few commitments, one below the other, each with where and by when. */
export function Items({ rows, when }: { rows: readonly ListedCommitment[]; when: When }) {
  const { t } = useFrame();
  return (
    <ul role="list" class="found">
      {rows.map((row) => (
        <li>
          <CommitmentLink commitment={row} />
          <div class="meta quiet">
            <span>{commitmentActWord(t, row.act)}</span>
            <span>
              <PlaceLink commitment={row} />
            </span>
            <span>
              <WhenText commitment={row} most={1} {...when} />
            </span>
            <StateTag state={row.state} />
          </div>
        </li>
      ))}
    </ul>
  );
}

function Everything({ all, page, when }: { all: Some; page: number; when: When }) {
  const { t } = useFrame();
  const groups: { document: ListedCommitment['document']; rows: ListedCommitment[] }[] = [];
  for (const row of all.rows) {
    const last = groups.at(-1);
    if (last?.document.id === row.document.id) last.rows.push(row);
    else groups.push({ document: row.document, rows: [row] });
  }
  return (
    <section aria-labelledby="everything">
      <h2 id="everything">{t('commitments.addressee.everything')}</h2>
      {groups.map(({ document, rows }) => (
        <>
          <h3>
            {document.year === null ? null : (
              <>
                <bdi>{document.year}</bdi>
                {t('documents.comma')}
              </>
            )}
            <a href={documentPath(t, document.slug)}>
              <DocumentSymbol>{nameOf(t, document)}</DocumentSymbol>
            </a>
          </h3>
          <Items rows={rows} when={when} />
        </>
      ))}
      <Pager page={page} size={SIZE} total={all.total} />
    </section>
  );
}

function Aside({ addressee }: { addressee: Addressee }) {
  const { t, lang } = useFrame();
  const { states, years } = addressee;
  const count = (n: number) => formatNumber(lang, n);
  const feed = `${pathIn(lang, '/commitments.ics')}?${filterOf(addressee, {})}`;
  return (
    <aside class="aside" aria-labelledby="states">
      <h2 id="states">{t('commitments.addressee.states')}</h2>
      <Facts
        facts={STATES.flatMap((state) => {
          const found = states.find(({ value }) => value === state);
          if (found === undefined) return [];
          const href = registerPath(lang, addressee, { values: { state: [state] } });
          return [{ name: <a href={href}>{stateWord(t, state)}</a>, value: count(found.count) }];
        })}
      />
      <h2>{t('commitments.addressee.years')}</h2>
      <Facts
        facts={years.map(({ value, count: n }) => ({
          name: (
            <a href={registerPath(lang, addressee, { values: { year: [value] } })}>
              <bdi>{value}</bdi>
            </a>
          ),
          value: count(n),
        }))}
      />
      <h2>{t('commitments.addressee.take')}</h2>
      <p>
        <a href={registerPath(lang, addressee, {})}>{t('commitments.addressee.register')}</a>
      </p>
      <p>
        <a href={feed}>{t('commitments.addressee.feed')}</a>
      </p>
    </aside>
  );
}

function RegisterLink({
  addressee,
  filter,
  n,
}: {
  addressee: Addressee;
  filter: Partial<CommitmentFilter>;
  n: number;
}) {
  const { t, lang } = useFrame();
  return <a href={registerPath(lang, addressee, filter)}>{t('commitments.addressee.all-of', { n })}</a>;
}

function filterOf({ code }: Addressee, more: Partial<CommitmentFilter>): URLSearchParams {
  return writeFilter({ ...NO_FILTER, ...more, values: { ...more.values, addressee: [code] } });
}

function registerPath(lang: Frame['lang'], addressee: Addressee, more: Partial<CommitmentFilter>): string {
  return `${pathIn(lang, '/commitments')}?${filterOf(addressee, more)}`;
}
