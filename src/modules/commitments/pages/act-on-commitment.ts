import type { Context } from 'hono';
import { OF_THE_HOUSE, requirePermission } from '../../../kernel/access/index.js';
import type { PageEnv } from '../../../kernel/http/index.js';
import { SCHEMES, type Scheme } from '../commitment.js';
import { decideFiling, type FilingDecision } from '../decide-filing.js';
import { fileCommitment } from '../file-commitment.js';
import { Refusal } from '../refusal.js';
import { STEP_KINDS } from '../steps.js';
import { takeBackStep, takeStep } from '../take-step.js';
import { dayOf } from '../timing/days.js';
import { type CommitmentHouse, commitmentPage } from './commitment.js';
import { commitmentPath } from './parts.js';
import { refusalErrors, refusalSentence } from './refused.js';
import type { StepForm } from './step-form.js';

/** What the forms on the page of a commitment send. A refusal comes back on the page, with what was typed. */

export async function stepSent(c: Context<PageEnv>, house: CommitmentHouse): Promise<Response> {
  const { actor } = c.var;
  requirePermission(actor, 'register.write');
  const sent = await c.req.parseBody();
  const field = (name: string) => (typeof sent[name] === 'string' ? sent[name] : '');
  const step: StepForm = {
    kind: field('kind'),
    happened: field('happened').trim(),
    note: field('note'),
    link: field('link').trim(),
  };
  const file = sent.file instanceof File && sent.file.size > 0 ? sent.file : null;
  return answered(c, house, 'became', { field: 'kind', step }, async (key) => {
    const kind = STEP_KINDS.find((known) => known === step.kind);
    if (kind === undefined) throw new Refusal('not-in-list', { field: 'kind' });
    await takeStep(
      house.db,
      actor,
      key,
      {
        ...step,
        kind,
        file: file === null ? null : { bytes: new Uint8Array(await file.arrayBuffer()), name: file.name },
        version: versionIn(sent.version),
      },
      dayOf(new Date()),
    );
  });
}

export async function takeBackSent(c: Context<PageEnv>, house: CommitmentHouse): Promise<Response> {
  return answered(c, house, 'became', { field: 'step' }, async (key) => {
    await takeBackStep(house.db, c.var.actor, key, c.req.param('stepId') ?? '');
  });
}

const DECISIONS: readonly FilingDecision[] = ['confirm', 'reject', 'undo'];

export async function filingSent(c: Context<PageEnv>, house: CommitmentHouse): Promise<Response> {
  const { actor } = c.var;
  const sent = await c.req.parseBody();
  const [name, code = ''] = (typeof sent.filing === 'string' ? sent.filing : '').split(':');
  return answered(c, house, 'filed', { field: 'filing' }, async (key) => {
    requirePermission(actor, 'register.write', OF_THE_HOUSE);
    const scheme = (Object.keys(SCHEMES) as Scheme[]).find((known) => known === name);
    if (scheme === undefined) throw new Refusal('not-in-list', { field: 'filing' });
    const version = versionIn(sent.version);
    const decision = DECISIONS.find((known) => known === sent.decision);
    if (decision !== undefined) await decideFiling(house.db, actor, key, { scheme, code, decision, version });
    else await fileCommitment(house.db, actor, key, { scheme, code, version });
  });
}

/** What is no number is the version of nobody, and refused as such. */
export function versionIn(value: unknown): number {
  return typeof value === 'string' && /^\d{1,9}$/u.test(value) ? Number(value) : 0;
}

/** Does the work, then leads back to the page; what was refused is said there, beside its field. */
async function answered(
  c: Context<PageEnv>,
  house: CommitmentHouse,
  anchor: string,
  form: { field: string; step?: StepForm },
  work: (key: string) => Promise<void>,
): Promise<Response> {
  const key = c.req.param('key') ?? '';
  const { t } = c.var;
  try {
    await work(key);
  } catch (error) {
    if (!(error instanceof Refusal) || error.status === 404) throw error;
    const meanwhile = error.code === 'changed-meanwhile' || error.code === 'already-decided';
    c.status(error.status);
    return commitmentPage(c, house, {
      errors: meanwhile ? {} : refusalErrors(t, error, form.field),
      notice: meanwhile ? refusalSentence(t, error) : null,
      step: form.step ?? null,
    });
  }
  return c.redirect(`${commitmentPath(t, key)}#${anchor}`, 303);
}
