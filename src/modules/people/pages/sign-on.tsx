import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import {
  type Accounts,
  closeSignOn,
  findSignOns,
  needsParty,
  Refused,
  ROLES,
  type SignOn,
  type SignOnGiven,
  setSignOn,
} from '../../../kernel/access/index.js';
import { notFound, type PageEnv } from '../../../kernel/http/index.js';
import type { House } from '../../../kernel/module/index.js';
import {
  Button,
  ButtonLink,
  Choices,
  Confirm,
  Form,
  type FormErrors,
  pathIn,
  TextField,
  useFrame,
} from '../../../kernel/ui/index.js';
import { findParty, partyNames } from '../../parties/index.js';
import { may } from '../policy.js';
import { roleWord } from '../words.js';
import { isLocal, returnAddress } from './by-issuer.js';
import { AskingPage, DoneNotice, fieldsOf, refusable } from './parts.js';

const NO_STORE = { 'Cache-Control': 'no-store' };

function mustMind(c: Context<PageEnv>): void {
  if (!may(c.var.actor, 'write', 'sign-on', {})) throw notFound();
}

/** `/people/sign-on`: the issuers of parties. */
export async function signOnsPage(c: Context<PageEnv>, { db }: House): Promise<Response> {
  mustMind(c);
  const { frame, t, lang } = c.var;
  const known = { set: t('people.sign-on.done.set'), closed: t('people.sign-on.done.closed') };
  const named = await partyNames(db);
  const all = await findSignOns(db.connection);
  return c.html(
    <AskingPage
      frame={frame}
      title={t('people.sign-on.title')}
      intro={t('people.sign-on.intro')}
      above={[{ label: t('people.people.title'), href: pathIn(lang, '/people') }]}
    >
      <DoneNotice frame={frame} known={known} />
      {all.length === 0 ? <p>{t('people.sign-on.none')}</p> : null}
      <ul class="rows" role="list">
        {all.map(({ id, label, party, issuer }) => (
          <li>
            <a href={pathIn(lang, `/people/sign-on/${id}`)}>
              <bdi>{label}</bdi>
            </a>{' '}
            <span class="quiet">
              <bdi>{named(party, lang)}</bdi>, <bdi>{issuer}</bdi>
            </span>
          </li>
        ))}
      </ul>
      <ButtonLink href={pathIn(lang, '/people/sign-on/add')} kind="first">
        {t('people.sign-on.add')}
      </ButtonLink>
    </AskingPage>,
    200,
    NO_STORE,
  );
}

type Typed = Omit<SignOnGiven, 'party' | 'clientSecret' | 'domains' | 'hosts'> & {
  party: string;
  domains: string;
  hosts: string;
};

const NOTHING: Typed = {
  ...{ party: '', label: '', issuer: '', clientId: '', domains: '', roles: [], hosts: '', vouches: false },
};

/** `/people/sign-on/add` and `/people/sign-on/:id`. What was typed as secret never comes back. */
export async function signOnPage(
  c: Context<PageEnv>,
  house: House,
  { errors = {}, typed }: { errors?: FormErrors; typed?: Typed } = {},
): Promise<Response> {
  mustMind(c);
  const { frame, t, lang } = c.var;
  const kept = await keptIn(c, house);
  const id = kept?.id ?? null;
  const here = pathIn(lang, `/people/sign-on/${id ?? 'add'}`);
  return c.html(
    <AskingPage
      frame={frame}
      title={kept?.label ?? t('people.sign-on.add')}
      above={[{ label: t('people.sign-on.title'), href: pathIn(lang, '/people/sign-on') }]}
      errors={errors}
    >
      {id === null ? null : (
        <>
          <p>{t('people.sign-on.return')}</p>
          <p>
            <code dir="ltr">{returnAddress(c, house, id)}</code>
          </p>
        </>
      )}
      <Form action={here}>
        <Fields said={typed ?? (kept === null ? NOTHING : saidOf(kept))} errors={errors} />
        <Button>{t('people.sign-on.save')}</Button>
      </Form>
      {id === null ? null : (
        <section>
          <h2>{t('people.sign-on.close')}</h2>
          <Confirm action={`${here}/close`} label={t('people.sign-on.close')} back={pathIn(lang, '/people/sign-on')}>
            <p>{t('people.sign-on.close-text')}</p>
          </Confirm>
        </section>
      )}
    </AskingPage>,
    Object.keys(errors).length > 0 ? 422 : 200,
    NO_STORE,
  );
}

