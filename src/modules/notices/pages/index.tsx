import { type Context, Hono } from 'hono';
import type { PageEnv } from '../../../kernel/http/index.js';
import type { House, Work } from '../../../kernel/module/index.js';
import { pathIn } from '../../../kernel/ui/index.js';
import { Refusal } from '../refusal.js';
import { refusalProblem } from '../refused.js';
import { feedsPage, makeFeedSent, revokeFeedSent } from './feeds.js';
import { noticesPage, seenSent } from './notices.js';
import { remindersPage } from './reminders.js';
import { roundPage, roundSent } from './round.js';
import { unsubscribePage, unsubscribeSent } from './unsubscribe.js';
import { waitingPage } from './waiting.js';
import { wishesPage, wishesSent } from './wishes.js';

type Page = (c: Context<PageEnv>) => Response | Promise<Response>;

/** Every page of notices below `/{lang}`. */
export function noticesPages(house: House, work: Work): Hono<PageEnv> {
  const routes: readonly [method: 'get' | 'post', path: string, page: Page][] = [
    ['get', '/notices', own((c) => noticesPage(c, house, work))],
    ['post', '/notices/seen', own((c) => seenSent(c, house))],
    ['get', '/notices/mail', own((c) => wishesPage(c, house, work))],
    ['post', '/notices/mail', own((c) => wishesSent(c, house, work))],
    ['get', '/notices/feeds', own((c) => feedsPage(c, house))],
    ['post', '/notices/feeds', own((c) => makeFeedSent(c, house))],
    ['post', '/notices/feeds/revoke', own((c) => revokeFeedSent(c, house))],
    ['get', '/waiting', own((c) => waitingPage(c, work))],
    ['get', '/unsubscribe/:token', (c) => unsubscribePage(c, house, work)],
    ['post', '/unsubscribe/:token', (c) => unsubscribeSent(c, house, work)],
    ['get', '/reminders', (c) => remindersPage(c, house, work)],
    ['get', '/reminders/round', (c) => roundPage(c, house, work)],
    ['post', '/reminders/round', (c) => roundSent(c, house, work)],
  ];
  const app = new Hono<PageEnv>();
  for (const [method, path, page] of routes) app[method](path, answer(page));
  return app;
}

/** A page that belongs to whoever asks: who is not in is asked to sign in, and led back. */
function own(page: Page): Page {
  return (c) => {
    if (c.var.actor.kind !== 'public') return page(c);
    const { pathname, search } = c.var.url;
    return c.redirect(`${pathIn(c.var.lang, '/sign-in')}?then=${encodeURIComponent(pathname + search)}`, 303);
  };
}

/** Refusals that no form has taken become the answer to the request. */
function answer(page: Page): Page {
  return async (c) => {
    try {
      return await page(c);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      throw refusalProblem(error);
    }
  };
}
