import type { Context } from 'hono';
import { type PageEnv, streamOf } from '../../../kernel/http/index.js';
import type { House } from '../../../kernel/module/index.js';
import { readListQuery } from '../../../kernel/ui/index.js';
import { exportRegister, formatOf } from '../export-register.js';
import { readFilter } from '../register/filter.js';
import type { Sort } from '../register/orders.js';
import { dayOf } from '../timing/days.js';

/** `/commitments/export/:format`: what the register shows at the same address without its pages, under the same policy. */
export async function exportAnswer(c: Context<PageEnv>, house: House): Promise<Response> {
  const { url, actor, lang } = c.var;
  const query = readListQuery(url, { sortable: ['due', 'document', '-changed', 'state'] });
  const { mediaType, fileName, pieces } = await exportRegister(house.db, actor, {
    format: formatOf(c.req.param('format')),
    filter: readFilter(url.searchParams),
    sort: query.sort.key as Sort,
    descending: query.sort.descending,
    lang,
    today: dayOf(new Date()),
  });
  return c.body(streamOf(pieces), 200, {
    'Content-Type': mediaType,
    'Content-Disposition': `attachment; filename="${fileName}"`,
  });
}
