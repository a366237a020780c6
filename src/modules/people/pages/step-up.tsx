import type { Context } from 'hono';
import {
  type Accounts,
  findMeans,
  NotAllowed,
  optionsToUse,
  PRESENCE_MINUTES,
  stepUpByPasskey,
  stepUpByPassword,
} from '../../../kernel/access/index.js';
import { type PageEnv, setSessionCookie } from '../../../kernel/http/index.js';
import { Button, Form, type FormErrors, Notice, pathIn, TextField } from '../../../kernel/ui/index.js';
import { arrivedForm, KeptFields, type KeptForm, keptForm, sendKeptPage } from './kept-form.js';
import { AskingPage, doorOf, fieldsOf, goOn, PasskeyPart, refusable, siteHere } from './parts.js';

interface Asked {
  onward?: string;
  errors?: FormErrors;
  kept?: KeptForm | null;
}

/** `/step-up?then=`: proves presence again, by what the person has, and goes on. */
export async function stepUpPage(
  c: Context<PageEnv>,
  accounts: Accounts,
  { onward = c.var.url.searchParams.get('then') ?? '', errors = {}, kept = null }: Asked = {},
  status: 200 | 422 | 429 = 200,
): Promise<Response> {
  const { frame, t, lang, actor, session } = c.var;
  if (actor.kind === 'public') return c.redirect(`${pathIn(lang, '/sign-in')}?then=${encodeURIComponent(onward)}`, 303);
  if (actor.kind !== 'person') throw new NotAllowed();
  const means = await findMeans(accounts.db.connection, actor.id);
  const site = siteHere(c);
  const options = site === null ? null : await optionsToUse(accounts, session, site);
  const action = pathIn(lang, '/step-up');
  return c.html(
    <AskingPage
      frame={frame}
      title={t('people.step-up.title')}
      intro={t('people.step-up.intro', { minutes: PRESENCE_MINUTES })}
      errors={errors}
      islands={['passkey-ceremony']}
    >
      {kept === null ? null : (
        <Notice>
          <p>{t('people.step-up.kept')}</p>
        </Notice>
      )}
      {means.passkeys === 0 ? null : (
        <section class="way">
          <h2>{t('people.sign-in.by-passkey')}</h2>
          <Form action={action}>
            <input type="hidden" name="onward" value={onward} />
            <KeptFields kept={kept} />
            <PasskeyPart options={options} act="use" label={t('people.step-up.passkey-button')} />
          </Form>
        </section>
      )}
      {means.password ? (
        <section class="way">
          <h2>{means.codes ? t('people.step-up.by-code') : t('people.sign-in.by-password')}</h2>
          <Form action={action}>
            <input type="hidden" name="onward" value={onward} />
            <KeptFields kept={kept} />
            <TextField
              name="password"
              type="password"
              label={t('people.field.password')}
              error={errors.password}
              autocomplete="current-password"
            />
            {means.codes ? (
              <TextField
                name="code"
                label={t('people.field.code')}
                hint={t('people.code.hint')}
                width="short"
                autocomplete="one-time-code"
              />
            ) : null}
            <div class="actions">
              <Button kind={means.passkeys === 0 ? 'first' : 'second'}>{t('people.step-up.button')}</Button>
            </div>
          </Form>
        </section>
      ) : null}
      {means.codes || means.passkeys > 0 ? null : <p class="quiet">{t('people.step-up.only-password')}</p>}
    </AskingPage>,
    status,
    { 'Cache-Control': 'no-store' },
  );
}

/** The proof; or a form that cannot go on without one, sent on to here. */
export async function stepUpSent(c: Context<PageEnv>, accounts: Accounts): Promise<Response> {
  const { t, session } = c.var;
  const arrived = await arrivedForm(c);
  if (arrived !== null) return stepUpPage(c, accounts, { kept: arrived });
  const field = await fieldsOf(c);
  const onward = field('onward');
  const kept = await keptForm(c);
  const proved = (token: string) => {
    setSessionCookie(c, token);
    return kept === null ? c.redirect(goOn(c, onward), 303) : sendKeptPage(c, kept, onward);
  };
  const site = siteHere(c);
  const passkey = field('passkey');
  if (passkey !== '' && site !== null) {
    const tried = await refusable(c, () => stepUpByPasskey(accounts, session, site, passkey));
    if ('errors' in tried) return stepUpPage(c, accounts, { onward, errors: tried.errors, kept }, 422);
    return proved(tried.done);
  }
  const result = await stepUpByPassword(
    accounts,
    session,
    { password: field('password'), code: field('code') },
    doorOf(c),
  );
  if (result.outcome === 'in') return proved(result.token);
  const wait = result.outcome === 'wait';
  const text = wait ? t('people.sign-in.wait', { seconds: result.seconds }) : t('people.step-up.wrong');
  return stepUpPage(c, accounts, { onward, errors: { password: text }, kept }, wait ? 429 : 422);
}
