import type { Context } from 'hono';
import { requirePermission } from '../../../kernel/access/index.js';
import type { PageEnv } from '../../../kernel/http/index.js';
import type { House, StatementProvider } from '../../../kernel/module/index.js';
import { decideLink, LINK_DECISIONS } from '../decide-link.js';
import { Refusal } from '../refusal.js';
import { measurePage } from './measure.js';
import { measurePath } from './parts.js';
import { refusalErrors } from './refused.js';

/** Somebody says that a commitment meets the measure, or does not; what was refused comes back on the page with what was typed. */
export async function linkSent(c: Context<PageEnv>, house: House, statements: StatementProvider): Promise<Response> {
  const { actor, lang, t } = c.var;
  requirePermission(actor, 'plan.write');
  const sent = await c.req.parseBody();
  const key = typeof sent.commitment === 'string' ? sent.commitment.trim() : '';
  const measure = Number(c.req.param('n'));
  try {
    const decision = LINK_DECISIONS.find((known) => known === sent.decision);
    if (decision === undefined) throw new Refusal('not-in-list', { field: 'commitment' });
    // People paste the whole address.
    await decideLink(house.db, actor, { measure, key: key.replace(/^.*\//u, ''), decision });
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'no-such-measure') throw error;
    c.status(error.code === 'no-such-commitment' ? 422 : error.status);
    return measurePage(c, house, statements, { errors: refusalErrors(t, error, 'commitment'), typed: key });
  }
  return c.redirect(`${measurePath(lang, measure)}#meets`, 303);
}
