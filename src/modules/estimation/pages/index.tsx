import { type Context, Hono } from 'hono';
import type { PageEnv } from '../../../kernel/http/index.js';
import type { House } from '../../../kernel/module/index.js';
import { pathIn } from '../../../kernel/ui/index.js';
import { cancelEstimate } from '../studies/ask-estimate.js';
import { deleteTable } from '../studies/delete-table.js';
import { publishStudy, withdrawStudy } from '../studies/publish-study.js';
import '../words.js';
import { StudyRefusal } from '../studies/study-refusal.js';
import { assumptionsPage, assumptionsSent } from './assumptions.js';
import { bringPage, bringSent } from './bring.js';
import { columnsPage, columnsSent } from './columns.js';
import { decidePage } from './decide.js';
import { listPage } from './list.js';
import { methodPage, methodSent } from './method.js';
import { problemOf } from './refused.js';
import { reportAnswer } from './report-answer.js';
import { decisionSent, proposeSent, statisticPage } from './statistic.js';
import { studyPage } from './study.js';

type Page = (c: Context<PageEnv>) => Promise<Response> | Response;

/** Every page of estimation below `/{lang}`. */
export function estimationPages(house: House): Hono<PageEnv> {
  const { db } = house;
  const routes: readonly [method: 'get' | 'post', path: string, page: Page][] = [
    ['get', '/estimation', (c) => listPage(c, house)],
    ['get', '/estimation/new', bringPage],
    ['post', '/estimation/new', (c) => bringSent(c, house)],
    ['get', '/estimation/:id', (c) => studyPage(c, house)],
    ['get', '/estimation/:id/columns', (c) => columnsPage(c, house)],
    ['post', '/estimation/:id/columns', (c) => columnsSent(c, house)],
    ['get', '/estimation/:id/method', (c) => methodPage(c, house)],
    ['post', '/estimation/:id/method', (c) => methodSent(c, house)],
    ['get', '/estimation/:id/assumptions', (c) => assumptionsPage(c, house)],
    ['post', '/estimation/:id/assumptions', (c) => assumptionsSent(c, house)],
    ['get', '/estimation/:id/report/:format', (c) => reportAnswer(c, house)],
    ['get', '/estimation/:id/delete', (c) => decidePage(c, house, 'delete')],
    ['get', '/estimation/:id/publish', (c) => decidePage(c, house, 'publish')],
    ['get', '/estimation/:id/statistic', (c) => statisticPage(c, house)],
    ['post', '/estimation/:id/statistic', (c) => proposeSent(c, house)],
    ['post', '/estimation/:id/statistic/:statistic', (c) => decisionSent(c, house)],
    ['post', '/estimation/:id/delete', (c) => step(c, (id) => deleteTable(db, c.var.actor, id))],
    ['post', '/estimation/:id/publish', (c) => publishSent(c, house)],
    ['post', '/estimation/:id/withdraw', (c) => step(c, (id) => withdrawStudy(db, c.var.actor, id))],
    ['post', '/estimation/:id/cancel', (c) => step(c, (id) => cancelEstimate(db, c.var.actor, id))],
  ];
  const app = new Hono<PageEnv>();
  for (const [method, path, page] of routes) app[method](path, answer(page));
  return app;
}

/** Refusals that no form has taken become the answer to the request. */
function answer(page: Page): Page {
  return async (c) => {
    // What the administrator sees of lists of victims stays in no cache, not even in that of a browser.
    if (c.var.actor.kind !== 'public') c.header('Cache-Control', 'no-store');
    try {
      return await page(c);
    } catch (error) {
      throw problemOf(c.var.t, error);
    }
  };
}

/** Something done to a study by one button; then its page again. */
async function step(c: Context<PageEnv>, work: (id: string) => Promise<unknown>): Promise<Response> {
  const id = c.req.param('id') ?? '';
  await work(id);
  return c.redirect(pathIn(c.var.lang, `/estimation/${id}`), 303);
}

/** Who publishes before anyone has answered for the assumptions is led to them. */
async function publishSent(c: Context<PageEnv>, house: House): Promise<Response> {
  try {
    return await step(c, (id) => publishStudy(house.db, c.var.actor, id));
  } catch (error) {
    if (!(error instanceof StudyRefusal) || error.code !== 'not-answered') throw error;
    return c.redirect(pathIn(c.var.lang, `/estimation/${c.req.param('id') ?? ''}/assumptions`), 303);
  }
}
