import type { OpenAPIHono } from '@hono/zod-openapi';
import { type ApiEnv, createRoute, PageQuery, pageLinks, problems, z } from '../../kernel/http/index.js';
import type { House } from '../../kernel/module/index.js';
import { Key, Seen, versionOf } from './api-given.js';
import { CommitmentShape, commitmentOf, FacetsShape, facetsOf, ListedCommitmentShape, listedOf } from './api-shapes.js';
import { STATES } from './commitment.js';
import { findCommitments } from './find-commitments.js';
import { getCommitment } from './get-commitment.js';
import { DIMENSIONS, readFilter } from './register/filter.js';
import { SORTS, type Sort } from './register/orders.js';
import { STEP_KINDS } from './steps.js';
import { findRevision } from './store/commitments.js';
import { takeBackStep, takeStep } from './take-step.js';
import { dayOf } from './timing/days.js';

const json = <T extends z.ZodType>(description: string, schema: T) => ({
  description,
  content: { 'application/json': { schema } },
});
const several = z.preprocess(
  (value) => (value === undefined ? undefined : [value].flat()),
  z.array(z.string()).optional(),
);
const flag = (description: string) => z.enum(['0', '1']).optional().openapi({ description });
const State = z.object({ state: z.enum(STATES) });
const Order = z.enum(SORTS.flatMap((sort) => [sort, `-${sort}`] as const));

/** The filter as the address of the register says it; what it does not know is ignored. */
const FilterQuery = Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, several]));
const ListQuery = PageQuery.extend({
  ...FilterQuery,
  q: z.string().optional().openapi({ description: 'Words, in any language, or a symbol.' }),
  from: z.string().optional().openapi({ description: 'Next due on or after: a day, a month or a year.' }),
  to: z.string().optional().openapi({ description: 'Next due on or before.' }),
  all: flag('1: also acts that ask nobody to do anything.'),
  drafts: flag('1: also drafts.'),
  sort: Order.default('due'),
  facets: flag('1: also how many commitments each value of each dimension has, given all other filters.'),
});

/** The register itself: lists, single commitments, and what became of them. */
export function registerRoutes(api: OpenAPIHono<ApiEnv>, { db }: House): void {
  api.openapi(
    createRoute({
      method: 'get',
      path: '/commitments',
      tags: ['commitments'],
      summary: 'The register, one page at a time, narrowed as its address says',
      request: { query: ListQuery },
      responses: {
        200: json(
          'A page',
          z.object({
            total: z.number().int().openapi({ description: 'Each commitment counted once, whatever tags it has.' }),
            commitments: z.array(ListedCommitmentShape),
            facets: FacetsShape.optional(),
          }),
        ),
        ...problems(400),
      },
    }),
    async (c) => {
      const { page, size, sort, facets } = c.req.valid('query');
      const order = { sort: sort.replace('-', '') as Sort, descending: sort.startsWith('-') };
      const found = await findCommitments(
        db,
        c.var.actor,
        readFilter(c.var.url.searchParams),
        { ...order, offset: (page - 1) * size, limit: size },
        { today: dayOf(new Date()), lang: c.var.lang },
      );
      c.header('Link', pageLinks(c.var.url, page, size, found.total));
      return c.json(
        {
          total: found.total,
          commitments: found.rows.map(listedOf),
          ...(facets === '1' ? { facets: facetsOf(found.facets) } : {}),
        },
        200,
      );
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/commitments/{key}',
      tags: ['commitments'],
      summary: 'A commitment with its words, filings, steps, citations and days; its ETag begins with its version',
      request: { params: Key },
      responses: { 200: json('The commitment', CommitmentShape), ...problems(404) },
    }),
    async (c) => {
      const today = dayOf(new Date());
      const whole = await getCommitment(db, c.var.actor, c.req.valid('param').key, { today, lang: c.var.lang });
      // Days pass and texts come without a new version of it; so the day and the register's revision are part of its ETag.
      const revision = await findRevision(db.connection);
      c.header('ETag', `"${whole.listed.version}.${revision}.${today}.${c.var.lang}"`);
      return c.json(commitmentOf(whole), 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'post',
      path: '/commitments/{key}/steps',
      tags: ['commitments'],
      summary: 'Say what became of it, with evidence; If-Match carries the version that the person saw',
      request: {
        params: Key,
        headers: Seen,
        body: {
          required: true,
          content: {
            'application/json': {
              schema: z.object({
                kind: z.enum(STEP_KINDS).exclude(['take-back']),
                happened: z.string().max(10).default('').openapi({ description: 'YYYY, YYYY-MM or YYYY-MM-DD.' }),
                note: z.string().default(''),
                link: z.string().default('').openapi({ description: 'A web address.' }),
              }),
            },
          },
        },
      },
      responses: { 201: json('Taken', State.extend({ id: z.uuid() })), ...problems(400, 403, 404, 409, 412, 422) },
    }),
    async (c) => {
      const { key } = c.req.valid('param');
      const given = { ...c.req.valid('json'), file: null, version: versionOf(c.req.valid('header')['if-match']) };
      const { stepId, state } = await takeStep(db, c.var.actor, key, given, dayOf(new Date()));
      return c.json({ id: stepId, state }, 201);
    },
  );

  api.openapi(
    createRoute({
      method: 'post',
      path: '/commitments/{key}/steps/{id}/take-back',
      tags: ['commitments'],
      summary: 'Take a step back: it counts as never made, and stays to be seen',
      request: {
        params: Key.extend({ id: z.uuid().openapi({ param: { name: 'id', in: 'path' } }) }),
        headers: Seen,
      },
      responses: { 200: json('Taken back', State), ...problems(403, 404, 409, 412) },
    }),
    async (c) => {
      const { key, id } = c.req.valid('param');
      const version = versionOf(c.req.valid('header')['if-match']);
      return c.json(await takeBackStep(db, c.var.actor, key, id, { version }), 200);
    },
  );
}
