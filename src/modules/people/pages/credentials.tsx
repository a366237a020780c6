import type { Context } from 'hono';
import { raw } from 'hono/html';
import { renderSVG } from 'uqr';
import {
  type Accounts,
  addPasskey,
  base32,
  beginCodes,
  changePassword,
  confirmCodes,
  findMeans,
  findPerson,
  optionsToAdd,
  removeCodes,
  removePasskey,
  renewRecoveryCodes,
  requirePresence,
  totpAddress,
} from '../../../kernel/access/index.js';
import type { PageEnv } from '../../../kernel/http/index.js';
import { Button, ButtonLink, Confirm, Form, type FormErrors, pathIn, TextField } from '../../../kernel/ui/index.js';
import { accountPage, personHere } from './account.js';
import { AskingPage, fieldsOf, NewPasswordField, PasskeyPart, refusable, siteHere } from './parts.js';

const NO_STORE = { 'Cache-Control': 'no-store' };

const upTo = (c: Context<PageEnv>) => [
  { label: c.var.t('people.account.title'), href: pathIn(c.var.lang, '/account') },
];

/** `/account/passkeys`: one more passkey. */
export async function addPasskeyPage(
  c: Context<PageEnv>,
  accounts: Accounts,
  { errors = {}, label = '' }: { errors?: FormErrors; label?: string } = {},
): Promise<Response> {
  const { frame, t, lang, session } = c.var;
  await requirePresence(accounts.db.connection, session);
  const site = siteHere(c);
  const options = site === null ? null : await optionsToAdd(accounts, session, site);
  return c.html(
    <AskingPage
      frame={frame}
      title={t('people.passkey.add')}
      intro={t('people.passkey.what')}
      above={upTo(c)}
      errors={errors}
      islands={['passkey-ceremony']}
    >
      <Form action={pathIn(lang, '/account/passkeys')}>
        <TextField
          name="label"
          label={t('people.passkey.label')}
          hint={t('people.passkey.label-hint')}
          value={label}
          width="short"
        />
        <PasskeyPart options={options} act="make" label={t('people.passkey.make')} />
      </Form>
    </AskingPage>,
    Object.keys(errors).length > 0 ? 422 : 200,
    NO_STORE,
  );
}

export async function addPasskeySent(c: Context<PageEnv>, accounts: Accounts): Promise<Response> {
  const { t, session } = c.var;
  const field = await fieldsOf(c);
  const site = siteHere(c);
  const answer = field('passkey');
  const label = field('label');
  if (site === null || answer === '')
    return addPasskeyPage(c, accounts, { label, errors: { passkey: t('people.refused.passkey.missing') } });
  const named = label.trim() === '' ? t('people.passkey.unnamed') : label;
  const tried = await refusable(c, () => addPasskey(accounts, session, site, { answer, label: named }));
  if ('errors' in tried) return addPasskeyPage(c, accounts, { label, errors: tried.errors });
  return c.redirect(`${pathIn(c.var.lang, '/account')}?done=passkey`, 303);
}

export async function removePasskeySent(c: Context<PageEnv>, accounts: Accounts): Promise<Response> {
  const field = await fieldsOf(c);
  const id = field('id');
  const tried = await refusable(c, () =>
    removePasskey(accounts, c.var.session, /^[0-9a-f-]{36}$/.test(id) ? id : '00000000-0000-0000-0000-000000000000'),
  );
  if ('errors' in tried) return accountPage(c, accounts, { errors: tried.errors });
  return c.redirect(`${pathIn(c.var.lang, '/account')}?done=passkey-removed`, 303);
}

/** `/account/password` */
export async function passwordPage(
  c: Context<PageEnv>,
  accounts: Accounts,
  errors: FormErrors = {},
): Promise<Response> {
  const { frame, t, lang, session } = c.var;
  const { id } = await requirePresence(accounts.db.connection, session);
  const person = await findPerson(accounts.db.connection, { id });
  return c.html(
    <AskingPage
      frame={frame}
      title={t('people.password.title')}
      intro={t('people.password.intro')}
      above={upTo(c)}
      errors={errors}
    >
      <Form action={pathIn(lang, '/account/password')}>
        <input type="hidden" name="username" autocomplete="username" value={person?.email ?? ''} />
        <NewPasswordField error={errors.password} />
        <Button>{t('people.password.save')}</Button>
      </Form>
    </AskingPage>,
    Object.keys(errors).length > 0 ? 422 : 200,
    NO_STORE,
  );
}

