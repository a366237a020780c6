import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Actor } from '../../kernel/access/index.js';
import { type ApiEnv, createRoute, PageQuery, pageLinks, problems, z } from '../../kernel/http/index.js';
import type { House, StatementProvider } from '../../kernel/module/index.js';
import { findPartiesById, findParty } from '../parties/index.js';
import { body, json } from './api-parts.js';
import { LawContentShape, LawShape, shapeOfLaw } from './api-shapes.js';
import { countImplementation } from './find-implementation.js';
import { AREAS } from './instrument.js';
import { findLaws, getLaw } from './laws/find-laws.js';
import type { Law } from './laws/law.js';
import { reviewLaw } from './laws/review-law.js';
import { editLaw, stateLaw, withdrawLaw } from './laws/state-law.js';
import { openBoard } from './open-board.js';
import { Refusal } from './refusal.js';

const Id = z.object({ id: z.string().openapi({ param: { name: 'id', in: 'path' } }) });
const version = z.number().int().openapi({ description: 'The version that was seen.' });

/** Laws by which States implement instruments, to programs. */
export function lawRoutes(api: OpenAPIHono<ApiEnv>, { db }: House, statements: StatementProvider): void {
  const shapedAll = async (actor: Actor, laws: readonly Law[]) => {
    const board = await openBoard(db);
    const parties = await findPartiesById(
      db,
      actor,
      laws.map(({ partyId }) => partyId),
    );
    return laws.map((law) => {
      const treaty = board.byId.get(law.instrumentId)?.instrument.code ?? '';
      return shapeOfLaw(law, { party: parties.get(law.partyId)?.code ?? '', treaty });
    });
  };
  const shaped = async (actor: Actor, law: Law) => {
    const [shape] = await shapedAll(actor, [law]);
    return shape ?? shapeOfLaw(law, { party: '', treaty: '' });
  };

  api.openapi(
    createRoute({
      method: 'get',
      path: '/treaty-laws',
      tags: ['treaties'],
      summary: 'Laws that the asker may see, of a State, an instrument, an area',
      request: {
        query: PageQuery.extend({
          party: z.string().optional(),
          treaty: z.string().optional(),
          area: z.enum(AREAS).optional(),
        }),
      },
      responses: {
        200: json('A page of the laws', z.object({ total: z.number().int(), laws: z.array(LawShape) })),
        ...problems(400, 404),
      },
    }),
    async (c) => {
      const { party: code, treaty, area, page, size } = c.req.valid('query');
      const party = code === undefined ? undefined : await findParty(db, c.var.actor, { code });
      const instrument = treaty === undefined ? undefined : (await openBoard(db)).byCode.get(treaty)?.instrument;
      if (party === null) throw new Refusal('no-such-participant');
      if (treaty !== undefined && instrument === undefined) throw new Refusal('no-such-instrument');
      const { laws, total } = await findLaws(db, c.var.actor, {
        ...{ offset: (page - 1) * size, limit: size },
        ...(party === undefined ? {} : { partyIds: [party.id] }),
        ...(instrument === undefined ? {} : { instrumentId: instrument.id }),
        ...(area === undefined ? {} : { area }),
      });
      c.header('Link', pageLinks(c.var.url, page, size, total));
      return c.json({ total, laws: await shapedAll(c.var.actor, laws) }, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'post',
      path: '/treaty-laws',
      tags: ['treaties'],
      summary: 'Enter a law; it waits for a review',
      request: {
        body: body(
          LawContentShape.extend({ party: z.string(), treaty: z.string(), area: z.enum(AREAS) }).openapi(
            'NewTreatyLaw',
          ),
        ),
      },
      responses: { 201: json('As it is kept now', LawShape), ...problems(400, 403, 404, 422) },
    }),
    async (c) => {
      const { party, treaty, area, ...content } = c.req.valid('json');
      const { id } = await stateLaw(db, c.var.actor, { party, instrument: treaty, area, content });
      c.header('Location', `/api/v1/treaty-laws/${id}`);
      return c.json(await shaped(c.var.actor, await getLaw(db, c.var.actor, id)), 201);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/treaty-laws/{id}',
      tags: ['treaties'],
      summary: 'A law',
      request: { params: Id },
      responses: { 200: json('The law', LawShape), ...problems(404) },
    }),
    async (c) => c.json(await shaped(c.var.actor, await getLaw(db, c.var.actor, c.req.valid('param').id)), 200),
  );

  api.openapi(
    createRoute({
      method: 'put',
      path: '/treaty-laws/{id}',
      tags: ['treaties'],
      summary: 'Say a law anew; it waits for a review again',
      request: { params: Id, body: body(LawContentShape.extend({ version }).openapi('TreatyLawChange')) },
      responses: { 200: json('As it is kept now', LawShape), ...problems(400, 403, 404, 412, 422) },
    }),
    async (c) => {
      const { version: seen, ...content } = c.req.valid('json');
      const { id } = c.req.valid('param');
      await editLaw(db, c.var.actor, id, { version: seen, content });
      return c.json(await shaped(c.var.actor, await getLaw(db, c.var.actor, id)), 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'post',
      path: '/treaty-laws/{id}/review',
      tags: ['treaties'],
      summary: 'Accept a law, or give it back with a remark',
      request: {
        params: Id,
        body: body(
          z.object({ version, accept: z.boolean(), remark: z.string().default('') }).openapi('TreatyLawReview'),
        ),
      },
      responses: { 200: json('As it is kept now', LawShape), ...problems(400, 403, 404, 412, 422) },
    }),
    async (c) => {
      const { id } = c.req.valid('param');
      await reviewLaw(db, c.var.actor, id, c.req.valid('json'));
      return c.json(await shaped(c.var.actor, await getLaw(db, c.var.actor, id)), 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'post',
      path: '/treaty-laws/{id}/withdraw',
      tags: ['treaties'],
      summary: 'Take a law back',
      request: { params: Id, body: body(z.object({ version }).openapi('TreatyLawWithdrawal')) },
      responses: { 204: { description: 'It is shown no more' }, ...problems(400, 403, 404, 412) },
    }),
    async (c) => {
      await withdrawLaw(db, c.var.actor, c.req.valid('param').id, c.req.valid('json').version);
      return c.body(null, 204);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/treaties/{code}/implementation',
      tags: ['treaties'],
      summary: 'How many parties said something about each area of an instrument, wherever they said it',
      request: { params: z.object({ code: z.string().openapi({ param: { name: 'code', in: 'path' } }) }) },
      responses: {
        200: json(
          'By area',
          z.object({
            areas: z.array(z.object({ area: z.enum(AREAS), parties: z.number().int(), statements: z.number().int() })),
          }),
        ),
        ...problems(404),
      },
    }),
    async (c) => {
      const { code } = c.req.valid('param');
      if (!(await openBoard(db)).byCode.has(code)) throw new Refusal('no-such-instrument');
      return c.json({ areas: await countImplementation(statements, c.var.actor, code) }, 200);
    },
  );
}
