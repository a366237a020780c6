import type { Context } from 'hono';
import {
  type Accounts,
  findPerson,
  type Invitation,
  joinAnew,
  joinAs,
  openInvitation,
  optionsToJoin,
} from '../../../kernel/access/index.js';
import { type PageEnv, setSessionCookie } from '../../../kernel/http/index.js';
import { formatMoment, isLang } from '../../../kernel/i18n/index.js';
import {
  Button,
  ButtonLink,
  Facts,
  Form,
  type FormErrors,
  Notice,
  pathIn,
  TextField,
  useFrame,
} from '../../../kernel/ui/index.js';
import { type PartyNames, partyNames } from '../../parties/index.js';
import {
  AskingPage,
  doorOf,
  fieldsOf,
  LanguageField,
  NewPasswordField,
  PasskeyPart,
  refusable,
  siteHere,
} from './parts.js';
import { RoleText } from './role-list.js';

const NO_STORE = { 'Cache-Control': 'no-store' };

/** `/join/:token`: what one is invited to, and the account it needs. Looking does not use the link up. */
export async function joinPage(
  c: Context<PageEnv>,
  accounts: Accounts,
  { errors = {}, name = '', lang }: { errors?: FormErrors; name?: string; lang?: string } = {},
): Promise<Response> {
  const { frame, t, actor } = c.var;
  const { connection } = accounts.db;
  const token = c.req.param('token') ?? '';
  const invitation = await openInvitation(connection, token, accounts.now());
  if (invitation === null) return closedPage(c);
  const status = Object.keys(errors).length > 0 ? 422 : 200;
  const { email } = invitation;
  const named = await partyNames(accounts.db);
  const here = actor.kind === 'person' ? await findPerson(connection, { id: actor.id }) : null;
  if (here !== null) {
    const same = here.email === email;
    return c.html(
      <AskingPage frame={frame} title={t('people.join.title')} intro={t('people.join.intro')} errors={errors}>
        <Offer invitation={invitation} named={named} />
        {same ? (
          <Form action={c.var.url.pathname}>
            <Button>{t('people.join.accept')}</Button>
          </Form>
        ) : (
          <Notice kind="due">
            <p>{t.rich('people.join.other-account', { email: <bdi>{email}</bdi> })}</p>
            <p>
              <a href={pathIn(c.var.lang, '/sign-out')}>{t('people.sign-out.title')}</a>
            </p>
          </Notice>
        )}
      </AskingPage>,
      status,
      NO_STORE,
    );
  }
  if ((await findPerson(connection, { email })) !== null) {
    const then = encodeURIComponent(c.var.url.pathname);
    return c.html(
      <AskingPage frame={frame} title={t('people.join.title')} intro={t('people.join.intro')}>
        <Offer invitation={invitation} named={named} />
        <p>{t('people.join.has-account')}</p>
        <ButtonLink href={`${pathIn(c.var.lang, '/sign-in')}?then=${then}`} kind="first">
          {t('people.sign-in.title')}
        </ButtonLink>
      </AskingPage>,
      200,
      NO_STORE,
    );
  }
  const site = siteHere(c);
  const options = site === null ? null : await optionsToJoin(accounts, site, token);
  return c.html(
    <AskingPage
      frame={frame}
      title={t('people.join.title')}
      intro={t('people.join.intro')}
      errors={errors}
      islands={['passkey-ceremony']}
    >
      <Offer invitation={invitation} named={named} />
      <Form action={c.var.url.pathname}>
        <TextField
          name="name"
          label={t('people.field.name')}
          hint={t('people.field.name-hint')}
          value={name}
          error={errors.name}
          autocomplete="name"
        />
        <LanguageField value={isLang(lang) ? lang : invitation.lang} />
        <h2>{t('people.sign-in.by-passkey')}</h2>
        <p>{t('people.passkey.what')}</p>
        <PasskeyPart options={options} act="make" label={t('people.join.with-passkey')} />
        <h2>{t('people.sign-in.by-password')}</h2>
        <NewPasswordField error={errors.password} />
        <Button kind="second">{t('people.join.with-password')}</Button>
      </Form>
    </AskingPage>,
    status,
    NO_STORE,
  );
}

function Offer({ invitation, named }: { invitation: Invitation; named: PartyNames }) {
  const { t, lang } = useFrame();
  const { email, expires } = invitation;
  return (
    <Facts
      facts={[
        { name: t('people.join.role'), value: <RoleText held={{ ...invitation, onBehalfOf: null }} named={named} /> },
        { name: t('people.field.email'), value: <bdi>{email}</bdi> },
        { name: t('people.join.until'), value: <bdi>{formatMoment(lang, expires)}</bdi> },
      ]}
    />
  );
}

function closedPage(c: Context<PageEnv>): Response | Promise<Response> {
  const { frame, t } = c.var;
  return c.html(
    <AskingPage frame={frame} title={t('people.join.title')}>
      <Notice kind="late" title={t('people.link.closed')}>
        <p>{t('people.join.ask-again')}</p>
      </Notice>
    </AskingPage>,
    410,
    NO_STORE,
  );
}

export async function joinSent(c: Context<PageEnv>, accounts: Accounts): Promise<Response> {
  const token = c.req.param('token') ?? '';
  const account = pathIn(c.var.lang, '/account');
  if (c.var.actor.kind === 'person') {
    const tried = await refusable(c, () => joinAs(accounts, c.var.session, token));
    return 'errors' in tried
      ? joinPage(c, accounts, { errors: tried.errors })
      : c.redirect(`${account}?done=joined`, 303);
  }
  const field = await fieldsOf(c);
  const [name, asked, passkey] = [field('name'), field('lang'), field('passkey')];
  const lang = isLang(asked) ? asked : c.var.lang;
  const by = passkey === '' ? { password: field('password') } : { passkey, label: c.var.t('people.passkey.unnamed') };
  const tried = await refusable(c, () => joinAnew(accounts, siteHere(c), token, { name, lang, by }, doorOf(c)));
  if ('errors' in tried) return joinPage(c, accounts, { errors: tried.errors, name, lang: asked });
  setSessionCookie(c, tried.done);
  return c.redirect(`${pathIn(lang, '/account')}?done=joined`, 303);
}
