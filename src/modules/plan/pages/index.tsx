import { type Context, Hono } from 'hono';
import type { PageEnv } from '../../../kernel/http/index.js';
import type { House, StatementProvider } from '../../../kernel/module/index.js';
import { Refusal } from '../refusal.js';
import { reviewSent, stepSent, takeBackSent, withdrawSent } from './act-on-concrete.js';
import {
  againSent,
  appraisalExport,
  appraisalPage,
  appraisalsPage,
  prepareSent,
  signSent,
  withdrawAppraisalSent,
} from './appraisals.js';
import { concreteEvidence, concretePage } from './concrete.js';
import { addConcretePage, addConcreteSent, editConcretePage, editConcreteSent } from './concrete-edit.js';
import { concreteExport, concreteFeed, concreteListPage } from './concrete-list.js';
import { gapsExport, gapsPage } from './gaps.js';
import { linkSent } from './link.js';
import { measurePage } from './measure.js';
import { planPage } from './plan.js';
import { refusalProblem } from './refused.js';
import { measuresByFile } from './sheet.js';
import { targetPage } from './target.js';
import { waitingPage } from './waiting.js';

type Page = (c: Context<PageEnv>) => Response | Promise<Response>;

/** Every page of the Plan below `/{lang}`. @param statements What parties said, in whatever module. */
export function planPages(house: House, statements: StatementProvider): Hono<PageEnv> {
  const gets: Readonly<Record<string, Page>> = {
    '/plan': (c) => planPage(c, house, statements),
    '/plan/measures/:n{[0-9]+}': (c) => measurePage(c, house, statements),
    '/plan/targets/:code': (c) => targetPage(c, house, statements),
    '/plan/gaps': (c) => gapsPage(c, house, statements),
    '/plan/gaps/export/:format': (c) => gapsExport(c, house, statements),
    '/plan/waiting': (c) => waitingPage(c, house),
    '/plan/concrete': (c) => concreteListPage(c, house),
    '/plan/concrete.ics': (c) => concreteFeed(c, house),
    '/plan/concrete/export/:format': (c) => concreteExport(c, house),
    '/plan/concrete/import': (c) => measuresByFile.bring(c, house),
    '/plan/imports/:id': (c) => measuresByFile.brought(c, house),
    '/plan/concrete/add': (c) => addConcretePage(c, house),
    '/plan/concrete/:key/edit': (c) => editConcretePage(c, house),
    '/plan/concrete/:key/evidence/:n': (c) => concreteEvidence(c, house),
    '/plan/concrete/:key': (c) => concretePage(c, house),
    '/plan/appraisals': (c) => appraisalsPage(c, house),
    '/plan/appraisals/:id': (c) => appraisalPage(c, house),
    '/plan/appraisals/:id/export/:format': (c) => appraisalExport(c, house),
  };
  const posts: Readonly<Record<string, Page>> = {
    '/plan/measures/:n{[0-9]+}/links': (c) => linkSent(c, house, statements),
    '/plan/concrete/import': (c) => measuresByFile.bringSent(c, house),
    '/plan/imports/:id/apply': (c) => measuresByFile.applySent(c, house),
    '/plan/imports/:id/undo': (c) => measuresByFile.undoSent(c, house),
    '/plan/concrete/add': (c) => addConcreteSent(c, house),
    '/plan/concrete/:key/edit': (c) => editConcreteSent(c, house),
    '/plan/concrete/:key/steps': (c) => stepSent(c, house),
    '/plan/concrete/:key/steps/:n/take-back': (c) => takeBackSent(c, house),
    '/plan/concrete/:key/review': (c) => reviewSent(c, house),
    '/plan/concrete/:key/withdraw': (c) => withdrawSent(c, house),
    '/plan/appraisals': (c) => prepareSent(c, house, statements),
    '/plan/appraisals/:id/sign': (c) => signSent(c, house),
    '/plan/appraisals/:id/again': (c) => againSent(c, house, statements),
    '/plan/appraisals/:id/withdraw': (c) => withdrawAppraisalSent(c, house),
  };
  const pages = new Hono<PageEnv>();
  for (const [path, handler] of Object.entries(gets)) pages.get(path, refusing(handler));
  for (const [path, handler] of Object.entries(posts)) pages.post(path, refusing(handler));
  return pages;
}

/** Refusals that no form has taken become the answer to the request. */
function refusing(handler: Page): Page {
  return async (c) => {
    try {
      return await handler(c);
    } catch (error) {
      throw error instanceof Refusal ? refusalProblem(error) : error;
    }
  };
}
