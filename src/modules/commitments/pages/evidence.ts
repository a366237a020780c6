import type { Context } from 'hono';
import { fileAnswer, type PageEnv } from '../../../kernel/http/index.js';
import type { House } from '../../../kernel/module/index.js';
import { getEvidence } from '../get-evidence.js';

/**
 * `/commitments/:key/evidence/:stepId`: the file that backs a step. It is always taken along and never opened in the page, whatever it
 * says of itself, for anyone may have made it.
 */
export async function evidenceAnswer(c: Context<PageEnv>, house: House): Promise<Response> {
  const { key = '', stepId = '' } = c.req.param();
  return fileAnswer(c, await getEvidence(house.db, c.var.actor, key, stepId));
}