function Fields({ said, errors }: { said: Typed; errors: FormErrors }) {
  const { t } = useFrame();
  const text = (name: string, value: string, hint?: Child) => (
    <TextField
      name={name}
      label={t.find(`people.sign-on.field.${name}`) ?? name}
      hint={hint}
      value={value}
      error={errors[name]}
    />
  );
  return (
    <>
      <TextField
        name="party"
        label={t('people.field.party')}
        hint={t.rich('people.sign-on.party-hint', { code: <bdi>BY</bdi> })}
        value={said.party}
        error={errors.party}
        width="short"
      />
      {text('label', said.label)}
      {text('issuer', said.issuer, t('people.sign-on.field.issuer-hint'))}
      {text('client-id', said.clientId)}
      <TextField
        name="client-secret"
        type="password"
        label={t('people.sign-on.field.client-secret')}
        hint={t('people.sign-on.field.client-secret-hint')}
        error={errors['client-secret']}
      />
      {text(
        'domains',
        said.domains,
        t.rich('people.sign-on.field.domains-hint', { example: <bdi>mfa.example.org</bdi> }),
      )}
      {text('hosts', said.hosts, t.rich('people.sign-on.field.hosts-hint', { example: <bdi>keys.example.org</bdi> }))}
      <Choices
        name="roles"
        legend={t('people.sign-on.field.roles')}
        kind="checkbox"
        chosen={said.roles}
        error={errors.roles}
        options={ROLES.filter(needsParty).map((role) => ({ value: role, label: roleWord(t, role) }))}
      />
      <Choices
        name="vouches"
        legend={t('people.sign-on.field.vouches')}
        kind="checkbox"
        chosen={said.vouches ? ['yes'] : []}
        options={[{ value: 'yes', label: t('people.sign-on.field.vouches-yes') }]}
      />
    </>
  );
}

const saidOf = ({ party, domains, hosts, ...said }: SignOn): Typed => ({
  ...said,
  party: party.code,
  domains: domains.join(' '),
  hosts: hosts.join(' '),
});

async function keptIn(c: Context<PageEnv>, { db }: House): Promise<SignOn | null> {
  const id = c.req.param('id');
  if (id === undefined) return null;
  const kept = (await findSignOns(db.connection)).find((one) => one.id === id);
  if (kept === undefined) throw notFound();
  return kept;
}

export async function signOnSent(c: Context<PageEnv>, house: House, { now }: Accounts): Promise<Response> {
  mustMind(c);
  const { actor, lang } = c.var;
  const kept = await keptIn(c, house);
  const field = await fieldsOf(c);
  const form = await c.req.parseBody({ all: true });
  const roles = [form.roles].flat().filter((one) => typeof one === 'string');
  const typed: Typed = {
    ...{ party: field('party'), label: field('label'), issuer: field('issuer'), clientId: field('client-id') },
    ...{ domains: field('domains'), hosts: field('hosts'), roles, vouches: field('vouches') === 'yes' },
  };
  const words = (text: string) => text.split(/[\s,;]+/u).filter((word) => word !== '');
  const tried = await refusable(c, async () => {
    const party = await findParty(house.db, actor, { code: typed.party.trim() });
    if (party === null) throw new Refused('party', 'unknown');
    const given: SignOnGiven = {
      ...typed,
      party: { id: party.id, kind: party.kind, code: party.code },
      clientSecret: field('client-secret').trim(),
      domains: words(typed.domains),
      hosts: words(typed.hosts),
    };
    return setSignOn(house.db, actor, kept?.id ?? null, given, { local: isLocal(house), now: now() });
  });
  if ('errors' in tried) return signOnPage(c, house, { errors: tried.errors, typed });
  return c.redirect(`${pathIn(lang, '/people/sign-on')}?done=set`, 303);
}

export async function signOnCloseSent(c: Context<PageEnv>, house: House, { now }: Accounts): Promise<Response> {
  mustMind(c);
  const kept = await keptIn(c, house);
  if (kept === null) throw notFound();
  await closeSignOn(house.db, c.var.actor, kept.id, now());
  return c.redirect(`${pathIn(c.var.lang, '/people/sign-on')}?done=closed`, 303);
}
