import type { OpenAPIHono } from '@hono/zod-openapi';
import { type ApiEnv, createRoute, problems, z } from '../../kernel/http/index.js';
import type { House } from '../../kernel/module/index.js';
import { findCalendar } from './calendar/find-calendar.js';
import { Refusal } from './refusal.js';
import { readFilter } from './register/filter.js';
import { setOpening, undoOpening } from './set-opening.js';
import { findSessionOpening, readSessionOpenings } from './store/session-openings.js';
import { dayOf, isDay, yearOf } from './timing/days.js';
import { daysOfSession, openingsOf } from './timing/sessions.js';

const json = <T extends z.ZodType>(description: string, schema: T) => ({
  description,
  content: { 'application/json': { schema } },
});

const DayShape = z
  .string()
  .refine(isDay, 'A day that exists, YYYY-MM-DD')
  .openapi({ example: '2027-09-07', format: 'date' });
const StandingShape = z.enum(['confirmed', 'expected']);
const SessionParam = z.object({
  session: z.coerce
    .number()
    .int()
    .openapi({ param: { name: 'session', in: 'path' }, example: 82 }),
});

const OpeningShape = z
  .object({
    session: z.number().int(),
    opens: DayShape,
    until: DayShape.openapi({ description: 'The last day of the session: the next one opens on the day after.' }),
    standing: StandingShape,
    source: z.string().openapi({ description: 'Where a confirmed day is known from; may be empty.' }),
  })
  .openapi('SessionOpening');

const EntryShape = z
  .object({
    firstDay: DayShape,
    lastDay: DayShape,
    part: z.enum(['days', 'opening', 'last-day']).openapi({
      description: 'The days themselves, the day on which the session opens, or the last day of a longer window.',
    }),
    role: z.enum(['due', 'expected', 'recurs']),
    tentative: z.boolean(),
    session: z.number().int().nullable(),
    window: z.object({ from: DayShape.nullable(), to: DayShape }),
    commitment: z.object({ key: z.string(), act: z.string(), addressees: z.array(z.string()), state: z.string() }),
  })
  .openapi('CalendarEntry');

/** The calendar and the sessions that it is reckoned with. */
export function calendarRoutes(api: OpenAPIHono<ApiEnv>, { db }: House): void {
  api.openapi(
    createRoute({
      method: 'get',
      path: '/calendar',
      tags: ['calendar'],
      summary: 'What is due, expected or comes back on the days of a range; narrowed like the register',
      description:
        'Takes the filters of GET /commitments beside `since` and `until`. At most 500 entries; `total` counts all.',
      request: {
        query: z.object({
          since: DayShape.optional().openapi({ description: 'First day; by default that of this year.' }),
          until: DayShape.optional().openapi({ description: 'Last day; by default that of the year of `since`.' }),
        }),
      },
      responses: {
        200: json('In the order of the days', z.object({ total: z.number().int(), entries: z.array(EntryShape) })),
        ...problems(400),
      },
    }),
    async (c) => {
      const today = dayOf(new Date());
      const { since = `${yearOf(today)}-01-01`, until = `${yearOf(since)}-12-31` } = c.req.valid('query');
      const filter = readFilter(c.var.url.searchParams);
      const asker = { actor: c.var.actor, filter, today, lang: c.var.lang };
      const { lines, total } = await findCalendar(db, { from: since, to: until }, asker);
      const entries = lines.map(({ firstDay, lastDay, part, tentative, occurrence, commitment }) => {
        const { role, window } = occurrence;
        const { key, act, addressees, state } = commitment;
        return {
          firstDay,
          lastDay,
          part,
          role,
          tentative,
          session: window.session,
          window: { from: window.from, to: window.to },
          commitment: { key, act, addressees, state },
        };
      });
      return c.json({ total, entries }, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/sessions',
      tags: ['calendar'],
      summary: 'When the sessions of the General Assembly open, and how well that is known',
      responses: { 200: json('In the order of the sessions', z.object({ sessions: z.array(OpeningShape) })) },
    }),
    async (c) => {
      const kept = await readSessionOpenings(db.connection);
      const openings = openingsOf(kept);
      const sessions = kept.map(({ session, opens, standing, source }) => ({
        session,
        opens,
        until: daysOfSession(session, openings).to,
        standing,
        source,
      }));
      return c.json({ sessions }, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'put',
      path: '/sessions/{session}',
      tags: ['calendar'],
      summary: 'Say when a session opens; every deadline that names it moves with it',
      request: {
        params: SessionParam,
        body: {
          required: true,
          content: {
            'application/json': {
              schema: z.object({ opens: z.string(), standing: StandingShape, source: z.string().default('') }),
            },
          },
        },
      },
      responses: { 200: json('As it is kept now', OpeningShape), ...problems(400, 403, 404, 422) },
    }),
    async (c) => {
      const { session } = c.req.valid('param');
      await setOpening(db, c.var.actor, session, c.req.valid('json'));
      return c.json(await openingNow(db, session), 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'post',
      path: '/sessions/{session}/undo',
      tags: ['calendar'],
      summary: 'Take the last change of an opening back',
      request: { params: SessionParam },
      responses: { 200: json('As it is kept now', OpeningShape), ...problems(403, 404, 409) },
    }),
    async (c) => {
      const { session } = c.req.valid('param');
      await undoOpening(db, c.var.actor, session);
      return c.json(await openingNow(db, session), 200);
    },
  );
}

async function openingNow(db: House['db'], session: number): Promise<z.infer<typeof OpeningShape>> {
  const kept = await findSessionOpening(db.connection, session);
  if (kept === null) throw new Refusal('no-such-session', { values: { session } });
  const { opens, standing, source } = kept;
  const openings = openingsOf(await readSessionOpenings(db.connection));
  return { session, opens, until: daysOfSession(session, openings).to, standing, source };
}
