import type { Context } from 'hono';
import { findPerson, Refused, requirePresence, StepUpNeeded } from '../../../kernel/access/index.js';
import { dropSessionCookie, notFound, type PageEnv } from '../../../kernel/http/index.js';
import type { Translator } from '../../../kernel/i18n/index.js';
import type { ConcordanceModule, House } from '../../../kernel/module/index.js';
import {
  Choices,
  Confirm,
  ErrorSummary,
  type FormErrors,
  Layout,
  PageHead,
  pathIn,
  TextField,
} from '../../../kernel/ui/index.js';
import { ERASURE_REASONS, eraseOneself, erasePerson } from '../erase-person.js';
import { may } from '../policy.js';
import { toSignIn } from './own-data.js';

const NO_STORE = { 'Cache-Control': 'no-store' };

/** What goes, what stays and why, before somebody says yes. */
function WhatGoes({ t }: { t: Translator }) {
  return (
    <div class="prose">
      <h2>{t('audit.erase.goes')}</h2>
      <p>{t('audit.erase.goes-text')}</p>
      <h2>{t('audit.erase.stays')}</h2>
      <p>{t('audit.erase.stays-text')}</p>
      <p>
        <strong>{t('audit.erase.for-good')}</strong>
      </p>
    </div>
  );
}

/** `/account/data/erase`: asks before one erases oneself, with presence proved. */
export async function eraseOneselfPage(c: Context<PageEnv>, { db }: House, errors: FormErrors = {}): Promise<Response> {
  const { frame, t, lang, actor, session } = c.var;
  if (actor.kind === 'public') return toSignIn(c, '/account/data/erase');
  await requirePresence(db.connection, session);
  return c.html(
    <Layout frame={frame} title={t('audit.own.erase')} failed={Object.keys(errors).length > 0} styles={['audit.css']}>
      <ErrorSummary errors={errors} />
      <PageHead
        title={t('audit.own.erase')}
        above={[{ label: t('audit.own.title'), href: pathIn(lang, '/account/data') }]}
        intro={t('audit.erase.first-take-out')}
      />
      <div class="prose">
        <Confirm
          action={pathIn(lang, '/account/data/erase')}
          label={t('audit.erase.yes')}
          back={pathIn(lang, '/account/data')}
        >
          <WhatGoes t={t} />
        </Confirm>
      </div>
    </Layout>,
    Object.keys(errors).length > 0 ? 422 : 200,
    NO_STORE,
  );
}

export async function eraseOneselfSent(
  c: Context<PageEnv>,
  house: House,
  modules: readonly ConcordanceModule[],
): Promise<Response> {
  try {
    await eraseOneself(house, c.var.session, modules);
  } catch (error) {
    if (error instanceof Refused) return eraseOneselfPage(c, house, refusedWords(c.var.t, error));
    throw error;
  }
  dropSessionCookie(c);
  return c.redirect(pathIn(c.var.lang, '/account/erased'), 303);
}

/** `/account/erased`: nobody is in any more. */
export function erasedPage(c: Context<PageEnv>): Response | Promise<Response> {
  const { frame, t } = c.var;
  return c.html(
    <Layout frame={frame} title={t('audit.erase.done')}>
      <PageHead title={t('audit.erase.done')} intro={t('audit.erase.done-text')} />
    </Layout>,
  );
}

/** The id in the address, for those who erase; for everybody else there is no such page. */
function personIn(c: Context<PageEnv>): string {
  const { actor } = c.var;
  const id = c.req.param('id') ?? '';
  if (!may(actor, 'erase', 'identity', {}) || !/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id))
    throw notFound();
  if (actor.kind === 'person' && !actor.steppedUp) throw new StepUpNeeded();
  return id;
}

/** `/people/:id/erase`: erases somebody on a written request. */
export async function erasePersonPage(
  c: Context<PageEnv>,
  { db }: House,
  { errors = {}, reason = '', reference = '' }: { errors?: FormErrors; reason?: string; reference?: string } = {},
): Promise<Response> {
  const id = personIn(c);
  const { frame, t, lang } = c.var;
  const person = await findPerson(db.connection, { id });
  if (person === null) throw notFound();
  const here = pathIn(lang, `/people/${id}`);
  const title = t('audit.erase.title', { name: person.name });
  return c.html(
    <Layout frame={frame} title={title} failed={Object.keys(errors).length > 0} styles={['audit.css']}>
      <ErrorSummary errors={errors} />
      <PageHead title={title} above={[{ label: person.name, href: here }]} intro={t('audit.erase.intro')} />
      <div class="prose">
        <Confirm action={`${here}/erase`} label={t('audit.erase.yes')} back={here}>
          <Choices
            name="reason"
            kind="radio"
            legend={t('audit.erase.reason')}
            error={errors.reason}
            options={ERASURE_REASONS.map((value) => ({ value, label: t(`audit.erase.reason.${value}`) }))}
            chosen={reason === '' ? [] : [reason]}
          />
          <TextField
            name="reference"
            label={t('audit.erase.reference')}
            hint={t('audit.erase.reference-hint')}
            error={errors.reference}
            value={reference}
            width="short"
          />
          <WhatGoes t={t} />
        </Confirm>
      </div>
    </Layout>,
    Object.keys(errors).length > 0 ? 422 : 200,
    NO_STORE,
  );
}

export async function erasePersonSent(
  c: Context<PageEnv>,
  house: House,
  modules: readonly ConcordanceModule[],
): Promise<Response> {
  const id = personIn(c);
  const { t, actor, lang } = c.var;
  if ((await findPerson(house.db.connection, { id })) === null) throw notFound();
  const form = await c.req.parseBody();
  const typed = { reason: textOf(form.reason), reference: textOf(form.reference) };
  const reason = ERASURE_REASONS.find((known) => known === typed.reason);
  if (reason === undefined)
    return erasePersonPage(c, house, { ...typed, errors: { reason: t('audit.erase.reason.missing') } });
  try {
    await erasePerson(house.db, actor, id, modules, { reason, reference: typed.reference });
  } catch (error) {
    if (error instanceof Refused) return erasePersonPage(c, house, { ...typed, errors: refusedWords(t, error) });
    throw error;
  }
  return c.redirect(`${pathIn(lang, '/people')}?done=erased`, 303);
}

function refusedWords(t: Translator, { field, why }: Refused): FormErrors {
  if (why === 'last-administrator') return { reason: t('audit.erase.last-administrator') };
  return { [field]: t(why === 'missing' ? 'audit.erase.reference.missing' : 'audit.erase.reference.malformed') };
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
