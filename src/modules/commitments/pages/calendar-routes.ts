import type { Context } from 'hono';
import { Hono } from 'hono';
import type { PageEnv } from '../../../kernel/http/index.js';
import type { House } from '../../../kernel/module/index.js';
import { Refusal } from '../refusal.js';
import { appraisalFeedAnswer, appraisalPage } from './calendar-appraisal.js';
import { openingPage, openingSent, openingUndone } from './calendar-opening.js';
import { calendarSessionPage } from './calendar-session.js';
import { sessionsPage } from './calendar-sessions.js';
import { calendarYearPage } from './calendar-year.js';
import { feedAnswer } from './feed.js';
import { onceRead } from './reading.js';
import { refusalProblem } from './refused.js';

type Page = (c: Context<PageEnv>, house: House) => Promise<Response> | Response;

/** The calendar and its feeds below `/{lang}`. */
export function calendarPages(house: House): Hono<PageEnv> {
  const page = (handler: Page) => async (c: Context<PageEnv>) => {
    try {
      return await handler(c, house);
    } catch (error) {
      throw error instanceof Refusal ? refusalProblem(error) : error;
    }
  };
  const read = (handler: Page) => page(onceRead(house, (c) => handler(c, house)));
  return new Hono<PageEnv>()
    .get('/commitments.ics', page(feedAnswer))
    .get('/calendar', read(calendarYearPage))
    .get('/calendar/:year{[0-9]{4}}', read(calendarYearPage))
    .get('/calendar/appraisal', read(appraisalPage))
    .get('/calendar/appraisal.ics', page(appraisalFeedAnswer))
    .get('/calendar/sessions', page(sessionsPage))
    .get('/calendar/sessions/:session', read(calendarSessionPage))
    .get('/calendar/sessions/:session/edit', page(openingPage))
    .post('/calendar/sessions/:session/edit', page(openingSent))
    .post('/calendar/sessions/:session/undo', page(openingUndone));
}
