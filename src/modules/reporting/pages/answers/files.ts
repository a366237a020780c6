import type { Context } from 'hono';
import { NotAllowed } from '../../../../kernel/access/index.js';
import { dayOf } from '../../../../kernel/calendar/index.js';
import { fileAnswer, type PageEnv } from '../../../../kernel/http/index.js';
import type { House } from '../../../../kernel/module/index.js';
import { getAnswerFile, getSubmission } from '../../submissions/get-submission.js';
import { printedCopy } from '../../submissions/printed-copy.js';
import { formatOf, printedAnswer } from '../letter.js';

/** `/calls/:key/answers/:party/copy.:format`: of the draft to its own people, else of what was sent. */
export async function copyAnswer(c: Context<PageEnv>, house: House): Promise<Response> {
  const { key = '', party = '' } = c.req.param();
  const whole = await getSubmission(house.db, c.var.actor, { key, code: party }, dayOf(new Date()));
  const draft = whole.draft !== null && whole.draft.state !== 'sent';
  if (!draft && whole.versions.length === 0) throw new NotAllowed();
  const document = printedCopy(whole, { lang: c.var.lang, draft, now: new Date() });
  const name = [key, whole.party.code, draft ? 'draft' : `v${whole.versions.at(-1)?.n ?? 1}`].join('-');
  return printedAnswer(c, document, formatOf(c), name);
}

/** `/calls/:key/answers/:party/:question/file` */
export async function heldFile(c: Context<PageEnv>, house: House): Promise<Response> {
  const { key = '', party = '', question = '' } = c.req.param();
  return fileAnswer(c, await getAnswerFile(house.db, c.var.actor, { key, code: party }, question, dayOf(new Date())));
}
