import { type Context, Hono } from 'hono';
import { findOrMakeSecret } from '../../../kernel/access/index.js';
import type { PageEnv } from '../../../kernel/http/index.js';
import type { House, Others } from '../../../kernel/module/index.js';
import { Refusal } from '../refusal.js';
import { copyAnswer, heldFile } from './answers/files.js';
import { bringBackPage, bringBackSent, broughtPage, broughtSent, questionnaireFile } from './answers/offline.js';
import { overviewPage, overviewSent } from './answers/overview.js';
import { questionPage as answerPage, questionSent as answerSent } from './answers/question.js';
import { signPage, signSent } from './answers/sign.js';
import { bringInPage, bringInSent } from './brought-in/bring-in.js';
import { cutPage, cutSent } from './brought-in/cut.js';
import { givePage, giveSent } from './brought-in/give.js';
import { buildPage, buildSent } from './build.js';
import { callPage } from './call.js';
import { atomAnswer, feedAnswer } from './feed.js';
import { registerPage, registerSent } from './from-register.js';
import { letterAnswer, lettersAnswer } from './letter.js';
import { listPage } from './list.js';
import { newPage, newSent } from './new.js';
import { onePartyPage, onePartySent } from './one-party.js';
import { partiesPage, partiesSent } from './parties.js';
import { previewPage } from './preview.js';
import { questionPage, questionSent } from './question.js';
import {
  bringQuestionnairePage,
  bringQuestionnaireSent,
  broughtQuestionnairePage,
  broughtQuestionnaireSent,
  questionnaireAnswer,
} from './questionnaire.js';
import { alikePage } from './reading/alike.js';
import { answerPage as oneAnswerPage, answerSent as oneAnswerSent } from './reading/answer.js';
import { answeredPage } from './reading/answered.js';
import { besidePage } from './reading/beside.js';
import { figuresPage } from './reading/figures.js';
import { passagesPage, passagesSent } from './reading/passages.js';
import { answeredTable, besideTable, figuresTable, passagesTable } from './reading/tables.js';
import { refusalProblem } from './refused.js';
import { sendPage, sendSent } from './send.js';
import { translatePage, translateSent, translationsPage } from './translations.js';

export type Page = (c: Context<PageEnv>) => Promise<Response> | Response;

