import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Actor } from '../../kernel/access/index.js';
import { type ApiEnv, createRoute, problems, z } from '../../kernel/http/index.js';
import type { House } from '../../kernel/module/index.js';
import { body, json } from './api-parts.js';
import { applyTable, undoTable } from './apply-table.js';
import { bringTable, countKinds, getImport } from './bring-table.js';
import {
  applyInstruments,
  bringInstruments,
  countInstrumentKinds,
  getInstrumentImport,
  undoInstruments,
} from './instruments/bring-instruments.js';
import { INSTRUMENT_ROW_KINDS } from './instruments/staged-instrument.js';
import { ROW_KINDS } from './sheet/staged-row.js';
import type { TreatyImport } from './store/imports.js';

const ImportShape = z
  .object({
    id: z.uuid(),
    state: z.enum(['compared', 'applied', 'undone']),
    asOf: z.string(),
    counts: z.record(z.enum(ROW_KINDS), z.number().int()),
    refused: z.array(
      z.object({ line: z.number().int(), participant: z.string(), code: z.string(), place: z.string() }),
    ),
  })
  .openapi('TreatyImport');

const Id = z.object({ id: z.string().openapi({ param: { name: 'id', in: 'path' } }) });

/** Tables of depositaries to programs: compared, applied, undone. */
export function importRoutes(api: OpenAPIHono<ApiEnv>, { db }: House): void {
  api.openapi(
    createRoute({
      method: 'post',
      path: '/treaty-imports',
      tags: ['treaties'],
      summary: 'Compare a table of a depositary with what is known; nothing changes yet',
      request: {
        body: body(
          z
            .object({
              content: z.base64().openapi({ description: 'The file, base64: xlsx, csv, JSON or a page.' }),
              name: z.string().max(200).default('table'),
              treaty: z.string().default('').openapi({ description: 'For tables that do not name their instrument.' }),
              asOf: z.string().openapi({ example: '2024-04-20', description: 'The day for which the table holds.' }),
              source: z.string().default(''),
            })
            .openapi('NewTreatyImport'),
        ),
      },
      responses: { 201: json('What it would change', ImportShape), ...problems(400, 403, 413, 422) },
    }),
    async (c) => {
      const { content, name, treaty, asOf, source } = c.req.valid('json');
      const bytes = new Uint8Array(Buffer.from(content, 'base64'));
      const { importId } = await bringTable(db, c.var.actor, { bytes, name, instrument: treaty, asOf, source });
      c.header('Location', `/api/v1/treaty-imports/${importId}`);
      return c.json(shapeOf(await getImport(db, c.var.actor, importId)), 201);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/treaty-imports/{id}',
      tags: ['treaties'],
      summary: 'A table that was brought in',
      request: { params: Id },
      responses: { 200: json('The import', ImportShape), ...problems(404) },
    }),
    async (c) => c.json(shapeOf(await getImport(db, c.var.actor, c.req.valid('param').id)), 200),
  );

  for (const [act, work, summary] of [
    ['apply', applyTable, 'Apply its new and changed rows'],
    ['undo', undoTable, 'Take it back'],
  ] as const)
    api.openapi(
      createRoute({
        method: 'post',
        path: `/treaty-imports/{id}/${act}`,
        tags: ['treaties'],
        summary,
        request: { params: Id },
        responses: { 200: json('The import', ImportShape), ...problems(403, 404, 409) },
      }),
      async (c) => {
        const { id } = c.req.valid('param');
        await work(db, c.var.actor, id);
        return c.json(shapeOf(await getImport(db, c.var.actor, id)), 200);
      },
    );
}

const InstrumentImportShape = z
  .object({
    id: z.uuid(),
    state: z.enum(['compared', 'applied', 'undone']),
    counts: z.record(z.enum(INSTRUMENT_ROW_KINDS), z.number().int()),
    refused: z.array(z.object({ line: z.number().int(), treaty: z.string(), code: z.string(), place: z.string() })),
  })
  .openapi('TreatyInstrumentImport');

/** Files of instruments to programs: compared, applied, undone. */
export function instrumentImportRoutes(api: OpenAPIHono<ApiEnv>, { db }: House): void {
  const shapeNow = async (actor: Actor, importId: string): Promise<z.infer<typeof InstrumentImportShape>> => {
    const { id, state, rows } = await getInstrumentImport(db, actor, importId);
    const refused = rows.flatMap(({ line, code, problem }) =>
      problem === null ? [] : [{ line, treaty: code, code: `treaties.${problem.code}`, place: problem.place }],
    );
    return { id, state, counts: countInstrumentKinds(rows), refused };
  };
  api.openapi(
    createRoute({
      method: 'post',
      path: '/treaty-instrument-imports',
      tags: ['treaties'],
      summary: 'Compare a file of instruments with those that are followed; nothing changes yet',
      request: {
        body: body(
          z
            .object({
              content: z.base64().openapi({ description: 'The file, base64: xlsx, csv or JSON, as it is exported.' }),
              name: z.string().max(200).default('instruments'),
            })
            .openapi('NewTreatyInstrumentImport'),
        ),
      },
      responses: { 201: json('What it would change', InstrumentImportShape), ...problems(400, 403, 413, 422) },
    }),
    async (c) => {
      const { content, name } = c.req.valid('json');
      const given = { bytes: new Uint8Array(Buffer.from(content, 'base64')), name };
      const { importId } = await bringInstruments(db, c.var.actor, given);
      c.header('Location', `/api/v1/treaty-instrument-imports/${importId}`);
      return c.json(await shapeNow(c.var.actor, importId), 201);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/treaty-instrument-imports/{id}',
      tags: ['treaties'],
      summary: 'A file of instruments that was brought in',
      request: { params: Id },
      responses: { 200: json('The import', InstrumentImportShape), ...problems(404) },
    }),
    async (c) => c.json(await shapeNow(c.var.actor, c.req.valid('param').id), 200),
  );

  for (const [act, work, summary] of [
    ['apply', applyInstruments, 'Apply its new and changed rows'],
    ['undo', undoInstruments, 'Take it back'],
  ] as const)
    api.openapi(
      createRoute({
        method: 'post',
        path: `/treaty-instrument-imports/{id}/${act}`,
        tags: ['treaties'],
        summary,
        request: { params: Id },
        responses: { 200: json('The import', InstrumentImportShape), ...problems(403, 404, 409) },
      }),
      async (c) => {
        const { id } = c.req.valid('param');
        await work(db, c.var.actor, id);
        return c.json(await shapeNow(c.var.actor, id), 200);
      },
    );
}

function shapeOf({ id, state, as_of, rows }: TreatyImport): z.infer<typeof ImportShape> {
  return {
    ...{ id, state, asOf: as_of, counts: countKinds(rows) },
    refused: rows.flatMap(({ line, participant, problem }) =>
      problem === null ? [] : [{ line, participant, code: `treaties.${problem.code}`, place: problem.place }],
    ),
  };
}
