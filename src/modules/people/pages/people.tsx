import type { Context } from 'hono';
import {
  type Accounts,
  countAdministrators,
  findInvitations,
  findPeople,
  type Invitation,
  type PersonWithRoles,
  partiesPermitted,
  permits,
  withdrawInvitation,
} from '../../../kernel/access/index.js';
import { recordRead } from '../../../kernel/audit/index.js';
import { notFound, type PageEnv } from '../../../kernel/http/index.js';
import { formatMoment, LANGUAGE_NAMES } from '../../../kernel/i18n/index.js';
import {
  Button,
  ButtonLink,
  EmptyState,
  Form,
  Layout,
  Notice,
  PageHead,
  pathIn,
  readListQuery,
  Table,
  Tag,
  useFrame,
} from '../../../kernel/ui/index.js';
import { type PartyNames, partyNames } from '../../parties/index.js';
import { mayGiveRoles, mayHandOnMail } from '../policy.js';
import { DoneNotice, fieldsOf } from './parts.js';
import { RoleList, RoleText } from './role-list.js';

/** Whoever may do nothing here is not told that there is something. */
export function mustMindPeople(c: Context<PageEnv>): void {
  const { actor } = c.var;
  if (!permits(actor, 'people.invite') && partiesPermitted(actor, 'people.invite').length === 0) throw notFound();
}

/** `/people`: who holds what, who is invited. A focal point sees the invitations of their own party. */
export async function peoplePage(c: Context<PageEnv>, { db, now }: Accounts): Promise<Response> {
  mustMindPeople(c);
  const { frame, t, lang, actor } = c.var;
  const query = readListQuery(c.var.url, { sortable: ['name'], size: 50 });
  const all = mayGiveRoles(actor);
  const { people, total } = await findPeople(db.connection, actor, { limit: query.size, offset: query.offset });
  const invitations = await findInvitations(db.connection, actor, now());
  await recordRead(db, { actor, verb: 'people.see-people', subject: { type: 'list', id: 'people' } });
  const administrators = all ? await countAdministrators(db.connection, now()) : null;
  const named = await partyNames(db);
  const known = {
    invited: t('people.people.done.invited'),
    withdrawn: t('people.people.done.withdrawn'),
    first: t('people.first.done'),
    erased: t('people.people.done.erased'),
  };
  return c.html(
    <Layout frame={frame} title={t('people.people.title')} styles={['people.css']}>
      <PageHead title={t('people.people.title')} intro={t('people.people.intro')}>
        <div class="actions">
          <ButtonLink href={pathIn(lang, '/people/invite')} kind="first">
            {t('people.invite.title')}
          </ButtonLink>
          {all ? <a href={pathIn(lang, '/people/sign-on')}>{t('people.sign-on.title')}</a> : null}
          {mayHandOnMail(actor) ? <a href={pathIn(lang, '/people/outbox')}>{t('people.outbox.title')}</a> : null}
        </div>
      </PageHead>
      <DoneNotice frame={frame} known={known} />
      {administrators === null || administrators > 1 ? null : (
        <Administrators count={administrators} byLink={actor.kind === 'administrator'} />
      )}
      {all ? (
        <Table
          id="people"
          caption={t('people.people.caption')}
          captionHidden
          columns={[
            {
              key: 'name',
              label: t('people.field.name'),
              heads: true,
              cell: (person: PersonWithRoles) => (
                <a href={pathIn(lang, `/people/${person.id}`)}>
                  <bdi>{person.name}</bdi>
                </a>
              ),
            },
            { key: 'email', label: t('people.field.email'), cell: ({ email }) => <bdi>{email}</bdi> },
            {
              key: 'holds',
              label: t('people.people.holds'),
              cell: ({ holds }) =>
                holds.length === 0 ? (
                  <span class="quiet">{t('people.people.no-role')}</span>
                ) : (
                  <RoleList holds={holds} named={named} />
                ),
            },
          ]}
          rows={people}
          list={{ query, total }}
          empty={
            <EmptyState title={t('people.people.none')}>
              <p>{t('people.people.none-next')}</p>
            </EmptyState>
          }
        />
      ) : null}
      <Invitations invitations={invitations} named={named} />
    </Layout>,
    200,
    { 'Cache-Control': 'no-store' },
  );
}

/** What is missing until two people can let one another in. */
function Administrators({ count, byLink }: { count: number; byLink: boolean }) {
  const { t, lang } = useFrame();
  return (
    <Notice kind="due">
      <p>{count === 0 ? t('people.people.no-administrator') : t('people.people.one-administrator')}</p>
      {count === 0 && byLink ? (
        <p>
          <a href={pathIn(lang, '/people/first')}>{t('people.first.title')}</a>
        </p>
      ) : null}
    </Notice>
  );
}

function Invitations({ invitations, named }: { invitations: readonly Invitation[]; named: PartyNames }) {
  const { t, lang } = useFrame();
  const kinds = { waiting: 'due', used: 'done', withdrawn: 'plain', expired: 'late' } as const;
  return (
    <section>
      <h2>{t('people.people.invitations')}</h2>
      <Table
        id="invited"
        caption={t('people.people.invitations')}
        captionHidden
        columns={[
          {
            key: 'email',
            label: t('people.field.email'),
            heads: true,
            cell: (one: Invitation) => <bdi>{one.email}</bdi>,
          },
          {
            key: 'role',
            label: t('people.join.role'),
            cell: (one) => <RoleText held={{ ...one, onBehalfOf: null }} named={named} />,
          },
          {
            key: 'lang',
            label: t('people.field.lang'),
            cell: (one) => <span lang={one.lang}>{LANGUAGE_NAMES[one.lang]}</span>,
          },
          {
            key: 'state',
            label: t('people.people.state'),
            cell: (one) => (
              <>
                <Tag kind={kinds[one.state]}>{t(`people.invitation.${one.state}`)}</Tag>{' '}
                {one.state === 'waiting' ? (
                  <span class="quiet">{t('people.people.until', { moment: formatMoment(lang, one.expires) })}</span>
                ) : null}
              </>
            ),
          },
          {
            key: 'act',
            label: <span class="heard">{t('people.people.act')}</span>,
            cell: (one) =>
              one.state === 'waiting' ? (
                <Form action={pathIn(lang, '/people/invitations/withdraw')}>
                  <input type="hidden" name="id" value={one.id} />
                  <Button kind="link">
                    {t('people.people.withdraw')}
                    <span class="heard"> {one.email}</span>
                  </Button>
                </Form>
              ) : null,
          },
        ]}
        rows={invitations}
        empty={<p class="quiet">{t('people.people.no-invitations')}</p>}
      />
    </section>
  );
}

export async function withdrawSent(c: Context<PageEnv>, { db, now }: Accounts): Promise<Response> {
  mustMindPeople(c);
  const field = await fieldsOf(c);
  const id = field('id');
  if (!/^[0-9a-f-]{36}$/.test(id)) throw notFound();
  await withdrawInvitation(db, c.var.actor, id, now());
  return c.redirect(`${pathIn(c.var.lang, '/people')}?done=withdrawn`, 303);
}
