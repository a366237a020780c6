import type { Context } from 'hono';
import {
  type Accounts,
  type Actor,
  beginActing,
  type Delegation,
  endActing,
  endDelegation,
  findDelegations,
  findLendableRoles,
  giveDelegation,
  isPermission,
} from '../../../kernel/access/index.js';
import { notFound, type PageEnv, setSessionCookie } from '../../../kernel/http/index.js';
import { queueMail } from '../../../kernel/mail/index.js';
import type { House } from '../../../kernel/module/index.js';
import { type FormErrors, pathIn } from '../../../kernel/ui/index.js';
import { partyNames } from '../../parties/index.js';
import { delegationMail } from '../mails.js';
import { personHere } from './account.js';
import { Lending, type LendTyped, Loans } from './delegation-parts.js';
import { AskingPage, DoneNotice, fieldsOf, refusable } from './parts.js';

const NO_STORE = { 'Cache-Control': 'no-store' };

type Person = Extract<Actor, { kind: 'person' }>;

function here(c: Context<PageEnv>): Person {
  const { actor } = c.var;
  personHere(c);
  if (actor.kind !== 'person') throw notFound();
  return actor;
}

/** `/account/delegations`: in whose place one may act, who acts in one's own, and lending. */
export async function delegationsPage(
  c: Context<PageEnv>,
  { db, now }: Accounts,
  { errors = {}, typed }: { errors?: FormErrors; typed?: LendTyped } = {},
): Promise<Response> {
  const { frame, t, lang, session } = c.var;
  if (c.var.actor.kind === 'public')
    return c.redirect(`${pathIn(lang, '/sign-in')}?then=${encodeURIComponent(c.var.url.pathname)}`, 303);
  const actor = here(c);
  const named = await partyNames(db);
  const all = await findDelegations(db.connection, { personId: actor.id }, now());
  const lendable = await findLendableRoles(db.connection, actor, now());
  const known = {
    given: t('people.delegation.done.given'),
    ended: t('people.delegation.done.ended'),
    left: t('people.delegation.done.left'),
  };
  const byIssuer = (session?.signOn ?? null) !== null;
  const mine = ({ taker }: Delegation) => taker.id === actor.id;
  return c.html(
    <AskingPage
      frame={frame}
      title={t('people.delegation.title')}
      intro={t('people.delegation.intro')}
      above={[{ label: t('people.account.title'), href: pathIn(lang, '/account') }]}
      errors={errors}
    >
      <DoneNotice frame={frame} known={known} />
      <section aria-labelledby="taken">
        <h2 id="taken">{t('people.delegation.taken')}</h2>
        {byIssuer ? <p class="quiet">{t('people.delegation.by-issuer')}</p> : null}
        <Loans
          loans={all.filter(mine)}
          side="taken"
          named={named}
          mayBegin={!byIssuer && actor.actingFor === undefined}
          none={t('people.delegation.none-taken')}
        />
      </section>
      <section aria-labelledby="given">
        <h2 id="given">{t('people.delegation.given')}</h2>
        <Loans
          loans={all.filter((one) => !mine(one))}
          side="given"
          named={named}
          mayBegin={false}
          none={t('people.delegation.none-given')}
        />
      </section>
      <section aria-labelledby="lend">
        <h2 id="lend">{t('people.delegation.give')}</h2>
        {actor.actingFor !== undefined ? (
          <p>{t('people.delegation.while-acting')}</p>
        ) : lendable.length === 0 ? (
          <p>{t('people.delegation.no-role')}</p>
        ) : (
          <Lending roles={lendable} named={named} typed={typed} errors={errors} />
        )}
      </section>
    </AskingPage>,
    Object.keys(errors).length > 0 ? 422 : 200,
    NO_STORE,
  );
}

export async function lendSent(c: Context<PageEnv>, house: House, accounts: Accounts): Promise<Response> {
  const actor = here(c);
  const field = await fieldsOf(c);
  const form = await c.req.parseBody({ all: true });
  const permissions = [form.permissions].flat().filter((one) => typeof one === 'string');
  const typed = { held: field('held'), email: field('email'), from: field('from'), to: field('to'), permissions };
  const named = await partyNames(house.db);
  const server = house.config.mail !== undefined;
  const tried = await refusable(c, () =>
    giveDelegation(
      house.db,
      actor,
      { ...typed, heldId: typed.held, permissions: permissions.filter(isPermission) },
      (transaction, delegation, taker) =>
        queueMail(transaction, delegationMail(house, named, delegation, taker), { server }),
      accounts.now(),
    ),
  );
  if ('errors' in tried) return delegationsPage(c, accounts, { errors: tried.errors, typed });
  return backTo(c, 'given');
}

export async function endLoanSent(c: Context<PageEnv>, accounts: Accounts): Promise<Response> {
  const actor = here(c);
  const id = idIn(c);
  const tried = await refusable(c, () => endDelegation(accounts.db, actor, id, accounts.now()));
  return 'errors' in tried ? delegationsPage(c, accounts, { errors: tried.errors }) : backTo(c, 'ended');
}

/** From now on in the giver's place; then to the first page, where the work is. */
export async function beginSent(c: Context<PageEnv>, accounts: Accounts): Promise<Response> {
  here(c);
  const tried = await refusable(c, () => beginActing(accounts.db, c.var.session, idIn(c), accounts.now()));
  if ('errors' in tried) return delegationsPage(c, accounts, { errors: tried.errors });
  setSessionCookie(c, tried.done);
  return c.redirect(pathIn(c.var.lang, '/'), 303);
}

export async function leaveSent(c: Context<PageEnv>, accounts: Accounts): Promise<Response> {
  here(c);
  await endActing(accounts.db, c.var.session);
  return backTo(c, 'left');
}

const backTo = (c: Context<PageEnv>, done: string): Response =>
  c.redirect(`${pathIn(c.var.lang, '/account/delegations')}?done=${done}`, 303);

function idIn(c: Context<PageEnv>): string {
  const id = c.req.param('id') ?? '';
  if (!/^[0-9a-f-]{36}$/.test(id)) throw notFound();
  return id;
}
