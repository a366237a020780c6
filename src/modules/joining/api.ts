import type { OpenAPIHono } from '@hono/zod-openapi';
import { type ApiEnv, createRoute, newApi, PageQuery, pageLinks, problems, z } from '../../kernel/http/index.js';
import { LANGS } from '../../kernel/i18n/index.js';
import type { House } from '../../kernel/module/index.js';
import { findQueue, getRegistration } from './find-registrations.js';
import { refusalProblem } from './pages/words.js';
import { Refusal } from './refusal.js';
import { JOINING_KINDS, REGISTRATION_STATES, type Registration, STATUSES } from './registration.js';
import { AGREEING, decideForState } from './state-agreement.js';
import { DECISIONS, verifyRegistration } from './verify-registration.js';

/** A registration to programs: nothing of who filled in the form. */
const RegistrationShape = z
  .object({
    id: z.uuid(),
    state: z.enum(REGISTRATION_STATES),
    version: z.number().int(),
    kind: z.enum(JOINING_KINDS),
    names: z.array(z.object({ lang: z.enum(LANGS), name: z.string() })),
    acronym: z.string().nullable(),
    seat: z.uuid().openapi({ description: 'Id of the State of its seat.' }),
    about: z.string(),
    website: z.string().nullable(),
    consultative: z.enum(STATUSES),
    made: z.iso.datetime(),
    code: z.string().nullable(),
    silenceAfter: z.string().nullable().openapi({ description: 'After this day silence is no objection.' }),
  })
  .openapi('Registration');

const Id = z.object({ id: z.uuid().openapi({ param: { name: 'id', in: 'path' } }) });
const version = z.number().int().openapi({ description: 'The version that was seen.' });
const VerifyShape = z
  .object({
    decision: z.enum(DECISIONS).openapi({ description: '`accept` asks the State where one is to agree.' }),
    words: z.string().default(''),
    code: z.string().default(''),
    version,
  })
  .openapi('RegistrationDecision');
const AgreeShape = z
  .object({ decision: z.enum(AGREEING), words: z.string().default(''), version })
  .openapi('StateDecision');

const json = <T extends z.ZodType>(description: string, schema: T) => ({
  description,
  content: { 'application/json': { schema } },
});

/** Registrations to those who verify them and to the States that are asked, below `/api/v1`. */
export function joiningApi(house: House): OpenAPIHono<ApiEnv> {
  const api = newApi();
  api.onError((error) => {
    throw error instanceof Refusal ? refusalProblem(error) : error;
  });

  api.openapi(
    createRoute({
      method: 'get',
      path: '/registrations',
      tags: ['registrations'],
      summary: 'Organizations that ask to join, as far as one may see them; the longest waiting first',
      request: { query: PageQuery.extend({ state: z.enum(REGISTRATION_STATES).optional() }) },
      responses: {
        200: json('A page', z.object({ total: z.number().int(), registrations: z.array(RegistrationShape) })),
        ...problems(400),
      },
    }),
    async (c) => {
      const { page, size, state } = c.req.valid('query');
      const { total, registrations } = await findQueue(house.db.connection, c.var.actor, {
        states: state === undefined ? REGISTRATION_STATES : [state],
        limit: size,
        offset: (page - 1) * size,
      });
      c.header('Link', pageLinks(c.var.url, page, size, total));
      return c.json({ total, registrations: registrations.map(shapeOf) }, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/registrations/{id}',
      tags: ['registrations'],
      summary: 'One of them',
      request: { params: Id },
      responses: { 200: json('The registration', RegistrationShape), ...problems(400, 404) },
    }),
    async (c) => {
      const { registration } = await getRegistration(house.db.connection, c.var.actor, c.req.valid('param').id);
      return c.json(shapeOf(registration), 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'post',
      path: '/registrations/{id}/verify',
      tags: ['registrations'],
      summary: 'Accept it or ask its State, ask for more, or refuse',
      request: { params: Id, body: { required: true, content: { 'application/json': { schema: VerifyShape } } } },
      responses: { 200: json('As it is now', RegistrationShape), ...problems(400, 403, 404, 409, 422) },
    }),
    async (c) => {
      const { id } = c.req.valid('param');
      return c.json(shapeOf(await verifyRegistration(house, c.var.actor, id, c.req.valid('json'))), 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'post',
      path: '/registrations/{id}/agreement',
      tags: ['registrations'],
      summary: 'Agree or object, for the State of its seat',
      request: { params: Id, body: { required: true, content: { 'application/json': { schema: AgreeShape } } } },
      responses: { 200: json('As it is now', RegistrationShape), ...problems(400, 403, 404, 409, 422) },
    }),
    async (c) => {
      const { id } = c.req.valid('param');
      return c.json(shapeOf(await decideForState(house, c.var.actor, id, c.req.valid('json'))), 200);
    },
  );
  return api;
}

function shapeOf(registration: Registration): z.infer<typeof RegistrationShape> {
  const { id, state, version: seen, kind, names, acronym, seat, about, website, consultative, made } = registration;
  return {
    ...{ id, state, version: seen, kind, acronym, seat, about, website, consultative },
    names: names.map(({ lang, name }) => ({ lang, name })),
    made: made.toISOString(),
    code: registration.code,
    silenceAfter: registration.silenceAfter,
  };
}
