import { type Context, Hono } from 'hono';
import { NotAllowed } from '../../../kernel/access/index.js';
import { notFound, type PageEnv } from '../../../kernel/http/index.js';
import type { ConcordanceModule, House } from '../../../kernel/module/index.js';
import { entryPage } from './entry.js';
import { erasedPage, eraseOneselfPage, eraseOneselfSent, erasePersonPage, erasePersonSent } from './erase.js';
import { exportAnswer } from './export.js';
import { headAnswer, headsPage } from './heads.js';
import { logPage } from './log.js';
import { ownDataAnswer, ownDataPage } from './own-data.js';
import { privacyPage } from './privacy.js';

type Page = (c: Context<PageEnv>) => Promise<Response> | Response;

/** Pages of oversight below `/{lang}`. For who may not read the log, its pages are not there. */
export function auditPages(house: House, modules: readonly ConcordanceModule[]): Hono<PageEnv> {
  return new Hono<PageEnv>()
    .get('/audit', hidden(house, logPage))
    .get('/audit/heads', (c) => headsPage(c, house))
    .get('/audit/heads/:file', (c) => headAnswer(c, house))
    .get('/audit/export/:format', hidden(house, exportAnswer))
    .get('/audit/:position', hidden(house, entryPage))
    .get('/privacy', privacyPage)
    .get('/account/data', (c) => ownDataPage(c, house, modules))
    .get('/account/data/export/:format', (c) => ownDataAnswer(c, house, modules))
    .get('/account/data/erase', (c) => eraseOneselfPage(c, house))
    .post('/account/data/erase', (c) => eraseOneselfSent(c, house, modules))
    .get('/account/erased', erasedPage)
    .get('/people/:id/erase', (c) => erasePersonPage(c, house))
    .post('/people/:id/erase', (c) => erasePersonSent(c, house, modules));
}

function hidden(house: House, page: (c: Context<PageEnv>, house: House) => Promise<Response>): Page {
  return async (c) => {
    try {
      return await page(c, house);
    } catch (error) {
      throw error instanceof NotAllowed ? notFound() : error;
    }
  };
}
