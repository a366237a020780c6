import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Actor } from '../../kernel/access/index.js';
import { type ApiEnv, createRoute, newApi, problems, z } from '../../kernel/http/index.js';
import type { House, StatementProvider } from '../../kernel/module/index.js';
import { SheetRefusal } from '../../kernel/sheets/index.js';
import { findParty } from '../parties/index.js';
import type { ActionContent } from './action.js';
import { addAction, correctAction, strikeAction } from './add-action.js';
import { addInstrument } from './add-instrument.js';
import { fileImportRoutes, importRoutes } from './api-imports.js';
import { lawRoutes } from './api-laws.js';
import { body, json } from './api-parts.js';
import {
  ActionContentShape,
  InstrumentShape,
  NewInstrumentShape,
  StatusShape,
  shapeOfInstrument,
  shapeOfStatus,
} from './api-shapes.js';
import { findMatrix, readMatrixFilter } from './find-matrix.js';
import { openBoard } from './open-board.js';
import { refusalProblem } from './pages/refused.js';
import { findEveryParty, mayTakePart, targetParty } from './participants.js';
import { Refusal } from './refusal.js';

const Code = z.object({ code: z.string().openapi({ param: { name: 'code', in: 'path' } }) });
const PartyParam = z.object({ party: z.string().openapi({ param: { name: 'party', in: 'path' } }) });
const Id = z.object({ id: z.string().openapi({ param: { name: 'id', in: 'path' } }) });
const Made = z.object({ id: z.uuid() });
const many = z.union([z.string(), z.array(z.string())]).optional();

/** The status of treaties to programs, below `/api/v1`. The same use cases and policy as the pages. */
export function treatiesApi(house: House, statements: StatementProvider): OpenAPIHono<ApiEnv> {
  const { db } = house;
  const api = newApi();
  api.onError((error) => {
    if (error instanceof SheetRefusal) throw refusalProblem(new Refusal('not-our-table', { field: 'content' }));
    throw error instanceof Refusal ? refusalProblem(error) : error;
  });

  api.openapi(
    createRoute({
      method: 'get',
      path: '/treaties',
      tags: ['treaties'],
      summary: 'All instruments, with the day for which their statuses hold',
      responses: { 200: json('In their order', z.object({ treaties: z.array(InstrumentShape) })) },
    }),
    async (c) => c.json({ treaties: (await openBoard(db)).instruments.map(shapeOfInstrument) }, 200),
  );

  api.openapi(
    createRoute({
      method: 'post',
      path: '/treaties',
      tags: ['treaties'],
      summary: 'Follow one more instrument',
      request: { body: body(NewInstrumentShape) },
      responses: { 201: json('As it is kept now', InstrumentShape), ...problems(400, 403, 409, 422) },
    }),
    async (c) => {
      const { code } = await addInstrument(db, c.var.actor, c.req.valid('json'));
      c.header('Location', `/api/v1/treaties/${code}`);
      return c.json(shapeOfInstrument(await boardFor(code)), 201);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/treaties/{code}',
      tags: ['treaties'],
      summary: 'An instrument',
      request: { params: Code },
      responses: { 200: json('The instrument', InstrumentShape), ...problems(404) },
    }),
    async (c) => c.json(shapeOfInstrument(await boardFor(c.req.valid('param').code)), 200),
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/treaties/{code}/statuses',
      tags: ['treaties'],
      summary: 'Where every participant stands with an instrument',
      request: {
        params: Code,
        query: z.object({
          q: z.string().optional(),
          kind: many,
          group: many,
          region: many,
          party: many,
          missing: many,
        }),
      },
      responses: { 200: json('By name', z.object({ statuses: z.array(StatusShape) })), ...problems(404) },
    }),
    async (c) => {
      const board = await boardFor(c.req.valid('param').code);
      const { rows } = await findMatrix(db, c.var.actor, readMatrixFilter(c.var.url.searchParams), c.var.lang);
      const codeOf = await codes();
      return c.json({ statuses: rows.map((party) => shapeOfStatus(board, party, codeOf)) }, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/treaty-participants/{party}',
      tags: ['treaties'],
      summary: 'Where one participant stands with every instrument',
      request: { params: PartyParam },
      responses: { 200: json('By instrument', z.object({ statuses: z.array(StatusShape) })), ...problems(404) },
    }),
    async (c) => {
      const party = await findParty(db, c.var.actor, { code: c.req.valid('param').party });
      if (party === null || !mayTakePart(party)) throw new Refusal('no-such-participant');
      const { instruments } = await openBoard(db);
      const codeOf = await codes();
      return c.json({ statuses: instruments.map((board) => shapeOfStatus(board, party, codeOf)) }, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'post',
      path: '/treaty-actions',
      tags: ['treaties'],
      summary: 'Add what a participant did',
      request: {
        body: body(ActionContentShape.extend({ treaty: z.string(), party: z.string() }).openapi('NewTreatyAction')),
      },
      responses: { 201: json('Added', Made), ...problems(400, 403, 404, 422) },
    }),
    async (c) => {
      const { treaty, party, ...said } = c.req.valid('json');
      const content = await contentIn(c.var.actor, said);
      return c.json(await addAction(db, c.var.actor, { instrument: treaty, party, content }), 201);
    },
  );

  api.openapi(
    createRoute({
      method: 'post',
      path: '/treaty-actions/{id}/correct',
      tags: ['treaties'],
      summary: 'Say an action anew; what was said before is kept',
      request: { params: Id, body: body(ActionContentShape.openapi('TreatyActionCorrection')) },
      responses: { 201: json('The action that holds now', Made), ...problems(400, 403, 404, 409, 422) },
    }),
    async (c) => {
      const content = await contentIn(c.var.actor, c.req.valid('json'));
      return c.json(await correctAction(db, c.var.actor, c.req.valid('param').id, content), 201);
    },
  );

  api.openapi(
    createRoute({
      method: 'post',
      path: '/treaty-actions/{id}/strike',
      tags: ['treaties'],
      summary: 'Say that there was no such action',
      request: { params: Id },
      responses: { 204: { description: 'It holds no more' }, ...problems(403, 404, 409) },
    }),
    async (c) => {
      await strikeAction(db, c.var.actor, c.req.valid('param').id);
      return c.body(null, 204);
    },
  );

  importRoutes(api, house);
  fileImportRoutes(api, house);
  lawRoutes(api, house, statements);
  return api;

  async function codes() {
    const byId = new Map((await findEveryParty(db)).map(({ id, code }) => [id, code]));
    return (id: string) => byId.get(id) ?? '';
  }

  /** Programs name whose act is objected to by its code. */
  async function contentIn(
    actor: Actor,
    { target, ...content }: z.infer<typeof ActionContentShape>,
  ): Promise<ActionContent> {
    return { ...content, targetParty: await targetParty(db, actor, target) };
  }

  async function boardFor(code: string) {
    const found = (await openBoard(db)).byCode.get(code);
    if (found === undefined) throw new Refusal('no-such-instrument');
    return found;
  }
}
