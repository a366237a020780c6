import type { OpenAPIHono } from '@hono/zod-openapi';
import { readerOf } from '../../kernel/access/index.js';
import { type ApiEnv, createRoute, problems, z } from '../../kernel/http/index.js';
import type { House, Work } from '../../kernel/module/index.js';
import { asReader } from '../../kernel/reader/index.js';
import { apiAddressOf } from './address.js';
import { openFeed } from './feeds/own-feeds.js';
import { readNoticesFeed, readTasksCalendar } from './feeds/read-feeds.js';
import { Refusal } from './refusal.js';
import { topicsOf } from './topics.js';
import { unsubscribe } from './unsubscribe.js';

const Token = z.object({
  token: z
    .string()
    .max(300)
    .openapi({ param: { name: 'token', in: 'path' } }),
});

/** What needs no sign-in but an address that only its owner has. */
export function feedRoutes(api: OpenAPIHono<ApiEnv>, house: House, work: Work): void {
  api.openapi(
    createRoute({
      method: 'get',
      path: '/private-feeds/{token}/notices.atom',
      tags: ['notices'],
      summary: 'What the owner of this address is told, as Atom; nothing in it is confidential',
      request: { params: Token },
      responses: {
        200: { description: 'Atom', content: { 'application/atom+xml': { schema: z.string() } } },
        ...problems(404),
      },
    }),
    async (c) => {
      const actor = await openFeed(house.db, 'atom', c.req.valid('param').token);
      if (actor === null) throw new Refusal('no-such-feed');
      return c.body(
        await asReader(readerOf(actor), () => readNoticesFeed(house, work, actor)),
        200,
        headers('application/atom+xml'),
      );
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/private-feeds/{token}/waiting.ics',
      tags: ['notices'],
      summary: 'What waits for the owner of this address, as a calendar; nothing in it is confidential',
      request: { params: Token },
      responses: {
        200: { description: 'iCalendar', content: { 'text/calendar': { schema: z.string() } } },
        ...problems(404),
      },
    }),
    async (c) => {
      const actor = await openFeed(house.db, 'calendar', c.req.valid('param').token);
      if (actor === null) throw new Refusal('no-such-feed');
      // Not the address itself: whoever gets the file passed on must not get the way to the next one.
      const source = apiAddressOf(house, '/private-feeds');
      const calendar = await asReader(readerOf(actor), () => readTasksCalendar(house, work, actor, source));
      return c.body(calendar, 200, headers('text/calendar'));
    },
  );

  api.openapi(
    createRoute({
      method: 'post',
      path: '/unsubscribe/{token}',
      tags: ['notices'],
      summary: 'Stop mails at one click of a mail program (RFC 8058)',
      request: { params: Token },
      responses: { 204: { description: 'Stopped, or stopped before' }, ...problems(404) },
    }),
    async (c) => {
      const topics = topicsOf(work).map(({ topic }) => topic);
      if (!(await unsubscribe(house.db, c.req.valid('param').token, topics))) throw new Refusal('no-such-link');
      return c.body(null, 204);
    },
  );
}

function headers(type: string): Record<string, string> {
  return { 'Content-Type': `${type}; charset=utf-8`, 'Cache-Control': 'private, no-store', 'X-Robots-Tag': 'noindex' };
}
