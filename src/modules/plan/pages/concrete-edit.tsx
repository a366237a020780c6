import type { Context } from 'hono';
import { type Actor, NotAllowed, partiesPermitted, permits, requirePermission } from '../../../kernel/access/index.js';
import type { PageEnv } from '../../../kernel/http/index.js';
import { LANGS, type Lang } from '../../../kernel/i18n/index.js';
import type { House } from '../../../kernel/module/index.js';
import { amountText } from '../../../kernel/money/index.js';
import { ErrorSummary, type FormErrors, Layout, Notice, PageHead, pathIn } from '../../../kernel/ui/index.js';
import { findParty, type Party, partyName } from '../../parties/index.js';
import type { ContentGiven } from '../concrete/check-content.js';
import { type ConcreteContent, titleIn } from '../concrete/content.js';
import { getConcrete } from '../concrete/get-concrete.js';
import { addConcrete, editConcrete, type Sent } from '../concrete/write-concrete.js';
import { Refusal } from '../refusal.js';
import { ContentFields, LatestBeside } from './concrete-fields.js';
import { concretePath, TextOf } from './parts.js';
import { refusalErrors, refusalSentence } from './refused.js';

const EMPTY: ContentGiven = {
  ...{ titles: {}, descriptions: {}, measures: [], partners: [], place: '', starts: '', ends: '', budget: '' },
  currency: '',
};

/** Parties that the actor may enter measures for: their own; the secretariat names any by its code. */
async function leads(house: House, actor: Actor): Promise<{ own: Party[]; any: boolean }> {
  const refs = partiesPermitted(actor, 'plan.propose');
  const own = await Promise.all(refs.map(({ id }) => findParty(house.db, actor, { id })));
  return { own: own.filter((party) => party !== null), any: permits(actor, 'plan.propose', { party: null }) };
}

/** `/plan/concrete/add`: a new concrete measure. `?measure=12` begins with that measure of the Plan. */
export async function addConcretePage(
  c: Context<PageEnv>,
  house: House,
  sent: { given: ContentGiven; lead: string; errors: FormErrors } | null = null,
) {
  const { actor, frame, lang, t, url } = c.var;
  requirePermission(actor, 'plan.propose');
  const { own, any } = await leads(house, actor);
  const title = t('plan.concrete.add');
  const errors = sent?.errors ?? {};
  return c.html(
    <Layout frame={frame} title={title} styles={['plan.css']} failed={Object.keys(errors).length > 0}>
      <PageHead
        title={title}
        above={[
          { label: t('plan.title'), href: pathIn(lang, '/plan') },
          { label: t('plan.concrete.title'), href: pathIn(lang, '/plan/concrete') },
        ]}
        intro={t('plan.edit.intro')}
      />
      <ErrorSummary errors={errors} />
      <ContentFields
        action={pathIn(lang, '/plan/concrete/add')}
        back={pathIn(lang, '/plan/concrete')}
        values={sent?.given ?? { ...EMPTY, measures: url.searchParams.getAll('measure') }}
        errors={errors}
        seen={null}
        lead={{
          own: own.map((party) => ({ code: party.code, name: partyName(t, party) })),
          any,
          chosen: sent?.lead ?? '',
        }}
      />
    </Layout>,
  );
}

export async function addConcreteSent(c: Context<PageEnv>, house: House): Promise<Response> {
  const { actor, lang, t } = c.var;
  requirePermission(actor, 'plan.propose');
  const form = await c.req.parseBody({ all: true });
  const given = contentIn(form);
  const lead = textIn(form, 'lead').trim();
  try {
    const { key } = await addConcrete(house.db, actor, lead, given, sentIn(form));
    return c.redirect(concretePath(lang, key), 303);
  } catch (error) {
    // Who may enter something, but not for this party, is told so beside the field.
    const known =
      error instanceof NotAllowed ? new Refusal('not-your-party', { field: 'lead', values: { given: lead } }) : error;
    if (!(known instanceof Refusal)) throw error;
    c.status(known.status === 404 ? 422 : known.status);
    return addConcretePage(c, house, { given, lead, errors: refusalErrors(t, known, 'title') });
  }
}

