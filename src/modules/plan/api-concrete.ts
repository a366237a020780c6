import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { dayOf } from '../../kernel/calendar/index.js';
import { type ApiEnv, createRoute, PageQuery, pageLinks, problems, z } from '../../kernel/http/index.js';
import type { House } from '../../kernel/module/index.js';
import { body, ConcreteShape, GivenShape, json, ListedShape, ReviewShape, StepShape } from './api-shapes.js';
import type { ContentGiven } from './concrete/check-content.js';
import { writeContent } from './concrete/content.js';
import { readConcreteFilter } from './concrete/filter.js';
import { findConcrete } from './concrete/find-concrete.js';
import { getConcrete, type WholeConcrete } from './concrete/get-concrete.js';
import type { ConcreteView } from './concrete/log.js';
import { reviewConcrete } from './concrete/review-concrete.js';
import { takeStep } from './concrete/take-step.js';
import { withdrawConcrete } from './concrete/withdraw-concrete.js';
import { addConcrete, editConcrete } from './concrete/write-concrete.js';

const KeyParam = z.object({
  key: z
    .string()
    .max(100)
    .openapi({ param: { name: 'key', in: 'path' }, example: 'by-3' }),
});
const IfMatch = z.object({
  'if-match': z
    .string()
    .max(40)
    .openapi({ description: 'The version that was seen, as the answer to GET names it: "3"' }),
});
const SAVED = { 200: json('As it is kept now', ConcreteShape), ...problems(400, 403, 404, 409, 412, 422) };

