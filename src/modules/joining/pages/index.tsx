import { type Context, Hono } from 'hono';
import type { PageEnv } from '../../../kernel/http/index.js';
import type { House } from '../../../kernel/module/index.js';
import { Refusal } from '../refusal.js';
import { answerSent, confirmSent, documentSent, ownFile, ownPage, withdrawSent } from './own.js';
import { queuePage } from './queue.js';
import { registerPage, registerSent } from './register.js';
import { agreeSent, registrationFile, registrationPage, verifySent } from './registration.js';
import { rulesPage, rulesSent } from './rules.js';
import { refusalProblem } from './words.js';

const OWN = '/organizations/own/:id/:seal';

/** Every page of joining below `/{lang}`. */
export function joiningPages(house: House): Hono<PageEnv> {
  /** Refusals that no form has taken become the answer to the request. */
  const page = (handler: (c: Context<PageEnv>, house: House) => Promise<Response>) => async (c: Context<PageEnv>) => {
    try {
      return await handler(c, house);
    } catch (error) {
      throw error instanceof Refusal ? refusalProblem(error) : error;
    }
  };
  return new Hono<PageEnv>()
    .get('/organizations/register', page(registerPage))
    .post('/organizations/register', page(registerSent))
    .get('/organizations/rules', page(rulesPage))
    .post('/organizations/rules', page(rulesSent))
    .get(OWN, page(ownPage))
    .post(`${OWN}/confirm`, page(confirmSent))
    .post(`${OWN}/answer`, page(answerSent))
    .post(`${OWN}/withdraw`, page(withdrawSent))
    .post(`${OWN}/document`, page(documentSent))
    .get(`${OWN}/files/:sha256`, page(ownFile))
    .get('/organizations', page(queuePage))
    .get('/organizations/:id', page(registrationPage))
    .post('/organizations/:id/verify', page(verifySent))
    .post('/organizations/:id/agree', page(agreeSent))
    .get('/organizations/:id/files/:sha256', page(registrationFile));
}
