import type { Context } from 'hono';
import {
  type Accounts,
  endRole,
  endSessionsOf,
  findPerson,
  findRoles,
  giveRole,
  type RoleOfPerson,
  readDays,
  resetAccount,
} from '../../../kernel/access/index.js';
import { recordRead } from '../../../kernel/audit/index.js';
import { notFound, type PageEnv } from '../../../kernel/http/index.js';
import { formatDate, LANGUAGE_NAMES } from '../../../kernel/i18n/index.js';
import { queueMail } from '../../../kernel/mail/index.js';
import type { House } from '../../../kernel/module/index.js';
import { Button, Confirm, Facts, Form, type FormErrors, pathIn, useFrame } from '../../../kernel/ui/index.js';
import { type PartyNames, partyNames } from '../../parties/index.js';
import { resetMail } from '../mails.js';
import { mayGiveRoles, mayHandOnMail } from '../policy.js';
import { DayFields } from './day-fields.js';
import { AskingPage, DoneNotice, fieldsOf, refusable } from './parts.js';
import { RoleFields, readRole, roleChoices } from './role-fields.js';
import { RoleText } from './role-list.js';

/** The id in the address, for those who give roles; for everybody else there is no such page. */
function personIn(c: Context<PageEnv>): string {
  const id = c.req.param('id') ?? '';
  if (!mayGiveRoles(c.var.actor) || !/^[0-9a-f-]{36}$/.test(id)) throw notFound();
  return id;
}

interface Typed {
  role: string;
  party: string;
  from: string;
  to: string;
  limits: readonly string[];
}
const NOTHING: Typed = { role: '', party: '', from: '', to: '', limits: [] };

/** `/people/:id`: a person's roles, for those who give them. */
export async function personPage(
  c: Context<PageEnv>,
  { db }: Accounts,
  { errors = {}, typed = NOTHING }: { errors?: FormErrors; typed?: Typed } = {},
): Promise<Response> {
  const id = personIn(c);
  const { frame, t, lang, actor } = c.var;
  const person = await findPerson(db.connection, { id });
  if (person === null) throw notFound();
  await recordRead(db, { actor, verb: 'people.see-person', subject: { type: 'person', id } });
  const roles = await findRoles(db.connection, { personIds: [id], ended: true });
  const named = await partyNames(db);
  const here = pathIn(lang, `/people/${id}`);
  const known = {
    given: t('people.person.done.given'),
    ended: t('people.person.done.ended'),
    reset: t('people.person.done.reset'),
    sessions: t('people.person.done.sessions'),
  };
  return c.html(
    <AskingPage
      frame={frame}
      title={person.name}
      above={[{ label: t('people.people.title'), href: pathIn(lang, '/people') }]}
      errors={errors}
    >
      <DoneNotice frame={frame} known={known} />
      <Facts
        facts={[
          { name: t('people.field.email'), value: <bdi>{person.email}</bdi> },
          { name: t('people.field.lang'), value: <span lang={person.lang}>{LANGUAGE_NAMES[person.lang]}</span> },
        ]}
      />
      <section aria-labelledby="holds">
        <h2 id="holds">{t('people.people.holds')}</h2>
        {roles.length === 0 ? <p>{t('people.people.no-role')}</p> : null}
        <ul class="rows" role="list">
          {roles.map((held) => (
            <Held held={held} named={named} action={`${here}/end`} />
          ))}
        </ul>
      </section>
      <section aria-labelledby="give">
        <h2 id="give">{t('people.person.give')}</h2>
        <Form action={`${here}/give`}>
          <RoleFields
            choices={roleChoices(actor)}
            named={named}
            chosen={typed.role}
            party={typed.party}
            limits={typed.limits}
            errors={errors}
          />
          <DayFields from={typed.from} to={typed.to} errors={errors} open />
          <Button kind="second">{t('people.person.give')}</Button>
        </Form>
      </section>
      <section aria-labelledby="sessions">
        <h2 id="sessions">{t('people.person.sessions')}</h2>
        <Confirm action={`${here}/sessions`} label={t('people.person.sessions')} back={pathIn(lang, '/people')}>
          <p>{t('people.person.sessions-text')}</p>
        </Confirm>
      </section>
      <section aria-labelledby="reset">
        <h2 id="reset">{t('people.person.reset')}</h2>
        <Confirm action={`${here}/reset`} label={t('people.person.reset')} back={pathIn(lang, '/people')}>
          <p>{t('people.person.reset-text')}</p>
        </Confirm>
      </section>
      {mayHandOnMail(actor) ? (
        <section aria-labelledby="erase">
          <h2 id="erase">{t('people.person.erase')}</h2>
          <p>
            <a href={`${here}/erase`}>{t('people.person.erase-link')}</a>
          </p>
        </section>
      ) : null}
    </AskingPage>,
    Object.keys(errors).length > 0 ? 422 : 200,
    { 'Cache-Control': 'no-store' },
  );
}

