import type { Context } from 'hono';
import {
  type Accounts,
  describePerson,
  endOtherSessions,
  endOwnSession,
  findMeans,
  findOwnSessions,
  findPasskeys,
  findPerson,
  type MeansOfProof,
  NotAllowed,
  type OwnPasskey,
  type OwnSession,
  type Person,
} from '../../../kernel/access/index.js';
import type { PageEnv } from '../../../kernel/http/index.js';
import { formatMoment, isLang } from '../../../kernel/i18n/index.js';
import {
  Button,
  ButtonLink,
  Facts,
  Form,
  type FormErrors,
  type Frame,
  pathIn,
  TextField,
  useFrame,
} from '../../../kernel/ui/index.js';
import { partyNames } from '../../parties/index.js';
import { findAccountEvents } from '../find-account-events.js';
import { AccountEvents } from './account-events.js';
import { AskingPage, DoneNotice, fieldsOf, LanguageField, refusable } from './parts.js';
import { RoleList } from './role-list.js';

/** The id of the person whose account it is. @throws NotAllowed for everybody without an account. */
export function personHere(c: Context<PageEnv>): string {
  const { actor } = c.var;
  if (actor.kind !== 'person') throw new NotAllowed();
  return actor.id;
}

/** `/account`: who one is here, what one signs in with, where one is signed in. */
export async function accountPage(
  c: Context<PageEnv>,
  { db, now }: Accounts,
  { errors = {}, typed }: { errors?: FormErrors; typed?: { name: string; lang: string } } = {},
): Promise<Response> {
  const { frame, t, lang, actor, session } = c.var;
  if (actor.kind === 'public')
    return c.redirect(`${pathIn(lang, '/sign-in')}?then=${encodeURIComponent(pathIn(lang, '/account'))}`, 303);
  const id = personHere(c);
  const [person, means, passkeys, sessions, events] = [
    await findPerson(db.connection, { id }),
    await findMeans(db.connection, id),
    await findPasskeys(db.connection, id),
    await findOwnSessions(db.connection, id, now()),
    await findAccountEvents(db.connection, id),
  ];
  if (person === null || actor.kind !== 'person') throw new NotAllowed();
  const known = {
    passkey: t('people.account.done.passkey'),
    'passkey-removed': t('people.account.done.passkey-removed'),
    password: t('people.account.done.password'),
    'codes-removed': t('people.account.done.codes-removed'),
    sessions: t('people.account.done.sessions'),
    described: t('people.account.done.described'),
    joined: t('people.account.done.joined'),
    address: t('people.account.done.address'),
  };
  return c.html(
    <AskingPage frame={frame} title={t('people.account.title')} errors={errors}>
      <DoneNotice frame={frame} known={known} />
      <section aria-labelledby="who">
        <h2 id="who">{t('people.account.who')}</h2>
        <Facts
          facts={[
            {
              name: t('people.field.email'),
              value: (
                <>
                  <bdi>{person.email}</bdi>{' '}
                  <a href={pathIn(lang, '/account/address')}>{t('people.account.change-address')}</a>
                </>
              ),
            },
          ]}
        />
        <Form action={pathIn(lang, '/account')}>
          <TextField
            name="name"
            label={t('people.field.name')}
            value={typed?.name ?? person.name}
            error={errors.name}
            autocomplete="name"
          />
          <LanguageField value={isLang(typed?.lang) ? typed.lang : person.lang} />
          <Button kind="second">{t('people.account.save')}</Button>
        </Form>
      </section>
      <section aria-labelledby="roles">
        <h2 id="roles">{t('people.account.roles')}</h2>
        {actor.holds.length === 0 ? (
          <p>{t('people.account.no-roles')}</p>
        ) : (
          <RoleList holds={actor.holds} named={await partyNames(db)} />
        )}
      </section>
      <p>
        <a href={pathIn(lang, '/account/delegations')}>{t('people.delegation.title')}</a>
      </p>
      <Means frame={frame} person={person} means={means} passkeys={passkeys} />
      <Where sessions={sessions} hereId={session?.id ?? ''} />
      <AccountEvents events={events} />
      <section aria-labelledby="data">
        <h2 id="data">{t('people.account.data')}</h2>
        <p>
          <a href={pathIn(lang, '/account/data')}>{t('people.account.data-link')}</a>
        </p>
      </section>
    </AskingPage>,
    Object.keys(errors).length > 0 ? 422 : 200,
    { 'Cache-Control': 'no-store' },
  );
}

interface MeansProps {
  frame: Frame;
  person: Person;
  means: MeansOfProof;
  passkeys: readonly OwnPasskey[];
}

