import type { Context } from 'hono';
import type { PageEnv } from '../../../kernel/http/index.js';
import type { House } from '../../../kernel/module/index.js';
import { chooseText } from '../choose-text.js';
import { EXPORT_FORMATS, exportText } from '../export-text.js';
import { getDocument } from '../get-document.js';
import { Refusal } from '../refusal.js';

/** `/documents/:slug/export/:format?text=`: a text to take along, under the same policy as its page. */
export async function exportAnswer(c: Context<PageEnv>, house: House): Promise<Response> {
  const format = EXPORT_FORMATS.find((known) => known === c.req.param('format'));
  if (format === undefined) throw new Refusal('no-such-format');
  const document = await getDocument(house.db, c.var.actor, c.req.param('slug') ?? '');
  const chosen = chooseText(document.texts, c.var.url.searchParams.get('text'), c.var.lang);
  if (chosen === null) throw new Refusal('no-such-text');
  const { body, mediaType, fileName } = await exportText(house.db, c.var.actor, { textId: chosen.id, format });
  return c.body(typeof body === 'string' ? body : new Uint8Array(body), 200, {
    'Content-Type': mediaType,
    'Content-Disposition': `attachment; filename="${fileName}"`,
  });
}
