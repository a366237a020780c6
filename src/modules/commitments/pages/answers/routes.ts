import { Hono } from 'hono';
import type { PageEnv } from '../../../../kernel/http/index.js';
import type { House } from '../../../../kernel/module/index.js';
import type { Page } from '../commitment-pages.js';
import { answerPage } from './answer.js';
import { answerFile, reviewSent, withdrawSent } from './decide.js';
import { answersPage } from './list.js';
import { statePage, stateSent } from './state.js';
import { waitingPage } from './waiting.js';

/** What parties say of themselves. `page` answers refusals. */
export function answerPages(house: House, page: (handler: Page) => Page): Hono<PageEnv> {
  return new Hono<PageEnv>()
    .get(
      '/answers',
      page((c) => waitingPage(c, house)),
    )
    .get(
      '/commitments/:key/answers',
      page((c) => answersPage(c, house)),
    )
    .get(
      '/commitments/:key/answers/:party',
      page((c) => answerPage(c, house)),
    )
    .get(
      '/commitments/:key/answers/:party/state',
      page((c) => statePage(c, house)),
    )
    .post(
      '/commitments/:key/answers/:party/state',
      page((c) => stateSent(c, house)),
    )
    .post(
      '/commitments/:key/answers/:party/review',
      page((c) => reviewSent(c, house)),
    )
    .post(
      '/commitments/:key/answers/:party/withdraw',
      page((c) => withdrawSent(c, house)),
    )
    .get(
      '/commitments/:key/answers/:party/evidence/:n',
      page((c) => answerFile(c, house)),
    );
}
