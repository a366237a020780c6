import type { OpenAPIHono } from '@hono/zod-openapi';
import { type ApiEnv, createRoute, problems, z } from '../../kernel/http/index.js';
import type { House } from '../../kernel/module/index.js';
import { body, json } from './api-parts.js';
import { applyTable, undoTable } from './apply-table.js';
import { bringTable, countKinds, getImport } from './bring-table.js';
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

function shapeOf({ id, state, as_of, rows }: TreatyImport): z.infer<typeof ImportShape> {
  return {
    ...{ id, state, asOf: as_of, counts: countKinds(rows) },
    refused: rows.flatMap(({ line, participant, problem }) =>
      problem === null ? [] : [{ line, participant, code: `treaties.${problem.code}`, place: problem.place }],
    ),
  };
}
