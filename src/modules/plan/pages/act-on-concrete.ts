import type { Context } from 'hono';
import { requirePermission } from '../../../kernel/access/index.js';
import { dayOf } from '../../../kernel/calendar/index.js';
import type { PageEnv } from '../../../kernel/http/index.js';
import type { House } from '../../../kernel/module/index.js';
import { REVIEW_DECISIONS, reviewConcrete } from '../concrete/review-concrete.js';
import { takeBackStep, takeStep } from '../concrete/take-step.js';
import { withdrawConcrete } from '../concrete/withdraw-concrete.js';
import { Refusal } from '../refusal.js';
import { concretePage, type Returned } from './concrete.js';
import { seenIn } from './concrete-edit.js';
import { concretePath } from './parts.js';
import { refusalErrors, refusalSentence } from './refused.js';

/** What the forms on the page of a concrete measure send. A refusal comes back on the page, with what was typed. */

export async function stepSent(c: Context<PageEnv>, house: House): Promise<Response> {
  requirePermission(c.var.actor, 'plan.propose');
  const sent = await c.req.parseBody();
  const field = (name: string) => (typeof sent[name] === 'string' ? sent[name] : '');
  const step = {
    state: field('state'),
    happened: field('happened').trim(),
    note: field('step-note'),
    link: field('link').trim(),
  };
  const file = sent.file instanceof File && sent.file.size > 0 ? sent.file : null;
  return answered(c, house, { field: 'state', step }, async (key) => {
    const bytes = file === null ? null : { bytes: new Uint8Array(await file.arrayBuffer()), name: file.name };
    await takeStep(house.db, c.var.actor, key, { ...step, file: bytes, seen: seenIn(sent.seen) }, dayOf(new Date()));
  });
}

export async function takeBackSent(c: Context<PageEnv>, house: House): Promise<Response> {
  const sent = await c.req.parseBody();
  return answered(c, house, { field: 'state' }, async (key) => {
    const n = seenIn(c.req.param('n'));
    await takeBackStep(house.db, c.var.actor, key, { n, seen: seenIn(sent.seen) });
  });
}

export async function reviewSent(c: Context<PageEnv>, house: House): Promise<Response> {
  requirePermission(c.var.actor, 'plan.review');
  const sent = await c.req.parseBody();
  const note = typeof sent.note === 'string' ? sent.note : '';
  return answered(c, house, { field: 'note', note }, async (key) => {
    const decision = REVIEW_DECISIONS.find((known) => known === sent.decision);
    if (decision === undefined) throw new Refusal('not-in-list', { field: 'note' });
    await reviewConcrete(house.db, c.var.actor, key, { decision, note, seen: seenIn(sent.seen) });
  });
}

export async function withdrawSent(c: Context<PageEnv>, house: House): Promise<Response> {
  const sent = await c.req.parseBody();
  return answered(c, house, { field: 'state' }, async (key) => {
    await withdrawConcrete(house.db, c.var.actor, key, { seen: seenIn(sent.seen) });
  });
}

/** Does the work, then leads back to the page; what was refused is said there, beside its field. */
async function answered(
  c: Context<PageEnv>,
  house: House,
  form: { field: string } & Partial<Pick<Returned, 'note' | 'step'>>,
  work: (key: string) => Promise<void>,
): Promise<Response> {
  const key = c.req.param('key') ?? '';
  const { t, lang } = c.var;
  try {
    await work(key);
  } catch (error) {
    if (!(error instanceof Refusal) || error.status === 404) throw error;
    const meanwhile = error.status === 412 || error.status === 409;
    c.status(error.status);
    return concretePage(c, house, {
      errors: meanwhile ? {} : refusalErrors(t, error, form.field),
      notice: meanwhile ? refusalSentence(t, error) : null,
      note: form.note ?? '',
      step: form.step ?? null,
    });
  }
  return c.redirect(concretePath(lang, key), 303);
}
