import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Actor } from '../../kernel/access/index.js';
import type { Database } from '../../kernel/db/index.js';
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
import {
  INSTRUMENT_ROW_KINDS,
  type InstrumentRowKind,
  type StagedInstrument,
} from './instruments/staged-instrument.js';
import { applyLaws, bringLaws, countLawKinds, getLawImport, undoLaws } from './laws/bring-laws.js';
import type { StagedLaw } from './laws/sheet/staged-law.js';
import { type Problem, ROW_KINDS } from './sheet/staged-row.js';
import type { TreatyImport } from './store/imports.js';
import type { RowsImport } from './store/rows-imports.js';

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

interface ByFile<Row> {
  /** Of the resource, and of what it is called in the document. */
  path: string;
  shape: string;
  what: string;
  bring: (db: Database, actor: Actor, file: { bytes: Uint8Array; name: string }) => Promise<{ importId: string }>;
  apply: (db: Database, actor: Actor, importId: string) => Promise<void>;
  undo: (db: Database, actor: Actor, importId: string) => Promise<void>;
  get: (db: Database, actor: Actor, importId: string) => Promise<RowsImport<Row>>;
  count: (rows: readonly Row[]) => Record<InstrumentRowKind, number>;
  /** By which a refused row is known. */
  keyOf: (row: Row) => string;
}

/** Files of instruments and of laws to programs: compared, applied, undone. */
export function fileImportRoutes(api: OpenAPIHono<ApiEnv>, house: House): void {
  byFileRoutes<StagedInstrument>(api, house, {
    ...{ path: 'treaty-instrument-imports', shape: 'TreatyInstrumentImport', what: 'instruments' },
    ...{ bring: bringInstruments, apply: applyInstruments, undo: undoInstruments, get: getInstrumentImport },
    ...{ count: countInstrumentKinds, keyOf: ({ code }) => code },
  });
  byFileRoutes<StagedLaw>(api, house, {
    ...{ path: 'treaty-law-imports', shape: 'TreatyLawImport', what: 'laws' },
    ...{ bring: bringLaws, apply: applyLaws, undo: undoLaws, get: getLawImport },
    ...{ count: countLawKinds, keyOf: ({ party, key }) => `${party} ${key}`.trim() },
  });
}

function byFileRoutes<Row extends { line: number; problem: Problem | null }>(
  api: OpenAPIHono<ApiEnv>,
  { db }: House,
  file: ByFile<Row>,
): void {
  const Shape = z
    .object({
      id: z.uuid(),
      state: z.enum(['compared', 'applied', 'undone']),
      counts: z.record(z.enum(INSTRUMENT_ROW_KINDS), z.number().int()),
      refused: z.array(z.object({ line: z.number().int(), row: z.string(), code: z.string(), place: z.string() })),
    })
    .openapi(file.shape);
  const shapeNow = async (actor: Actor, importId: string): Promise<z.infer<typeof Shape>> => {
    const { id, state, rows } = await file.get(db, actor, importId);
    const refused = rows.flatMap((row) => {
      const { line, problem } = row;
      if (problem === null) return [];
      return [{ line, row: file.keyOf(row), code: `treaties.${problem.code}`, place: problem.place }];
    });
    return { id, state, counts: file.count(rows), refused };
  };
  api.openapi(
    createRoute({
      method: 'post',
      path: `/${file.path}`,
      tags: ['treaties'],
      summary: `Compare a file of ${file.what} with those that are known; nothing changes yet`,
      request: {
        body: body(
          z
            .object({
              content: z.base64().openapi({ description: 'The file, base64: xlsx, csv or JSON, as it is exported.' }),
              name: z.string().max(200).default(file.what),
            })
            .openapi(`New${file.shape}`),
        ),
      },
      responses: { 201: json('What it would change', Shape), ...problems(400, 403, 413, 422) },
    }),
    async (c) => {
      const { content, name } = c.req.valid('json');
      const given = { bytes: new Uint8Array(Buffer.from(content, 'base64')), name };
      const { importId } = await file.bring(db, c.var.actor, given);
      c.header('Location', `/api/v1/${file.path}/${importId}`);
      return c.json(await shapeNow(c.var.actor, importId), 201);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: `/${file.path}/{id}`,
      tags: ['treaties'],
      summary: `A file of ${file.what} that was brought in`,
      request: { params: Id },
      responses: { 200: json('The import', Shape), ...problems(404) },
    }),
    async (c) => c.json(await shapeNow(c.var.actor, c.req.valid('param').id), 200),
  );

  for (const [act, work, summary] of [
    ['apply', file.apply, 'Apply its new and changed rows'],
    ['undo', file.undo, 'Take it back'],
  ] as const)
    api.openapi(
      createRoute({
        method: 'post',
        path: `/${file.path}/{id}/${act}`,
        tags: ['treaties'],
        summary,
        request: { params: Id },
        responses: { 200: json('The import', Shape), ...problems(403, 404, 409) },
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