/** The list of concrete measures to programs, to read and to write. */
export function concreteRoutes(api: OpenAPIHono<ApiEnv>, { db }: House): void {
  const today = () => dayOf(new Date());
  const whole = async (c: Context<ApiEnv>, key: string) => {
    const found = await getConcrete(db, c.var.actor, key);
    // Others are told by the bytes of the answer: a number would say how often a draft was kept.
    if (found.full !== null) c.header('ETag', `"${found.full.version}"`);
    return shapeOf(found);
  };

  api.openapi(
    createRoute({
      method: 'get',
      path: '/plan/concrete',
      tags: ['plan'],
      summary: 'Concrete measures, now or as they stood on a day, one page at a time',
      request: {
        query: PageQuery.extend({
          asof: z
            .string()
            .optional()
            .openapi({ description: 'YYYY-MM-DD: the list as everybody saw it at the end of that day' }),
          state: z.union([z.string(), z.array(z.string())]).optional(),
          measure: z.union([z.string(), z.array(z.string())]).optional(),
          party: z.union([z.string(), z.array(z.string())]).optional(),
          region: z.union([z.string(), z.array(z.string())]).optional(),
          q: z.string().optional(),
        }),
      },
      responses: {
        200: json('A page', z.object({ total: z.number().int(), measures: z.array(ListedShape) })),
        ...problems(400),
      },
    }),
    async (c) => {
      const { page, size } = c.req.valid('query');
      const { actor, url } = c.var;
      const found = await findConcrete(db, actor, readConcreteFilter(url.searchParams));
      c.header('Link', pageLinks(url, page, size, found.length));
      const measures = found.slice((page - 1) * size, page * size).map(({ key, party, view }) => ({
        ...{ key, lead: party.code, reviewed: view.at.toISOString() },
        ...viewShape(view),
      }));
      return c.json({ total: found.length, measures }, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/plan/concrete/{key}',
      tags: ['plan'],
      summary: 'A concrete measure; what is not public to its party and the secretariat only',
      request: { params: KeyParam },
      responses: { 200: json('The measure', ConcreteShape), ...problems(404) },
    }),
    async (c) => c.json(await whole(c, c.req.valid('param').key), 200),
  );

  api.openapi(
    createRoute({
      method: 'post',
      path: '/plan/concrete',
      tags: ['plan'],
      summary: 'Enter a concrete measure for a party',
      request: { body: body(GivenShape.extend({ lead: z.string().openapi({ description: 'Code of the party' }) })) },
      responses: { 201: json('As it is kept now', ConcreteShape), ...problems(400, 403, 404, 409, 422) },
    }),
    async (c) => {
      const { lead, send, ...given } = c.req.valid('json');
      const { key } = await addConcrete(db, c.var.actor, lead, givenOf(given), send);
      c.header('Location', `/api/v1/plan/concrete/${key}`);
      return c.json(await whole(c, key), 201);
    },
  );

  api.openapi(
    createRoute({
      method: 'put',
      path: '/plan/concrete/{key}',
      tags: ['plan'],
      summary: 'Change what a concrete measure says, as a draft or for review',
      request: { params: KeyParam, headers: IfMatch, body: body(GivenShape) },
      responses: SAVED,
    }),
    async (c) => {
      const { key } = c.req.valid('param');
      const { send, ...given } = c.req.valid('json');
      const seen = seenIn(c.req.valid('header')['if-match']);
      await editConcrete(db, c.var.actor, key, givenOf(given), { sent: send, seen });
      return c.json(await whole(c, key), 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'post',
      path: '/plan/concrete/{key}/steps',
      tags: ['plan'],
      summary: 'Say what became of a concrete measure',
      request: { params: KeyParam, headers: IfMatch, body: body(StepShape) },
      responses: SAVED,
    }),
    async (c) => {
      const { key } = c.req.valid('param');
      const { state, ...step } = c.req.valid('json');
      const seen = seenIn(c.req.valid('header')['if-match']);
      await takeStep(db, c.var.actor, key, { ...step, state: state ?? '', file: null, seen }, today());
      return c.json(await whole(c, key), 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'post',
      path: '/plan/concrete/{key}/review',
      tags: ['plan'],
      summary: 'Publish a concrete measure, or return it with a note',
      request: { params: KeyParam, headers: IfMatch, body: body(ReviewShape) },
      responses: SAVED,
    }),
    async (c) => {
      const { key } = c.req.valid('param');
      const seen = seenIn(c.req.valid('header')['if-match']);
      await reviewConcrete(db, c.var.actor, key, { ...c.req.valid('json'), seen });
      return c.json(await whole(c, key), 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'post',
      path: '/plan/concrete/{key}/withdraw',
      tags: ['plan'],
      summary: 'Withdraw a concrete measure',
      request: { params: KeyParam, headers: IfMatch },
      responses: SAVED,
    }),
    async (c) => {
      const { key } = c.req.valid('param');
      await withdrawConcrete(db, c.var.actor, key, { seen: seenIn(c.req.valid('header')['if-match']) });
      return c.json(await whole(c, key), 200);
    },
  );
}

/** "3" or W/"3"; a tag that is none of ours is the version of nobody. */
function seenIn(tag: string): number {
  return Number(/^(?:W\/)?"(\d{1,9})"$/u.exec(tag.trim())?.[1] ?? 0);
}

function givenOf(given: Omit<z.infer<typeof GivenShape>, 'send'>): ContentGiven {
  return { ...given, measures: given.measures.map(String) };
}

/** Field by field: what is not named here is not said. */
function shapeOf({ key, party, published, full }: WholeConcrete): z.infer<typeof ConcreteShape> {
  return {
    key,
    lead: party.code,
    published: published === null ? null : { ...viewShape(published), reviewed: published.at.toISOString() },
    latest: full === null ? null : { ...viewShape(full.latest), review: full.review, version: full.version },
  };
}

function viewShape({ content, state, steps }: ConcreteView) {
  const { measures, partners, ...written } = writeContent(content);
  return {
    ...written,
    measures: [...measures],
    partners: [...partners],
    state,
    steps: steps.map((step) => ({
      ...{ n: step.n, state: step.state, happened: step.happened, note: step.note },
      link: step.evidence?.kind === 'link' ? step.evidence.href : null,
      file: step.evidence?.kind === 'file' ? step.evidence.name : null,
    })),
  };
}