interface Sending {
  given: ContentGiven;
  errors: FormErrors;
  /** Somebody else was quicker: both versions are shown. */
  overtaken: string | null;
}

/** `/plan/concrete/:key/edit` */
export async function editConcretePage(c: Context<PageEnv>, house: House, sent: Sending | null = null) {
  const { actor, frame, lang, t } = c.var;
  const whole = await getConcrete(house.db, actor, c.req.param('key') ?? '');
  if (whole.full === null || !whole.rights.write) throw new Refusal('no-such-concrete');
  const { latest, version } = whole.full;
  const here = concretePath(lang, whole.key);
  const errors = sent?.errors ?? {};
  return c.html(
    <Layout
      frame={frame}
      title={titleIn(t, latest.content)}
      styles={['plan.css']}
      failed={Object.keys(errors).length > 0 || sent?.overtaken != null}
    >
      <PageHead
        title={<TextOf texts={latest.content.titles} />}
        above={[
          { label: t('plan.concrete.title'), href: pathIn(lang, '/plan/concrete') },
          { label: titleIn(t, latest.content), href: here },
        ]}
        intro={t('plan.edit.intro')}
      />
      <ErrorSummary errors={errors} />
      {sent?.overtaken == null ? null : (
        <Notice kind="late">
          <p>{sent.overtaken}</p>
          <LatestBeside given={givenOf(latest.content)} typed={sent.given} />
        </Notice>
      )}
      <ContentFields
        action={`${here}/edit`}
        back={here}
        values={sent?.given ?? givenOf(latest.content)}
        errors={errors}
        seen={version}
        lead={null}
      />
    </Layout>,
  );
}

export async function editConcreteSent(c: Context<PageEnv>, house: House): Promise<Response> {
  const { actor, lang, t } = c.var;
  const key = c.req.param('key') ?? '';
  const form = await c.req.parseBody({ all: true });
  const given = contentIn(form);
  try {
    await editConcrete(house.db, actor, key, given, { sent: sentIn(form), seen: seenIn(form.seen) });
  } catch (error) {
    if (!(error instanceof Refusal) || error.status === 404) throw error;
    c.status(error.status);
    const late = error.code === 'changed-meanwhile';
    return editConcretePage(c, house, {
      given,
      errors: late ? {} : refusalErrors(t, error, 'title'),
      overtaken: late ? refusalSentence(t, error) : null,
    });
  }
  return c.redirect(concretePath(lang, key), 303);
}

type Body = Record<string, string | File | (string | File)[]>;

function textIn(form: Body, name: string): string {
  const value = form[name];
  return typeof value === 'string' ? value : '';
}

function allIn(form: Body, name: string): string[] {
  const value = form[name];
  return (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string');
}

const sentIn = (form: Body): Sent => (form.send === 'propose' ? 'propose' : 'draft');

/** What is no number is the version of nobody, and refused as such. */
export function seenIn(value: unknown): number {
  return typeof value === 'string' && /^\d{1,9}$/u.test(value) ? Number(value) : 0;
}

function contentIn(form: Body): ContentGiven {
  const texts = (what: string) =>
    Object.fromEntries(LANGS.map((lang: Lang) => [lang, textIn(form, `${what}-${lang}`)])) as Record<Lang, string>;
  return {
    titles: texts('title'),
    descriptions: texts('description'),
    measures: allIn(form, 'measures').flatMap((one) => one.split(/[\s,;|]+/u)),
    // One a line, as people write lists.
    partners: textIn(form, 'partners').split(/\r?\n/u),
    place: textIn(form, 'place'),
    starts: textIn(form, 'starts'),
    ends: textIn(form, 'ends'),
    budget: textIn(form, 'budget'),
    currency: textIn(form, 'currency'),
  };
}

function givenOf(content: ConcreteContent): ContentGiven {
  const { titles, descriptions, measures, partners, place, starts, ends, budget } = content;
  return {
    ...{ titles, descriptions, partners, place, measures: measures.map(String) },
    starts: starts ?? '',
    ends: ends ?? '',
    budget: budget === null ? '' : amountText(budget),
    currency: budget?.currency ?? '',
  };
}