export async function passwordSent(c: Context<PageEnv>, accounts: Accounts): Promise<Response> {
  const field = await fieldsOf(c);
  const tried = await refusable(c, () => changePassword(accounts, c.var.session, field('password')));
  if ('errors' in tried) return passwordPage(c, accounts, tried.errors);
  return c.redirect(`${pathIn(c.var.lang, '/account')}?done=password`, 303);
}

/** `/account/codes`: sets a generator of codes up, or looks after the one there is. */
export async function codesPage(c: Context<PageEnv>, accounts: Accounts, errors: FormErrors = {}): Promise<Response> {
  const { frame, t, lang, session } = c.var;
  const { id } = await requirePresence(accounts.db.connection, session);
  const means = await findMeans(accounts.db.connection, id);
  const title = t('people.account.codes');
  if (means.codes) {
    return c.html(
      <AskingPage
        frame={frame}
        title={title}
        intro={t('people.account.has-codes', { n: means.recoveryCodes })}
        above={upTo(c)}
        errors={errors}
      >
        <Form action={pathIn(lang, '/account/codes/renew')}>
          <p>{t('people.codes.renew-text')}</p>
          <Button kind="second">{t('people.codes.renew')}</Button>
        </Form>
        <h2>{t('people.codes.remove')}</h2>
        <Confirm
          action={pathIn(lang, '/account/codes/remove')}
          label={t('people.codes.remove')}
          back={pathIn(lang, '/account')}
        >
          <p>{t('people.codes.remove-text')}</p>
        </Confirm>
      </AskingPage>,
      200,
      NO_STORE,
    );
  }
  const begun = await refusable(c, () => beginCodes(accounts, session));
  if ('errors' in begun) return accountPage(c, accounts, { errors: begun.errors });
  const person = await findPerson(accounts.db.connection, { id });
  const secret = base32(begun.done);
  const picture = renderSVG(totpAddress(begun.done, person?.email ?? ''), { border: 2, ecc: 'M' });
  return c.html(
    <AskingPage frame={frame} title={title} intro={t('people.codes.intro')} above={upTo(c)} errors={errors}>
      <div class="qr" role="img" aria-label={t('people.codes.picture')}>
        {raw(picture)}
      </div>
      <p>{t('people.codes.by-hand')}</p>
      <p>
        <code class="secret" dir="ltr">
          {(secret.match(/.{4}/g) ?? []).join(' ')}
        </code>
      </p>
      <Form action={pathIn(lang, '/account/codes')}>
        <TextField
          name="code"
          label={t('people.field.code')}
          hint={t('people.codes.code-hint')}
          error={errors.code}
          width="short"
          inputmode="numeric"
          autocomplete="one-time-code"
        />
        <Button>{t('people.codes.confirm')}</Button>
      </Form>
    </AskingPage>,
    Object.keys(errors).length > 0 ? 422 : 200,
    NO_STORE,
  );
}

export async function codesSent(c: Context<PageEnv>, accounts: Accounts): Promise<Response> {
  const field = await fieldsOf(c);
  const tried = await refusable(c, () => confirmCodes(accounts, c.var.session, field('code')));
  return 'errors' in tried ? codesPage(c, accounts, tried.errors) : recoveryPage(c, tried.done);
}

export async function renewSent(c: Context<PageEnv>, accounts: Accounts): Promise<Response> {
  const tried = await refusable(c, () => renewRecoveryCodes(accounts, c.var.session));
  return 'errors' in tried ? codesPage(c, accounts, tried.errors) : recoveryPage(c, tried.done);
}

export async function removeCodesSent(c: Context<PageEnv>, accounts: Accounts): Promise<Response> {
  personHere(c);
  await removeCodes(accounts, c.var.session);
  return c.redirect(`${pathIn(c.var.lang, '/account')}?done=codes-removed`, 303);
}

/** The recovery codes, this once. */
function recoveryPage(c: Context<PageEnv>, codes: readonly string[]): Response | Promise<Response> {
  const { frame, t, lang } = c.var;
  return c.html(
    <AskingPage frame={frame} title={t('people.recovery.title')} intro={t('people.recovery.intro')} above={upTo(c)}>
      <ol class="codes" role="list">
        {codes.map((code) => (
          <li>
            <code dir="ltr">{code}</code>
          </li>
        ))}
      </ol>
      <p>{t('people.recovery.keep')}</p>
      <ButtonLink href={pathIn(lang, '/account')} kind="first">
        {t('people.recovery.kept')}
      </ButtonLink>
    </AskingPage>,
    200,
    NO_STORE,
  );
}
