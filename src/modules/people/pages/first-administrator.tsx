import type { Context } from 'hono';
import { type Accounts, countAdministrators, makeFirstAdministrator } from '../../../kernel/access/index.js';
import { notFound, type PageEnv } from '../../../kernel/http/index.js';
import { isLang } from '../../../kernel/i18n/index.js';
import { Button, Form, type FormErrors, pathIn, TextField } from '../../../kernel/ui/index.js';
import { AskingPage, fieldsOf, LanguageField, NewPasswordField, refusable } from './parts.js';

interface Typed {
  name: string;
  email: string;
  lang: string;
}

/** `/people/first`: an account of their own for whoever came in by the printed link. */
export async function firstPage(
  c: Context<PageEnv>,
  { db, now }: Accounts,
  { errors = {}, typed }: { errors?: FormErrors; typed?: Typed } = {},
): Promise<Response> {
  const { frame, t, lang, actor } = c.var;
  if (actor.kind !== 'administrator' || (await countAdministrators(db.connection, now())) > 0) throw notFound();
  return c.html(
    <AskingPage frame={frame} title={t('people.first.title')} intro={t('people.first.intro')} errors={errors}>
      <Form action={pathIn(lang, '/people/first')}>
        <TextField
          name="name"
          label={t('people.field.name')}
          hint={t('people.field.name-hint')}
          value={typed?.name}
          error={errors.name}
          autocomplete="name"
        />
        <TextField
          name="email"
          type="email"
          label={t('people.field.email')}
          value={typed?.email}
          error={errors.email}
          autocomplete="username"
        />
        <LanguageField value={isLang(typed?.lang) ? typed.lang : lang} />
        <NewPasswordField error={errors.password} />
        <Button>{t('people.first.button')}</Button>
      </Form>
    </AskingPage>,
    Object.keys(errors).length > 0 ? 422 : 200,
    { 'Cache-Control': 'no-store' },
  );
}

export async function firstSent(c: Context<PageEnv>, accounts: Accounts): Promise<Response> {
  const field = await fieldsOf(c);
  const typed = { name: field('name'), email: field('email'), lang: field('lang') };
  const given = { ...typed, lang: isLang(typed.lang) ? typed.lang : c.var.lang, password: field('password') };
  const tried = await refusable(c, () => makeFirstAdministrator(accounts, c.var.session, given));
  if ('errors' in tried) return firstPage(c, accounts, { errors: tried.errors, typed });
  return c.redirect(`${pathIn(c.var.lang, '/people')}?done=first`, 303);
}
