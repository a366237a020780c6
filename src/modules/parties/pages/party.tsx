import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import { type PageEnv, type PartySection, renderSections } from '../../../kernel/http/index.js';
import { LANGS_IN_UN_ORDER, LANGUAGE_NAMES } from '../../../kernel/i18n/index.js';
import type { House } from '../../../kernel/module/index.js';
import {
  ButtonLink,
  DateText,
  DocumentSymbol,
  Facts,
  type Frame,
  Layout,
  PageHead,
  pathIn,
  Table,
  Undo,
  useFrame,
} from '../../../kernel/ui/index.js';
import { askedAs } from '../addressees.js';
import { getParty } from '../find-parties.js';
import { acronymIn } from '../names.js';
import type { Membership, NameKind, Party, PartyName } from '../party.js';
import { REGIONAL_GROUPS } from '../party.js';
import { mayWrite } from '../policy.js';
import { Disclaimer, NameText, partyPath, StateTag } from './parts.js';
import { bodyWord, kindWord, partyName, regionWord, spanWords, standingWord } from './words.js';

/** `/parties/:code`: names, codes, groups and memberships of a party, and what the other modules know of it. */
export async function partyPage(c: Context<PageEnv>, house: House, sections: readonly PartySection[]) {
  const { actor, frame } = c.var;
  const party = await getParty(house.db, actor, c.req.param('code') ?? '');
  const { id, kind, code } = party;
  const view = { id, kind, code, name: partyName(frame.t, party), askedAs: askedAs(party) };
  const shown = await renderSections(c, sections, view);
  const below = await c.var.sectionsOf({ type: 'party', id });
  return c.html(<PartyView frame={frame} party={party} sections={shown} below={below} writes={mayWrite(actor)} />);
}

interface PartyProps {
  frame: Frame;
  party: Party;
  sections: readonly Child[];
  /** What stands below every record. */
  below: Child[];
  writes: boolean;
}

function PartyView({ frame, party, sections, below, writes }: PartyProps) {
  const { t, lang } = frame;
  const acronym = acronymIn(party, lang);
  return (
    <Layout frame={frame} title={partyName(t, party)} styles={['parties.css']}>
      <PageHead
        title={<NameText party={party} />}
        above={[{ label: t('parties.list.title'), href: pathIn(lang, '/parties') }]}
        meta={
          <>
            <span>{kindWord(t, party.kind)}</span>
            {acronym === null ? null : (
              <span>
                <bdi>{acronym}</bdi>
              </span>
            )}
            {party.state === 'active' ? null : <StateTag state={party.state} />}
          </>
        }
      >
        {writes ? (
          <p class="actions">
            <ButtonLink href={`${partyPath(lang, party)}/edit`}>{t('parties.party.edit')}</ButtonLink>
          </p>
        ) : null}
      </PageHead>
      {writes && party.undoable ? (
        <Undo action={`${partyPath(lang, party)}/undo`}>{t('parties.party.undo')}</Undo>
      ) : null}
      <div class="two">
        <div>
          {sections}
          <Names party={party} />
          <Disclaimer />
        </div>
        <Aside party={party} />
      </div>
      {below}
    </Layout>
  );
}

