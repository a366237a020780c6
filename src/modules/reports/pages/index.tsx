import { type Context, Hono } from 'hono';
import type { PageEnv } from '../../../kernel/http/index.js';
import type { House } from '../../../kernel/module/index.js';
import { Refusal } from '../refusal.js';
import { draftPage } from './draft.js';
import { draftFile, publishedFile } from './files.js';
import { listPage } from './list.js';
import { newPage, newSent } from './new.js';
import { outlinePage, outlineSent } from './outline.js';
import { pickPage, pickSent } from './pick.js';
import { publishedPage, reportPage, sourcesPage } from './published.js';
import { refusalProblem } from './refused.js';
import { sectionPage, sectionSent } from './section.js';
import { sentencePage, sentenceSent } from './sentence.js';
import { signPage, signSent } from './sign.js';
import { takeSent } from './take.js';
import { tiesPage, tiesSent } from './ties.js';

type Page = (c: Context<PageEnv>) => Promise<Response> | Response;

/** Every page of reports below `/{lang}`. */
export function reportsPages(house: House): Hono<PageEnv> {
  const routes: readonly [method: 'get' | 'post', path: string, page: Page][] = [
    ['get', '/reports', (c) => listPage(c, house)],
    ['get', '/reports/new', (c) => newPage(c, house)],
    ['post', '/reports/new', (c) => newSent(c, house)],
    ['post', '/reports/take', (c) => takeSent(c, house)],
    ['get', '/reports/:key', (c) => reportPage(c, house)],
    ['get', '/reports/:key/v/:n{[0-9]+}', (c) => publishedPage(c, house)],
    ['get', '/reports/:key/v/:n{[0-9]+}/:file{report\\.[a-z]+}', (c) => publishedFile(c, house)],
    ['get', '/reports/:key/v/:n{[0-9]+}/sources/:block', (c) => sourcesPage(c, house)],
    ['get', '/reports/:key/draft', (c) => draftPage(c, house)],
    ['get', '/reports/:key/draft/:file{report\\.[a-z]+}', (c) => draftFile(c, house)],
    ['get', '/reports/:key/outline', (c) => outlinePage(c, house)],
    ['post', '/reports/:key/outline', (c) => outlineSent(c, house)],
    ['get', '/reports/:key/sections/:section', (c) => sectionPage(c, house)],
    ['post', '/reports/:key/sections/:section', (c) => sectionSent(c, house)],
    ['get', '/reports/:key/sections/:section/ties', (c) => tiesPage(c, house)],
    ['post', '/reports/:key/sections/:section/ties', (c) => tiesSent(c, house)],
    ['get', '/reports/:key/sections/:section/questions/:question', (c) => pickPage(c, house)],
    ['post', '/reports/:key/sections/:section/questions/:question', (c) => pickSent(c, house)],
    ['get', '/reports/:key/sentences/:block', (c) => sentencePage(c, house)],
    ['post', '/reports/:key/sentences/:block', (c) => sentenceSent(c, house)],
    ['get', '/reports/:key/sign', (c) => signPage(c, house)],
    ['post', '/reports/:key/sign', (c) => signSent(c, house)],
  ];
  const app = new Hono<PageEnv>();
  for (const [method, path, page] of routes) app[method](path, answered(page));
  return app;
}

/** Refusals that no form has taken become the answer to the request. What is being written stays in no cache. */
function answered(page: Page): Page {
  return async (c) => {
    if (c.var.actor.kind !== 'public') c.header('Cache-Control', 'no-store');
    try {
      return await page(c);
    } catch (error) {
      throw error instanceof Refusal ? refusalProblem(error) : error;
    }
  };
}
