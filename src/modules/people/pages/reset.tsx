import type { Context } from 'hono';
import { type Accounts, openReset, resetPassword } from '../../../kernel/access/index.js';
import type { PageEnv } from '../../../kernel/http/index.js';
import { Button, ButtonLink, Form, type FormErrors, Notice, pathIn, TextField } from '../../../kernel/ui/index.js';
import { askForReset } from '../ask-for-reset.js';
import { AskingPage, fieldsOf, NewPasswordField, refusable } from './parts.js';

const NO_STORE = { 'Cache-Control': 'no-store' };

/** `/forgotten`: asks for a link for a new password. */
export function forgottenPage(c: Context<PageEnv>): Response | Promise<Response> {
  const { frame, t, lang } = c.var;
  return c.html(
    <AskingPage frame={frame} title={t('people.forgotten.title')} intro={t('people.forgotten.intro')}>
      <Form action={pathIn(lang, '/forgotten')}>
        <TextField name="email" type="email" label={t('people.field.email')} autocomplete="username" />
        <Button>{t('people.forgotten.button')}</Button>
      </Form>
    </AskingPage>,
  );
}

/** The same answer whatever was typed. */
export async function forgottenSent(c: Context<PageEnv>, { db }: Accounts): Promise<Response> {
  const { frame, t, lang } = c.var;
  const field = await fieldsOf(c);
  await askForReset(db, field('email'));
  return c.html(
    <AskingPage frame={frame} title={t('people.forgotten.sent-title')} intro={t('people.forgotten.sent')}>
      <p>{t('people.forgotten.no-mail')}</p>
      <ButtonLink href={pathIn(lang, '/sign-in')}>{t('people.sign-in.title')}</ButtonLink>
    </AskingPage>,
  );
}

/** `/reset/:token`: a new password. Looking does not use the link up. */
export async function resetPage(c: Context<PageEnv>, accounts: Accounts, errors: FormErrors = {}): Promise<Response> {
  const { frame, t, url } = c.var;
  const person = await openReset(accounts.db.connection, c.req.param('token') ?? '', accounts.now());
  if (person === null) {
    return c.html(
      <AskingPage frame={frame} title={t('people.password.title')}>
        <Notice kind="late" title={t('people.link.closed')}>
          <p>
            <a href={pathIn(c.var.lang, '/forgotten')}>{t('people.forgotten.title')}</a>
          </p>
        </Notice>
      </AskingPage>,
      410,
      NO_STORE,
    );
  }
  return c.html(
    <AskingPage frame={frame} title={t('people.password.title')} intro={t('people.password.intro')} errors={errors}>
      <Form action={url.pathname}>
        <input type="hidden" name="username" autocomplete="username" value={person.email} />
        <NewPasswordField error={errors.password} />
        <Button>{t('people.password.save')}</Button>
      </Form>
    </AskingPage>,
    Object.keys(errors).length > 0 ? 422 : 200,
    NO_STORE,
  );
}

export async function resetSent(c: Context<PageEnv>, accounts: Accounts): Promise<Response> {
  const field = await fieldsOf(c);
  const tried = await refusable(c, () => resetPassword(accounts, c.req.param('token') ?? '', field('password')));
  if ('errors' in tried) return resetPage(c, accounts, tried.errors);
  return c.redirect(pathIn(c.var.lang, '/sign-in'), 303);
}
