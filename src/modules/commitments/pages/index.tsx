import { Hono } from 'hono';
import type { CommitmentSection, PageEnv } from '../../../kernel/http/index.js';
import type { House } from '../../../kernel/module/index.js';
import { Refusal } from '../refusal.js';
import { openRegister } from '../register/open-register.js';
import { dayOf } from '../timing/days.js';
import { addresseePage } from './addressee.js';
import { addresseesPage } from './addressees.js';
import { answerPages } from './answers/routes.js';
import { calendarPages } from './calendar-routes.js';
import { commitmentPages, type Page } from './commitment-pages.js';
import { linePage, linkDecided, linkSent } from './line.js';
import { onceRead } from './reading.js';
import { refusalProblem } from './refused.js';
import { registerPage } from './register.js';
import { sheetPages } from './sheet-routes.js';

/** Every page of the register below `/{lang}`. `sections`: what the other modules show on the page of a commitment. */
export function commitmentsPages(house: House, sections: readonly CommitmentSection[]): Hono<PageEnv> {
  // Read in while the program begins, so that nobody waits for it. Where that fails, the first request reads it and says why.
  openRegister(house.db, dayOf(new Date())).catch(() => {});
  const pages = new Hono<PageEnv>()
    .route('/', sheetPages(house, page))
    .get('/commitments', page(onceRead(house, (c) => registerPage(c, house))))
    .get('/addressees', page(onceRead(house, (c) => addresseesPage(c, house))))
    .get('/addressees/:code', page(onceRead(house, (c) => addresseePage(c, house))))
    .get(
      '/commitments/:key/line',
      page((c) => linePage(c, house)),
    )
    .post(
      '/commitments/:key/links',
      page((c) => linkSent(c, house)),
    )
    .post(
      '/commitments/:key/links/:link',
      page((c) => linkDecided(c, house)),
    )
    .route('/', answerPages(house, page))
    .route('/', calendarPages(house));
  // Last: a key may be any word.
  return pages.route('/', commitmentPages(house, page, sections));
}

/** Refusals that no form has taken become the answer to the request. */
function page(handler: Page): Page {
  return async (c) => {
    try {
      return await handler(c);
    } catch (error) {
      throw error instanceof Refusal ? refusalProblem(error) : error;
    }
  };
}