/** Its names in the languages of the Organization, and those that it had. */
function Names({ party }: { party: Party }) {
  const { t } = useFrame();
  const kinds = (['short', 'official', 'acronym'] as const).filter((kind) =>
    party.names.some((name) => name.kind === kind),
  );
  const former = party.names.filter(({ kind }) => kind === 'former');
  const rows = LANGS_IN_UN_ORDER.filter((lang) =>
    party.names.some((name) => name.lang === lang && name.kind !== 'former'),
  );
  return (
    <section>
      <h2 id="names">{t('parties.party.names')}</h2>
      <Table
        id="names-table"
        caption={t('parties.party.names')}
        captionHidden
        rows={rows}
        columns={[
          {
            key: 'lang',
            label: t('parties.party.language'),
            heads: true,
            cell: (lang) => <bdi lang={lang}>{LANGUAGE_NAMES[lang]}</bdi>,
          },
          ...kinds.map((kind: NameKind) => ({
            key: kind,
            label: t(`parties.name-kind.${kind}`),
            cell: (lang: (typeof rows)[number]) => {
              const found = party.names.find((name) => name.kind === kind && name.lang === lang);
              return found === undefined ? null : <bdi lang={lang}>{found.name}</bdi>;
            },
          })),
        ]}
      />
      {former.length === 0 ? null : (
        <>
          <h3>{t('parties.party.former')}</h3>
          <ul role="list" class="former">
            {former.map((name) => (
              <FormerName name={name} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function FormerName({ name }: { name: PartyName }) {
  const { t } = useFrame();
  const span = spanWords(t, name.from, name.to);
  return (
    <li>
      <bdi lang={name.lang}>{name.name}</bdi>
      <span class="quiet">
        {' '}
        <bdi lang={name.lang}>{LANGUAGE_NAMES[name.lang]}</bdi>
        {span === null ? null : (
          <>
            {' · '}
            <bdi>{span}</bdi>
          </>
        )}
      </span>
    </li>
  );
}

function Aside({ party }: { party: Party }) {
  const { t, lang } = useFrame();
  const iso = [party.alpha2, party.alpha3].filter((code) => code !== null);
  const list = (name: string, value: string) => `${pathIn(lang, '/parties')}?${new URLSearchParams({ [name]: value })}`;
  const facts: { name: Child; value: Child }[] = [
    { name: t('parties.list.code'), value: <DocumentSymbol>{party.code}</DocumentSymbol> },
    ...(iso.length === 0
      ? []
      : [{ name: t('parties.party.iso'), value: <DocumentSymbol>{iso.join(' · ')}</DocumentSymbol> }]),
    ...(party.m49 === null
      ? []
      : [{ name: t('parties.party.m49'), value: <DocumentSymbol>{party.m49}</DocumentSymbol> }]),
    ...[party.region, party.subregion]
      .filter((code) => code !== null)
      .map((code, at) => ({
        name: at === 0 ? t('parties.list.region') : t('parties.edit.subregion'),
        value: <a href={list('region', code)}>{regionWord(t, code)}</a>,
      })),
    ...(party.website === null
      ? []
      : [
          {
            name: t('parties.party.website'),
            value: (
              <a href={party.website} rel="noreferrer">
                <bdi>{party.website.replace(/^https?:\/\//u, '')}</bdi>
              </a>
            ),
          },
        ]),
    { name: t('parties.party.origin'), value: t(`parties.origin.${party.origin}`) },
  ];
  return (
    <aside class="aside" aria-labelledby="facts">
      <h2 id="facts">{t('parties.party.facts')}</h2>
      <Facts facts={facts} />
      {party.memberships.length === 0 ? null : (
        <>
          <h2>{t('parties.party.member-of')}</h2>
          <ul role="list" class="memberships">
            {party.memberships.map((membership) => (
              <MembershipLine membership={membership} href={groupHref(membership, list)} />
            ))}
          </ul>
        </>
      )}
    </aside>
  );
}

function groupHref({ body }: Membership, list: (name: string, value: string) => string): string | null {
  return body === 'icat' || REGIONAL_GROUPS.some((group) => group === body) ? list('group', body) : null;
}

function MembershipLine({ membership, href }: { membership: Membership; href: string | null }) {
  const { t } = useFrame();
  const { body, standing, since, until, asOf, source } = membership;
  const name = bodyWord(t, body);
  const known = until === null && since !== null && since.length === 10;
  const span = known ? null : spanWords(t, since, until);
  return (
    <li>
      {href === null ? name : <a href={href}>{name}</a>}
      <span class="quiet">
        {' – '}
        {standingWord(t, standing)}
        {known ? (
          <>
            {' · '}
            {t.rich('parties.party.since', { date: <DateText date={since} /> })}
          </>
        ) : null}
        {span === null ? null : ` · ${span}`}
        {asOf === null ? null : ` · ${t('parties.party.as-of', { date: asOf })}`}
      </span>
      {source === '' ? null : <small class="quiet">{t('parties.party.source', { source })}</small>}
    </li>
  );
}
