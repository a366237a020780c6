import type { Context } from 'hono';
import type { PageEnv } from '../../../kernel/http/index.js';
import type { House } from '../../../kernel/module/index.js';
import { getFeed } from '../calendar/get-feed.js';
import { readFilter } from '../register/filter.js';
import { dayOf } from '../timing/days.js';

/** `/commitments.ics?<filter>`: what passes the filter, for calendars to subscribe to. Sent with an ETag by the delivery. */
export async function feedAnswer(c: Context<PageEnv>, house: House): Promise<Response> {
  const { t, url } = c.var;
  const feed = await getFeed(house.db, readFilter(url.searchParams), { t, url, today: dayOf(new Date()) });
  return icsAnswer(c, feed, 'commitments.ics');
}

export function icsAnswer(c: Context<PageEnv>, feed: string, name: string): Response {
  return c.body(feed, 200, {
    'Content-Type': 'text/calendar; charset=utf-8',
    'Content-Disposition': `inline; filename="${name}"`,
  });
}
