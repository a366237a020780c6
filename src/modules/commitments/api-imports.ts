import type { OpenAPIHono } from '@hono/zod-openapi';
import { type ApiEnv, createRoute, PageQuery, pageLinks, problems, z } from '../../kernel/http/index.js';
import type { House } from '../../kernel/module/index.js';
import { applySheet, bringSheet, cancelSheet, getSheetImport, type SheetImport, undoSheet } from './bring-sheet.js';
import { IMPORT_STATES } from './store/import-tables.js';
import { findRows, type StoredRow } from './store/imports.js';

const json = <T extends z.ZodType>(description: string, schema: T) => ({
  description,
  content: { 'application/json': { schema } },
});
const count = z.number().int();
const KINDS = ['new', 'changed', 'unchanged', 'refused'] as const;
const Id = z.object({ id: z.uuid().openapi({ param: { name: 'id', in: 'path' } }) });

const NoteShape = z.object({ code: z.string(), place: z.string().nullable() });
const ImportShape = z
  .object({
    id: z.uuid(),
    name: z.string(),
    state: z.enum(IMPORT_STATES),
    job: z.string().nullable().openapi({ description: 'waiting, running, done, failed or cancelled.' }),
    done: z.number(),
    total: z.number().nullable(),
    rows: z.object({ new: count, changed: count, unchanged: count, refused: count }),
    problem: NoteShape.nullable().openapi({ description: 'Why the file as a whole could not be read.' }),
    findings: z.array(NoteShape),
    inTheWay: z
      .array(z.string())
      .openapi({ description: 'Commitments that were changed since, so that nothing is undone.' }),
  })
  .openapi('RegisterImport');

const RowShape = z
  .object({
    line: count.openapi({ description: 'As the spreadsheet numbers it.' }),
    kind: z.enum(KINDS),
    key: z.string(),
    changes: z.array(z.object({ column: z.string(), before: z.string(), after: z.string() })),
    problems: z.array(
      z.object({
        column: z.string(),
        cell: z.string().nullable(),
        code: z.string(),
        values: z.record(z.string(), z.union([z.string(), z.number()])),
      }),
    ),
  })
  .openapi('RegisterImportRow');

function importOf({ found, job, counts }: SheetImport): z.infer<typeof ImportShape> {
  const note = ({ code, place }: { code: string; place: string | null }) => ({ code, place });
  return {
    id: found.id,
    name: found.file_name,
    state: found.state,
    job: job?.state ?? null,
    done: job?.progress.done ?? 0,
    total: job?.progress.total ?? null,
    rows: { new: counts.new, changed: counts.changed, unchanged: counts.unchanged, refused: counts.refused },
    problem: found.problem === null ? null : note(found.problem),
    findings: found.findings.map(note),
    inTheWay: found.in_the_way,
  };
}

function rowOf({ line, kind, key, changes, problems: wrong }: StoredRow): z.infer<typeof RowShape> {
  return {
    line,
    kind,
    key,
    changes: changes.map(({ column, before, after }) => ({ column, before, after })),
    problems: wrong.map(({ column, ref, code, values }) => ({ column, cell: ref, code, values })),
  };
}

/** An exported register brought back: compared first, applied when asked to, undone. */
export function importRoutes(api: OpenAPIHono<ApiEnv>, { db }: House): void {
  api.openapi(
    createRoute({
      method: 'post',
      path: '/register-imports',
      tags: ['register-imports'],
      summary: 'Bring an exported register back (xlsx, csv or json); it is compared, and nothing is changed yet',
      request: {
        query: z.object({ name: z.string().min(1).max(200).openapi({ example: 'register.xlsx' }) }),
        body: {
          required: true,
          content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } },
        },
      },
      responses: {
        202: json('Taken; see the import for what it would change', z.object({ id: z.uuid() })),
        ...problems(400, 403, 413, 422),
      },
    }),
    async (c) => {
      const bytes = new Uint8Array(await c.req.arrayBuffer());
      const { importId } = await bringSheet(db, c.var.actor, { bytes, name: c.req.valid('query').name });
      c.header('Location', `/api/v1/register-imports/${importId}`);
      return c.json({ id: importId }, 202);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/register-imports/{id}',
      tags: ['register-imports'],
      summary: 'How far it is, and how many rows are new, changed, unchanged and refused',
      request: { params: Id },
      responses: { 200: json('The import', ImportShape), ...problems(400, 404) },
    }),
    async (c) => c.json(importOf(await getSheetImport(db, c.var.actor, c.req.valid('param').id)), 200),
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/register-imports/{id}/rows',
      tags: ['register-imports'],
      summary: 'What each row changes, or what must be mended in it, one page at a time',
      request: { params: Id, query: PageQuery.extend({ kind: z.enum(KINDS).default('changed') }) },
      responses: {
        200: json('A page', z.object({ total: count, rows: z.array(RowShape) })),
        ...problems(400, 404),
      },
    }),
    async (c) => {
      const { page, size, kind } = c.req.valid('query');
      const { found, counts } = await getSheetImport(db, c.var.actor, c.req.valid('param').id);
      const rows = await findRows(db.connection, found.id, [kind], { offset: (page - 1) * size, limit: size });
      c.header('Link', pageLinks(c.var.url, page, size, counts[kind]));
      return c.json({ total: counts[kind], rows: rows.map(rowOf) }, 200);
    },
  );

  for (const [verb, summary, act] of [
    ['apply', 'Apply all new and changed rows', applySheet],
    ['undo', 'Take back everything that was applied', undoSheet],
    ['cancel', 'Stop what is under way', cancelSheet],
  ] as const)
    api.openapi(
      createRoute({
        method: 'post',
        path: `/register-imports/{id}/${verb}`,
        tags: ['register-imports'],
        summary,
        request: { params: Id },
        responses: {
          202: json('Asked for; see the import', z.object({ id: z.uuid() })),
          ...problems(400, 403, 404, 409),
        },
      }),
      async (c) => {
        const { id } = c.req.valid('param');
        await act(db, c.var.actor, id);
        return c.json({ id }, 202);
      },
    );
}