function Means({ frame: { t, lang }, means, passkeys }: MeansProps) {
  return (
    <section aria-labelledby="means">
      <h2 id="means">{t('people.account.means')}</h2>
      <h3>{t('people.account.passkeys')}</h3>
      {passkeys.length === 0 ? (
        <p>{t('people.account.no-passkeys')}</p>
      ) : (
        <ul class="rows" role="list">
          {passkeys.map((passkey) => (
            <li>
              <Form action={pathIn(lang, '/account/passkeys/remove')}>
                <span>
                  <bdi>{passkey.label}</bdi>{' '}
                  <span class="quiet">
                    {passkey.used === null
                      ? t('people.account.made', { moment: formatMoment(lang, passkey.made) })
                      : t('people.account.used', { moment: formatMoment(lang, passkey.used) })}
                  </span>
                </span>
                <input type="hidden" name="id" value={passkey.id} />
                <Button kind="link">
                  {t('people.account.remove')}
                  <span class="heard"> {passkey.label}</span>
                </Button>
              </Form>
            </li>
          ))}
        </ul>
      )}
      <p>
        <ButtonLink href={pathIn(lang, '/account/passkeys')}>{t('people.account.add-passkey')}</ButtonLink>
      </p>
      <h3>{t('people.field.password')}</h3>
      <p>{means.password ? t('people.account.has-password') : t('people.account.no-password')}</p>
      <p>
        <a href={pathIn(lang, '/account/password')}>
          {means.password ? t('people.account.change-password') : t('people.account.set-password')}
        </a>
      </p>
      <h3>{t('people.account.codes')}</h3>
      <p>
        {means.codes
          ? t('people.account.has-codes', { n: means.recoveryCodes })
          : means.password
            ? t('people.account.no-codes')
            : t('people.account.codes-need-password')}
      </p>
      {means.password || means.codes ? (
        <p>
          <a href={pathIn(lang, '/account/codes')}>
            {means.codes ? t('people.account.manage-codes') : t('people.account.set-up-codes')}
          </a>
        </p>
      ) : null}
    </section>
  );
}

function Where({ sessions, hereId }: { sessions: readonly OwnSession[]; hereId: string }) {
  const { t, lang } = useFrame();
  return (
    <section aria-labelledby="sessions">
      <h2 id="sessions">{t('people.account.sessions')}</h2>
      <p class="quiet">{t('people.account.sessions-text')}</p>
      <ul class="rows" role="list">
        {sessions.map(({ id, device, made, renewed }) => (
          <li>
            <Form action={pathIn(lang, '/account/sessions/end')}>
              <span>
                <bdi>{device === '' ? t('people.account.device-unknown') : device}</bdi>
                {id === hereId ? <strong> · {t('people.account.here')}</strong> : null}{' '}
                <span class="quiet">
                  {t('people.account.since', { moment: formatMoment(lang, made), last: formatMoment(lang, renewed) })}
                </span>
              </span>
              <input type="hidden" name="id" value={id} />
              {id === hereId ? null : (
                <Button kind="link">
                  {t('people.account.end')}
                  <span class="heard"> {device}</span>
                </Button>
              )}
            </Form>
          </li>
        ))}
      </ul>
      {sessions.length < 2 ? null : (
        <Form action={pathIn(lang, '/account/sessions/end-others')}>
          <Button kind="second">{t('people.account.end-others')}</Button>
        </Form>
      )}
    </section>
  );
}

export async function describeSent(c: Context<PageEnv>, accounts: Accounts): Promise<Response> {
  const id = personHere(c);
  const field = await fieldsOf(c);
  const lang = field('lang');
  const typed = { name: field('name'), lang };
  const tried = await refusable(c, () =>
    describePerson(accounts.db.connection, id, { name: typed.name, lang: isLang(lang) ? lang : c.var.lang }),
  );
  if ('errors' in tried) return accountPage(c, accounts, { errors: tried.errors, typed });
  return c.redirect(`${pathIn(c.var.lang, '/account')}?done=described`, 303);
}

/** Ends one session, or all but this one. */
export async function endSessions(c: Context<PageEnv>, { db }: Accounts, which: 'one' | 'others'): Promise<Response> {
  const id = personHere(c);
  const field = await fieldsOf(c);
  const sessionId = field('id');
  if (which === 'others') await endOtherSessions(db.connection, id, c.var.session?.id ?? null);
  else if (/^[0-9a-f-]{36}$/.test(sessionId)) await endOwnSession(db.connection, id, sessionId);
  return c.redirect(`${pathIn(c.var.lang, '/account')}?done=sessions`, 303);
}
