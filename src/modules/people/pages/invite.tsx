import type { Context } from 'hono';
import { type Accounts, invite } from '../../../kernel/access/index.js';
import type { PageEnv } from '../../../kernel/http/index.js';
import { isLang } from '../../../kernel/i18n/index.js';
import { queueMail } from '../../../kernel/mail/index.js';
import type { House } from '../../../kernel/module/index.js';
import { Button, Form, type FormErrors, pathIn, TextField } from '../../../kernel/ui/index.js';
import { partyNames } from '../../parties/index.js';
import { invitationMail } from '../mails.js';
import { AskingPage, fieldsOf, LanguageField, refusable } from './parts.js';
import { mustMindPeople } from './people.js';
import { RoleFields, readRole, roleChoices } from './role-fields.js';

interface Typed {
  email: string;
  role: string;
  party: string;
  lang: string;
  limits: readonly string[];
}

/** `/people/invite` */
export async function invitePage(
  c: Context<PageEnv>,
  house: House,
  { errors = {}, typed }: { errors?: FormErrors; typed?: Typed } = {},
): Promise<Response> {
  mustMindPeople(c);
  const { frame, t, lang, actor } = c.var;
  return c.html(
    <AskingPage
      frame={frame}
      title={t('people.invite.title')}
      intro={house.config.mail === undefined ? t('people.invite.no-mail') : t('people.invite.intro')}
      above={[{ label: t('people.people.title'), href: pathIn(lang, '/people') }]}
      errors={errors}
    >
      <Form action={pathIn(lang, '/people/invite')}>
        <TextField
          name="email"
          type="email"
          label={t('people.field.email')}
          value={typed?.email}
          error={errors.email}
        />
        <RoleFields
          choices={roleChoices(actor)}
          named={await partyNames(house.db)}
          chosen={typed?.role ?? ''}
          party={typed?.party ?? c.var.url.searchParams.get('party') ?? ''}
          limits={typed?.limits ?? []}
          errors={errors}
        />
        <LanguageField value={isLang(typed?.lang) ? typed.lang : lang} />
        <Button>{t('people.invite.button')}</Button>
      </Form>
    </AskingPage>,
    Object.keys(errors).length > 0 ? 422 : 200,
    { 'Cache-Control': 'no-store' },
  );
}

export async function inviteSent(c: Context<PageEnv>, house: House, { db, now }: Accounts): Promise<Response> {
  mustMindPeople(c);
  const { actor } = c.var;
  const field = await fieldsOf(c);
  const form = await c.req.parseBody({ all: true });
  const limits = [form.limits].flat().filter((one) => typeof one === 'string');
  const typed = { email: field('email'), role: field('role'), party: field('party'), lang: field('lang'), limits };
  const server = house.config.mail !== undefined;
  const named = await partyNames(house.db);
  const tried = await refusable(c, async () => {
    const given = {
      ...(await readRole(house, actor, typed)),
      email: typed.email,
      lang: isLang(typed.lang) ? typed.lang : c.var.lang,
      readOnly: limits.includes('read-only'),
      ownOnly: limits.includes('own-only'),
    };
    await invite(
      db,
      actor,
      given,
      (transaction, token, invitation) =>
        queueMail(transaction, invitationMail(house, named, invitation, token), { server }),
      now(),
    );
  });
  if ('errors' in tried) return invitePage(c, house, { typed, errors: tried.errors });
  return c.redirect(`${pathIn(c.var.lang, server ? '/people' : '/people/outbox')}?done=invited`, 303);
}
