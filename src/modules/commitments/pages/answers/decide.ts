import type { Context } from 'hono';
import { fileAnswer, type PageEnv } from '../../../../kernel/http/index.js';
import type { House } from '../../../../kernel/module/index.js';
import { getAnswerFile } from '../../answers/get-answer.js';
import { REVIEW_DECISIONS, reviewAnswer } from '../../answers/review-answer.js';
import { withdrawAnswer } from '../../answers/withdraw-answer.js';
import { Refusal } from '../../refusal.js';
import { dayOf } from '../../timing/days.js';
import { versionIn } from '../act-on-commitment.js';
import { refusalErrors, refusalSentence } from '../refused.js';
import { answerPage } from './answer.js';
import { answerPath } from './parts.js';

/** What the page of an answer sends. A refusal comes back on the page, with what was typed. */

export async function reviewSent(c: Context<PageEnv>, house: House): Promise<Response> {
  const sent = await c.req.parseBody();
  const note = typeof sent.note === 'string' ? sent.note : '';
  return answered(c, house, note, async (place) => {
    const decision = REVIEW_DECISIONS.find((known) => known === sent.decision);
    if (decision === undefined) throw new Refusal('not-in-list', { field: 'note' });
    await reviewAnswer(house.db, c.var.actor, place, { decision, note, version: versionIn(sent.version) });
  });
}

export async function withdrawSent(c: Context<PageEnv>, house: House): Promise<Response> {
  const sent = await c.req.parseBody();
  return answered(c, house, '', async (place) => {
    await withdrawAnswer(house.db, c.var.actor, place, { version: versionIn(sent.version) });
  });
}

/** `/commitments/:key/answers/:party/evidence/:n`: the file of one version. */
export async function answerFile(c: Context<PageEnv>, house: House): Promise<Response> {
  const { key = '', party = '', n = '' } = c.req.param();
  const scene = { today: dayOf(new Date()), lang: c.var.lang };
  return fileAnswer(
    c,
    await getAnswerFile(house.db, c.var.actor, { key, code: party, n: n === 'reviewed' ? n : versionIn(n) }, scene),
  );
}

async function answered(
  c: Context<PageEnv>,
  house: House,
  note: string,
  work: (place: { key: string; code: string }) => Promise<void>,
): Promise<Response> {
  const { t } = c.var;
  const { key = '', party: code = '' } = c.req.param();
  try {
    await work({ key, code });
  } catch (error) {
    if (!(error instanceof Refusal) || error.status === 404) throw error;
    const beside = error.field !== null;
    c.status(error.status);
    return answerPage(c, house, {
      errors: beside ? refusalErrors(t, error, 'note') : {},
      notice: beside ? null : refusalSentence(t, error),
      note,
    });
  }
  return c.redirect(answerPath(t, key, { code: code.toUpperCase() }), 303);
}
