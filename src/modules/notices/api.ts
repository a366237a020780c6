import type { OpenAPIHono } from '@hono/zod-openapi';
import { dayOf } from '../../kernel/calendar/index.js';
import { type ApiEnv, createRoute, newApi, PageQuery, problems, z } from '../../kernel/http/index.js';
import type { House, Work } from '../../kernel/module/index.js';
import { findTasks } from '../../kernel/work/index.js';
import { feedRoutes } from './api-feeds.js';
import { reminderRoutes } from './api-reminders.js';
import { findNotices } from './find-notices.js';
import { WISHES } from './notice.js';
import { ownerHere } from './policy.js';
import { Refusal } from './refusal.js';
import { refusalProblem } from './refused.js';
import { pathOf, sayNotice } from './say-notice.js';
import { getWishes, setWishes } from './set-wishes.js';
import { markSeen } from './store/notices.js';
import { topicsOf } from './topics.js';

const NoticeShape = z
  .object({
    id: z.uuid(),
    topic: z.string(),
    text: z.string().openapi({ description: 'In the language that is asked for (Accept-Language)' }),
    path: z.string().openapi({ description: 'Below the language: "/commitments/a-res-70-179-op-4-1"' }),
    record: z.object({ type: z.string(), id: z.string() }),
    made: z.iso.datetime(),
    seen: z.iso.datetime().nullable(),
  })
  .openapi('Notice');

const WishesShape = z
  .object({
    topics: z.record(z.string(), z.enum(WISHES)),
    hours: z.object({
      timeZone: z.string().openapi({ example: 'Africa/Nairobi' }),
      hour: z.number().int().min(0).max(23),
      weekday: z.number().int().min(1).max(7).openapi({ description: '1 is Monday' }),
    }),
  })
  .openapi('MailWishes');

const TaskShape = z
  .object({
    group: z.string(),
    title: z.string(),
    path: z.string(),
    due: z.iso.date().nullable(),
    meta: z.array(z.string()),
  })
  .openapi('Task');

const json = <T extends z.ZodType>(description: string, schema: T) => ({
  description,
  content: { 'application/json': { schema } },
});
const body = <T extends z.ZodType>(schema: T) => ({ required: true, content: { 'application/json': { schema } } });

/** What one is told, how one wants mail, what waits: for the person who is signed in. Feeds and the end of mails: for whoever has their address. */
export function noticesApi(house: House, work: Work): OpenAPIHono<ApiEnv> {
  const api = newApi();
  const { db } = house;
  const topics = () => topicsOf(work).map(({ topic }) => topic);
  api.onError((error) => {
    throw error instanceof Refusal ? refusalProblem(error) : error;
  });

  api.openapi(
    createRoute({
      method: 'get',
      path: '/notices',
      tags: ['notices'],
      summary: 'What the person who asks is told, the latest first',
      request: {
        query: PageQuery.extend({ new: z.enum(['0', '1']).default('0'), topic: z.string().max(40).optional() }),
      },
      responses: {
        200: json('A page', z.object({ total: z.number().int(), notices: z.array(NoticeShape) })),
        ...problems(400, 403),
      },
    }),
    async (c) => {
      const { page, size, topic, new: fresh } = c.req.valid('query');
      const { t } = c.var;
      const { total, rows, seen } = await findNotices(
        { db, records: work.records },
        ownerHere(c.var.actor),
        { unseen: fresh === '1', topic: topic?.replaceAll('\0', '') },
        { offset: (page - 1) * size, limit: size },
        t,
      );
      const notices = rows.map((notice) => ({
        id: notice.id,
        topic: notice.topic,
        text: sayNotice(t, notice, seen) ?? t('notices.list.something'),
        path: pathOf(notice, seen),
        record: notice.about,
        made: notice.made.toISOString(),
        seen: notice.seen?.toISOString() ?? null,
      }));
      return c.json({ total, notices }, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'post',
      path: '/notices/seen',
      tags: ['notices'],
      summary: 'Mark notices as read: these, or all',
      request: { body: body(z.object({ which: z.union([z.literal('all'), z.array(z.uuid()).max(500)]) })) },
      responses: { 200: json('How many were new', z.object({ marked: z.number().int() })), ...problems(400, 403) },
    }),
    async (c) => {
      const { id } = ownerHere(c.var.actor);
      return c.json({ marked: await markSeen(db.connection, id, c.req.valid('json').which, new Date()) }, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/notices/wishes',
      tags: ['notices'],
      summary: 'How the person who asks wants mail',
      responses: { 200: json('By topic, and at which hour', WishesShape), ...problems(403) },
    }),
    async (c) => {
      const { of, hours } = await getWishes(db, ownerHere(c.var.actor));
      return c.json({ topics: Object.fromEntries(topics().map((topic) => [topic, of(topic)])), hours }, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'put',
      path: '/notices/wishes',
      tags: ['notices'],
      summary: 'Say how one wants mail; a topic that is not named stays as it is',
      request: { body: body(WishesShape) },
      responses: { 204: { description: 'Said' }, ...problems(400, 403, 422) },
    }),
    async (c) => {
      await setWishes(db, ownerHere(c.var.actor), c.req.valid('json'), topics());
      return c.body(null, 204);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/tasks',
      tags: ['notices'],
      summary: 'What waits for whoever asks, from every module: the first fifty of each group',
      responses: { 200: json('Tasks', z.object({ total: z.number().int(), tasks: z.array(TaskShape) })) },
    }),
    async (c) => {
      const { actor, t } = c.var;
      const groups = await findTasks(work.waits, { actor, t, today: dayOf(new Date()), limit: 50 });
      const tasks = groups.flatMap(({ heading, tasks: some }) =>
        some.map(({ title, path, due, meta }) => ({ group: heading, title, path, due, meta: [...meta] })),
      );
      return c.json({ total: groups.reduce((sum, { total }) => sum + total, 0), tasks }, 200);
    },
  );

  reminderRoutes(api, house, work);
  feedRoutes(api, house, work);
  return api;
}