function Held({ held, named, action }: { held: RoleOfPerson; named: PartyNames; action: string }) {
  const { t, lang } = useFrame();
  const since = { from: formatDate(lang, held.from), to: held.to === null ? '' : formatDate(lang, held.to) };
  return (
    <li>
      <Form action={action}>
        <span>
          <RoleText held={held} named={named} />{' '}
          <span class="quiet">
            {held.endedAt !== null
              ? t('people.person.ended', { day: formatDate(lang, held.endedAt.toISOString().slice(0, 10)) })
              : held.to === null
                ? t('people.person.since', since)
                : t('people.person.between', since)}
          </span>
        </span>
        <input type="hidden" name="held" value={held.id} />
        {held.endedAt === null ? <Button kind="link">{t('people.person.end')}</Button> : null}
      </Form>
    </li>
  );
}

export async function endSent(c: Context<PageEnv>, accounts: Accounts): Promise<Response> {
  const id = personIn(c);
  const held = (await fieldsOf(c))('held');
  if (!/^[0-9a-f-]{36}$/.test(held)) throw notFound();
  const tried = await refusable(c, () => endRole(accounts.db, c.var.actor, held, accounts.now()));
  if ('errors' in tried) return personPage(c, accounts, { errors: tried.errors });
  return c.redirect(`${pathIn(c.var.lang, `/people/${id}`)}?done=ended`, 303);
}

export async function giveSent(c: Context<PageEnv>, accounts: Accounts): Promise<Response> {
  const id = personIn(c);
  const { actor, lang } = c.var;
  const form = await c.req.parseBody({ all: true });
  const limits = [form.limits].flat().filter((one) => typeof one === 'string');
  if ((await findPerson(accounts.db.connection, { id })) === null) throw notFound();
  const field = await fieldsOf(c);
  const typed = { role: field('role'), party: field('party'), from: field('from'), to: field('to'), limits };
  const tried = await refusable(c, async () => {
    const held = await readRole(accounts, actor, typed);
    const days = readDays(typed, accounts.now());
    const given = { readOnly: limits.includes('read-only'), ownOnly: limits.includes('own-only') };
    await giveRole(accounts.db, actor, { personId: id, ...held, ...given, ...days }, accounts.now());
  });
  if ('errors' in tried) return personPage(c, accounts, { errors: tried.errors, typed });
  return c.redirect(`${pathIn(lang, `/people/${id}`)}?done=given`, 303);
}

export async function endSessionsSent(c: Context<PageEnv>, accounts: Accounts): Promise<Response> {
  const id = personIn(c);
  await endSessionsOf(accounts, c.var.actor, id);
  return c.redirect(`${pathIn(c.var.lang, `/people/${id}`)}?done=sessions`, 303);
}

export async function resetSent(c: Context<PageEnv>, house: House, accounts: Accounts): Promise<Response> {
  const id = personIn(c);
  const server = house.config.mail !== undefined;
  await resetAccount(accounts, c.var.actor, id, (transaction, token, person) =>
    queueMail(transaction, resetMail(house, person, token, accounts.now()), { server }),
  );
  return c.redirect(`${pathIn(c.var.lang, `/people/${id}`)}?done=reset`, 303);
}