/** Every page of calls and submissions below `/{lang}`. */
export async function reportingPages(house: House, { statements }: Pick<Others, 'statements'>): Promise<Hono<PageEnv>> {
  const browserSecret = await findOrMakeSecret(house.db.forHouse('kept-answers').connection, 'reporting.kept-answers');
  const asking = { house, statements, browserSecret };
  const routes: readonly [method: 'get' | 'post', path: string, page: Page][] = [
    ['get', '/calls', (c) => listPage(c, house)],
    ['get', '/calls.ics', (c) => feedAnswer(c, house)],
    ['get', '/calls.atom', (c) => atomAnswer(c, house)],
    ['get', '/calls/new', (c) => newPage(c, house)],
    ['post', '/calls/new', (c) => newSent(c, house)],
    ['get', '/calls/:key', (c) => callPage(c, house)],
    ['get', '/calls/:key/questions', (c) => buildPage(c, house)],
    ['post', '/calls/:key/questions', (c) => buildSent(c, house)],
    ['get', '/calls/:key/questions/new', (c) => questionPage(c, house)],
    ['post', '/calls/:key/questions/new', (c) => questionSent(c, house)],
    ['get', '/calls/:key/questions/:id', (c) => questionPage(c, house)],
    ['post', '/calls/:key/questions/:id', (c) => questionSent(c, house)],
    ['get', '/calls/:key/from-register', (c) => registerPage(c, house)],
    ['post', '/calls/:key/from-register', (c) => registerSent(c, house)],
    ['get', '/calls/:key/:file{questionnaire\\.[a-z]+}', (c) => questionnaireAnswer(c, house)],
    ['get', '/calls/:key/questionnaire', (c) => bringQuestionnairePage(c, house)],
    ['post', '/calls/:key/questionnaire', (c) => bringQuestionnaireSent(c, house)],
    ['get', '/calls/:key/questionnaire/:id', (c) => broughtQuestionnairePage(c, house)],
    ['post', '/calls/:key/questionnaire/:id', (c) => broughtQuestionnaireSent(c, house)],
    ['get', '/calls/:key/preview', (c) => previewPage(c, house)],
    ['get', '/calls/:key/preview/:n{[0-9]+}', (c) => previewPage(c, house)],
    ['get', '/calls/:key/translations', (c) => translationsPage(c, house)],
    ['get', '/calls/:key/translations/:to', (c) => translatePage(c, house)],
    ['post', '/calls/:key/translations/:to', (c) => translateSent(c, house)],
    ['get', '/calls/:key/parties', (c) => partiesPage(c, house)],
    ['post', '/calls/:key/parties', (c) => partiesSent(c, house)],
    ['get', '/calls/:key/parties/:party', (c) => onePartyPage(c, house)],
    ['post', '/calls/:key/parties/:party', (c) => onePartySent(c, house)],
    ['get', '/calls/:key/parties/:party/:file{letter\\.[a-z]+}', (c) => letterAnswer(c, house)],
    ['get', '/calls/:key/:file{letters-[a-z]+\\.zip}', (c) => lettersAnswer(c, house)],
    ['get', '/calls/:key/send', (c) => sendPage(c, house)],
    ['post', '/calls/:key/send', (c) => sendSent(c, house)],
    ['get', '/calls/:key/bring-in', (c) => bringInPage(c, house)],
    ['post', '/calls/:key/bring-in', (c) => bringInSent(c, house)],
    ['get', '/calls/:key/bring-in/:party', (c) => cutPage(c, house)],
    ['post', '/calls/:key/bring-in/:party', (c) => cutSent(c, house)],
    ['get', '/calls/:key/bring-in/:party/:question{[0-9a-f-]{36}}', (c) => givePage(c, house)],
    ['post', '/calls/:key/bring-in/:party/:question{[0-9a-f-]{36}}', (c) => giveSent(c, house)],
    ['get', '/calls/:key/reading/answered', (c) => answeredPage(c, house)],
    ['get', '/calls/:key/reading/:file{answered\\.[a-z]+}', (c) => answeredTable(c, house)],
    ['get', '/calls/:key/reading/beside', (c) => besidePage(c, house)],
    ['get', '/calls/:key/reading/:file{beside\\.[a-z]+}', (c) => besideTable(c, house)],
    ['get', '/calls/:key/reading/passages', (c) => passagesPage(c, house)],
    ['post', '/calls/:key/reading/passages', (c) => passagesSent(c, house)],
    ['get', '/calls/:key/reading/:file{passages\\.[a-z]+}', (c) => passagesTable(c, house)],
    ['get', '/calls/:key/reading/alike', (c) => alikePage(c, house)],
    ['get', '/calls/:key/reading/:party/:question{[0-9a-f-]{36}}', (c) => oneAnswerPage(c, house)],
    ['post', '/calls/:key/reading/:party/:question{[0-9a-f-]{36}}', (c) => oneAnswerSent(c, house)],
    ['get', '/calls/:key/reading/figures', (c) => figuresPage(c, house)],
    ['get', '/calls/:key/reading/:file{figures\\.[a-z]+}', (c) => figuresTable(c, house)],
    ['get', '/calls/:key/answers/:party', (c) => overviewPage(c, house)],
    ['post', '/calls/:key/answers/:party', (c) => overviewSent(c, house)],
    ['get', '/calls/:key/answers/:party/sign', (c) => signPage(c, house)],
    ['post', '/calls/:key/answers/:party/sign', (c) => signSent(c, house)],
    ['get', '/calls/:key/answers/:party/:file{copy\\.[a-z]+}', (c) => copyAnswer(c, house)],
    ['get', '/calls/:key/answers/:party/:file{questionnaire\\.[a-z]+}', (c) => questionnaireFile(c, house)],
    ['get', '/calls/:key/answers/:party/bring-back', (c) => bringBackPage(c, house)],
    ['post', '/calls/:key/answers/:party/bring-back', (c) => bringBackSent(c, house)],
    ['get', '/calls/:key/answers/:party/brought/:id', (c) => broughtPage(c, house)],
    ['post', '/calls/:key/answers/:party/brought/:id', (c) => broughtSent(c, house)],
    ['get', '/calls/:key/answers/:party/:question{[0-9a-f-]+}', (c) => answerPage(c, asking)],
    ['post', '/calls/:key/answers/:party/:question{[0-9a-f-]+}', (c) => answerSent(c, asking)],
    ['get', '/calls/:key/answers/:party/:question{[0-9a-f-]+}/file', (c) => heldFile(c, house)],
  ];
  const app = new Hono<PageEnv>();
  for (const [method, path, page] of routes) app[method](path, answered(page));
  return app;
}

/** Refusals that no form has taken become the answer to the request. What people write before it is sent stays in no cache. */
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
