import type { Context } from 'hono';
import type { PageEnv } from '../../../kernel/http/index.js';
import type { House } from '../../../kernel/module/index.js';
import type { Sort } from '../directory/directory.js';
import { readFilter } from '../directory/filter.js';
import { exportParties, formatOf } from '../export-parties.js';
import { readPartyQuery } from './list.js';

/** `/parties/export/:format`: what the list shows at the same address without its pages, under the same policy. */
export async function exportAnswer(c: Context<PageEnv>, house: House): Promise<Response> {
  const { url, actor, lang } = c.var;
  const { sort } = readPartyQuery(url);
  const { mediaType, fileName, pieces } = await exportParties(house.db, actor, {
    format: formatOf(c.req.param('format')),
    filter: readFilter(url.searchParams),
    sort: sort.key as Sort,
    descending: sort.descending,
    lang,
  });
  const whole: Uint8Array[] = [];
  for await (const piece of pieces) whole.push(piece);
  return c.body(Buffer.concat(whole), 200, {
    'Content-Type': mediaType,
    'Content-Disposition': `attachment; filename="${fileName}"`,
  });
}
