import type { Context } from 'hono';
import {
  type Accounts,
  optionsToUse,
  readEmail,
  signInByCode,
  signInByPasskey,
  signInByPassword,
} from '../../../kernel/access/index.js';
import { type PageEnv, setSessionCookie } from '../../../kernel/http/index.js';
import { Button, Form, type FormErrors, pathIn, TextField } from '../../../kernel/ui/index.js';
import { issuersFor } from './issuers.js';
import { AskingPage, doorOf, fieldsOf, goOn, PasskeyPart, refusable, siteHere } from './parts.js';

const NO_STORE = { 'Cache-Control': 'no-store' };

interface Kept {
  email?: string;
  onward?: string;
  errors?: FormErrors;
}

/** `/sign-in`: by a passkey, or by address and password. */
export async function signInPage(
  c: Context<PageEnv>,
  accounts: Accounts,
  { email = '', onward = c.var.url.searchParams.get('then') ?? '', errors = {} }: Kept = {},
  status: 200 | 422 | 429 = 200,
): Promise<Response> {
  const { frame, t, lang } = c.var;
  if (c.var.actor.kind === 'person' && status === 200) return c.redirect(goOn(c, onward), 303);
  const site = siteHere(c);
  const options = site === null ? null : await optionsToUse(accounts, null, site);
  const issuers = await issuersFor(accounts);
  const action = pathIn(lang, '/sign-in');
  return c.html(
    <AskingPage
      frame={frame}
      title={t('people.sign-in.title')}
      intro={t('people.sign-in.intro')}
      errors={errors}
      islands={['passkey-ceremony']}
    >
      <section class="way" aria-labelledby="by-passkey">
        <h2 id="by-passkey">{t('people.sign-in.by-passkey')}</h2>
        <p>{t('people.sign-in.passkey-text')}</p>
        <Form action={action}>
          <input type="hidden" name="onward" value={onward} />
          <PasskeyPart options={options} act="use" label={t('people.sign-in.passkey-button')} />
        </Form>
      </section>
      {issuers.length === 0 ? null : (
        <section class="way" aria-labelledby="issuer">
          <h2 id="issuer" tabindex={-1}>
            {t('people.sign-in.by-issuer')}
          </h2>
          <p>{t('people.sign-in.issuer-text')}</p>
          <ul>
            {issuers.map(({ id, label }) => (
              <li>
                <a href={`${pathIn(lang, `/sign-on/${id}`)}?then=${encodeURIComponent(onward)}`}>
                  <bdi>{label}</bdi>
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section class="way" aria-labelledby="by-password">
        <h2 id="by-password">{t('people.sign-in.by-password')}</h2>
        <Form action={action}>
          <input type="hidden" name="onward" value={onward} />
          <TextField
            name="email"
            type="email"
            label={t('people.field.email')}
            value={email}
            error={errors.email}
            autocomplete="username"
          />
          <TextField
            name="password"
            type="password"
            label={t('people.field.password')}
            error={errors.password}
            autocomplete="current-password"
          />
          <div class="actions">
            <Button kind="second">{t('people.sign-in.button')}</Button>
            <a href={pathIn(lang, '/forgotten')}>{t('people.sign-in.forgotten')}</a>
          </div>
        </Form>
        <p class="quiet">{t('people.sign-in.no-account')}</p>
        <p class="quiet">
          {t.rich('people.sign-in.register', {
            link: <a href={pathIn(lang, '/organizations/register')}>{t('people.sign-in.register-link')}</a>,
          })}
        </p>
      </section>
    </AskingPage>,
    status,
    NO_STORE,
  );
}

export async function signInSent(c: Context<PageEnv>, accounts: Accounts): Promise<Response> {
  const { t } = c.var;
  const field = await fieldsOf(c);
  const onward = field('onward');
  const door = doorOf(c);
  const site = siteHere(c);
  const passkey = field('passkey');
  if (passkey !== '' && site !== null) {
    const tried = await refusable(c, () => signInByPasskey(accounts, site, passkey, door));
    return 'done' in tried
      ? letGo(c, tried.done, onward)
      : signInPage(c, accounts, { onward, errors: tried.errors }, 422);
  }
  const typed = field('email');
  if (typed.trim() === '')
    return signInPage(c, accounts, { onward, errors: { email: t('people.refused.email.missing') } }, 422);
  const result = await signInByPassword(accounts, { email: readEmail(typed) ?? '', password: field('password') }, door);
  if (result.outcome === 'in') return letGo(c, result.token, onward);
  if (result.outcome === 'code') return codePage(c, { ...result, onward });
  const wait = result.outcome === 'wait';
  const text = wait ? t('people.sign-in.wait', { seconds: result.seconds }) : t('people.sign-in.wrong');
  if (wait) c.header('Retry-After', String(result.seconds));
  return signInPage(c, accounts, { email: typed, onward, errors: { password: text } }, wait ? 429 : 422);
}

interface CodeAsked {
  personId: string;
  note: string;
  onward: string;
  errors?: FormErrors;
}

/** The second step: a code. What the first step proved travels in a sealed note. */
function codePage(
  c: Context<PageEnv>,
  { personId, note, onward, errors = {} }: CodeAsked,
  status: 200 | 422 | 429 = 200,
): Response | Promise<Response> {
  const { frame, t, lang } = c.var;
  return c.html(
    <AskingPage frame={frame} title={t('people.code.title')} intro={t('people.code.intro')} errors={errors}>
      <Form action={pathIn(lang, '/sign-in/code')}>
        <input type="hidden" name="onward" value={onward} />
        <input type="hidden" name="person" value={personId} />
        <input type="hidden" name="note" value={note} />
        <TextField
          name="code"
          label={t('people.field.code')}
          hint={t('people.code.hint')}
          error={errors.code}
          width="short"
          autocomplete="one-time-code"
        />
        <div class="actions">
          <Button>{t('people.sign-in.button')}</Button>
        </div>
      </Form>
    </AskingPage>,
    status,
    NO_STORE,
  );
}

export async function codeSent(c: Context<PageEnv>, accounts: Accounts): Promise<Response> {
  const { t } = c.var;
  const field = await fieldsOf(c);
  const [personId, note, onward] = [field('person'), field('note'), field('onward')];
  const result = /^[0-9a-f-]{36}$/.test(personId)
    ? await signInByCode(accounts, { personId, note, code: field('code') }, doorOf(c))
    : ({ outcome: 'expired' } as const);
  switch (result.outcome) {
    case 'in':
      return letGo(c, result.token, onward);
    case 'expired':
      return signInPage(c, accounts, { onward, errors: { password: t('people.code.expired') } }, 422);
    case 'wait':
      c.header('Retry-After', String(result.seconds));
      return codePage(
        c,
        { personId, note, onward, errors: { code: t('people.sign-in.wait', { seconds: result.seconds }) } },
        429,
      );
    case 'wrong':
      return codePage(c, { personId, note, onward, errors: { code: t('people.code.wrong') } }, 422);
  }
}

function letGo(c: Context<PageEnv>, token: string, onward: string): Response {
  setSessionCookie(c, token);
  return c.redirect(goOn(c, onward), 303);
}

/** `/sign-out`: says who is in, with the button that ends it; for the public, that nobody is. */
export async function signOutPage(c: Context<PageEnv>, accounts: Accounts): Promise<Response> {
  const { frame, t, lang, session } = c.var;
  const { account } = frame;
  const asked = account === null ? c.var.url.searchParams.get('issuer') : null;
  const left = asked === null ? undefined : (await issuersFor(accounts)).find(({ id }) => id === asked);
  return c.html(
    <AskingPage
      frame={frame}
      title={t('people.sign-out.title')}
      intro={
        left !== undefined
          ? t.rich('people.sign-out.issuer', { label: <bdi>{left.label}</bdi> })
          : account === null
            ? t('people.sign-out.nobody')
            : t.rich('people.sign-out.who', { name: <bdi>{account.name}</bdi> })
      }
    >
      {left === undefined ? null : (
        <p>
          <a href={pathIn(lang, `/sign-on/${left.id}/end`)}>{t('people.sign-out.issuer-too')}</a>
        </p>
      )}
      {account === null ? null : <p class="quiet">{t('people.sign-out.typed')}</p>}
      {account === null ? null : (
        <Form action={pathIn(lang, session?.signOn ? '/sign-on/leave' : '/leave')}>
          <Button>{t('people.sign-out.button')}</Button>
        </Form>
      )}
    </AskingPage>,
  );
}
