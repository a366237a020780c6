import { type Context, Hono } from 'hono';
import type { PageEnv } from '../../../kernel/http/index.js';
import type { House } from '../../../kernel/module/index.js';
import { forApplicant } from '../for-applicant.js';
import { Refusal } from '../refusal.js';
import { answerSent, confirmSent, documentSent, ownFile, ownPage, withdrawSent } from './own.js';
import { queuePage } from './queue.js';
import { registerPage, registerSent } from './register.js';
import { agreeSent, registrationFile, registrationPage, verifySent } from './registration.js';
import { rulesPage, rulesSent } from './rules.js';
import { refusalProblem } from './words.js';

type Handler = (c: Context<PageEnv>, house: House) => Promise<Response>;

const OWN = '/organizations/own/:id/:seal';

/** Every page of joining below `/{lang}`. */
export function joiningPages(house: House): Hono<PageEnv> {
  /** Refusals that no form has taken become the answer to the request. */
  const pageOf = (house: House) => (handler: Handler) => async (c: Context<PageEnv>) => {
    try {
      return await handler(c, house);
    } catch (error) {
      throw error instanceof Refusal ? refusalProblem(error) : error;
    }
  };
  const page = pageOf(house);
  const open = pageOf(forApplicant(house));
  return new Hono<PageEnv>()
    .get('/organizations/register', open(registerPage))
    .post('/organizations/register', open(registerSent))
    .get('/organizations/rules', page(rulesPage))
    .post('/organizations/rules', page(rulesSent))
    .get(OWN, open(ownPage))
    .post(`${OWN}/confirm`, open(confirmSent))
    .post(`${OWN}/answer`, open(answerSent))
    .post(`${OWN}/withdraw`, open(withdrawSent))
    .post(`${OWN}/document`, open(documentSent))
    .get(`${OWN}/files/:sha256`, open(ownFile))
    .get('/organizations', page(queuePage))
    .get('/organizations/:id', page(registrationPage))
    .post('/organizations/:id/verify', page(verifySent))
    .post('/organizations/:id/agree', page(agreeSent))
    .get('/organizations/:id/files/:sha256', page(registrationFile));
}
