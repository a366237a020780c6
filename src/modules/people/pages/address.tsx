import type { Context } from 'hono';
import {
  type Accounts,
  ADDRESS_MINUTES,
  askForAddress,
  changeAddress,
  type NewAddress,
  NotAllowed,
  requirePresence,
} from '../../../kernel/access/index.js';
import type { PageEnv } from '../../../kernel/http/index.js';
import type { Lang } from '../../../kernel/i18n/index.js';
import { claimMailTo, queueMail } from '../../../kernel/mail/index.js';
import type { House } from '../../../kernel/module/index.js';
import { Button, Form, type FormErrors, pathIn, TextField } from '../../../kernel/ui/index.js';
import { addressChangedMail, addressCodeMail } from '../mails.js';
import { AskingPage, fieldsOf, refusable } from './parts.js';

const NO_STORE = { 'Cache-Control': 'no-store' };

/** Mail is in the language of its reader, whatever page was open. */
function reader({ var: { actor } }: Context<PageEnv>): { person: string; lang: Lang } {
  if (actor.kind !== 'person') throw new NotAllowed();
  return { person: actor.id, lang: actor.lang };
}

/** `/account/address`: asks for a new mail address, with presence proved. */
export async function addressPage(
  c: Context<PageEnv>,
  { db }: Accounts,
  { email = '', errors = {} }: { email?: string; errors?: FormErrors } = {},
): Promise<Response> {
  const { frame, t, lang, session } = c.var;
  await requirePresence(db.connection, session);
  return c.html(
    <AskingPage
      frame={frame}
      title={t('people.address.title')}
      intro={t('people.address.intro')}
      above={[{ label: t('people.account.title'), href: pathIn(lang, '/account') }]}
      errors={errors}
    >
      <Form action={pathIn(lang, '/account/address')}>
        <TextField
          name="email"
          type="email"
          label={t('people.address.new')}
          value={email}
          error={errors.email}
          autocomplete="email"
        />
        <Button>{t('people.address.send')}</Button>
      </Form>
    </AskingPage>,
    Object.keys(errors).length > 0 ? 422 : 200,
    NO_STORE,
  );
}

export async function addressSent(c: Context<PageEnv>, house: House, accounts: Accounts): Promise<Response> {
  const email = (await fieldsOf(c))('email');
  const server = house.config.mail !== undefined;
  const tried = await refusable(c, () =>
    askForAddress(accounts, c.var.session, email, (transaction, to, code) =>
      queueMail(transaction, addressCodeMail({ to, ...reader(c), code, now: accounts.now() }), { server }),
    ),
  );
  return 'errors' in tried ? addressPage(c, accounts, { email, errors: tried.errors }) : codePage(c, tried.done);
}

/** Asks for the code that went to the new address. */
function codePage(
  c: Context<PageEnv>,
  { email, note }: NewAddress,
  errors: FormErrors = {},
): Response | Promise<Response> {
  const { frame, t, lang } = c.var;
  return c.html(
    <AskingPage
      frame={frame}
      title={t('people.address.code-title')}
      intro={t.rich('people.address.code-intro', { address: <bdi>{email}</bdi>, minutes: ADDRESS_MINUTES })}
      above={[{ label: t('people.address.title'), href: pathIn(lang, '/account/address') }]}
      errors={errors}
    >
      <Form action={pathIn(lang, '/account/address/confirm')}>
        <input type="hidden" name="email" value={email} />
        <input type="hidden" name="note" value={note} />
        <TextField
          name="code"
          label={t('people.field.code')}
          error={errors.code ?? errors.email}
          width="short"
          inputmode="numeric"
          autocomplete="one-time-code"
        />
        <Button>{t('people.address.confirm')}</Button>
      </Form>
    </AskingPage>,
    Object.keys(errors).length > 0 ? 422 : 200,
    NO_STORE,
  );
}

export async function addressConfirmed(c: Context<PageEnv>, house: House, accounts: Accounts): Promise<Response> {
  const field = await fieldsOf(c);
  const asked = { email: field('email'), note: field('note') };
  const server = house.config.mail !== undefined;
  const tried = await refusable(c, () =>
    changeAddress(accounts, c.var.session, { ...asked, code: field('code') }, async (transaction, to) => {
      await claimMailTo(transaction, { personId: reader(c).person, address: to });
      await queueMail(transaction, addressChangedMail({ to, ...reader(c) }), { server });
    }),
  );
  if ('errors' in tried) return codePage(c, asked, tried.errors);
  return c.redirect(`${pathIn(c.var.lang, '/account')}?done=address`, 303);
}
