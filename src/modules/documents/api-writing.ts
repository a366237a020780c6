import type { OpenAPIHono } from '@hono/zod-openapi';
import type { ApiEnv } from '../../kernel/http/index.js';
import { createRoute, problems, z } from '../../kernel/http/index.js';
import type { House } from '../../kernel/module/index.js';
import { ChangeShape, ImportShape, LangShape } from './api-shapes.js';
import { bringText } from './bring-text.js';
import { confirmText } from './confirm-text.js';
import { correctText, undoCorrection } from './correct-text.js';
import type { CorrectionChange } from './correction.js';
import { EXPORT_FORMATS, exportText } from './export-text.js';
import { getImport } from './get-import.js';
import { readAgain } from './read-again.js';
import type { ReaderPool } from './reader-pool.js';
import { undoTextStep, withdrawText } from './withdraw-text.js';

const json = <T extends z.ZodType>(description: string, schema: T) => ({
  description,
  content: { 'application/json': { schema } },
});
const TextId = z.object({ id: z.uuid().openapi({ param: { name: 'id', in: 'path' } }) });
const Revision = z.object({ revision: z.number().int() });
const State = z.object({ state: z.string() });

/** Routes that write, all of them for the administrator, and those that hand out files. */
export function writingRoutes(api: OpenAPIHono<ApiEnv>, { db }: House, pool: ReaderPool): void {
  api.openapi(
    createRoute({
      method: 'post',
      path: '/imports',
      tags: ['imports'],
      summary: 'Bring a text: the body is the file',
      request: {
        query: z.object({
          name: z.string().min(1).max(200),
          lang: LangShape.optional(),
          symbol: z.string().max(60).optional(),
          document: z.uuid().optional(),
        }),
        body: {
          content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } },
          required: true,
        },
      },
      responses: {
        202: json('Taken; see the import for what becomes of it', z.object({ id: z.uuid() })),
        ...problems(403, 413, 422),
      },
    }),
    async (c) => {
      const { name, lang, symbol, document } = c.req.valid('query');
      const bytes = new Uint8Array(await c.req.arrayBuffer());
      const { importId } = await bringText(db, c.var.actor, {
        bytes,
        name,
        pasted: false,
        lang: lang ?? null,
        symbol: symbol ?? '',
        documentId: document ?? null,
      });
      c.header('Location', `/api/v1/imports/${importId}`);
      return c.json({ id: importId }, 202);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/imports/{id}',
      tags: ['imports'],
      summary: 'How far the reading of a brought text is',
      request: { params: TextId },
      responses: { 200: json('The import', ImportShape), ...problems(404) },
    }),
    async (c) => {
      const { found, job } = await getImport(db, c.var.actor, c.req.valid('param').id);
      const { id, state, fileName, lang, symbol, textId, documentId, problem } = found;
      const progress = job === null ? null : { state: job.state, done: job.progress.done, total: job.progress.total };
      return c.json(
        {
          id,
          state,
          fileName,
          lang,
          symbol,
          textId,
          documentId,
          problem,
          job: progress,
          begunAt: found.begunAt.toISOString(),
          endedAt: found.endedAt?.toISOString() ?? null,
        },
        200,
      );
    },
  );

  api.openapi(
    createRoute({
      method: 'post',
      path: '/texts/{id}/paragraphs/{eId}/corrections',
      tags: ['texts'],
      summary: 'Correct a paragraph; If-Match carries the version that the corrector saw',
      request: {
        params: TextId.extend({ eId: z.string().openapi({ param: { name: 'eId', in: 'path' } }) }),
        headers: z.object({
          'if-match': z.string().openapi({ description: 'The `version` of the paragraph, in quotation marks.' }),
        }),
        body: {
          content: { 'application/json': { schema: z.object({ changes: z.array(ChangeShape).min(1).max(50) }) } },
          required: true,
        },
      },
      responses: { 201: json('Made', Revision), ...problems(400, 403, 404, 409, 412, 422) },
    }),
    async (c) => {
      const { id, eId } = c.req.valid('param');
      const version = c.req.valid('header')['if-match'].replace(/^W\//u, '').replace(/^"|"$/gu, '');
      const changes = c.req.valid('json').changes as CorrectionChange[];
      return c.json(await correctText(db, c.var.actor, { textId: id, seen: { eId, version }, changes }), 201);
    },
  );

  api.openapi(
    createRoute({
      method: 'delete',
      path: '/texts/{id}/corrections/{correction}',
      tags: ['texts'],
      summary: 'Undo a correction',
      request: {
        params: TextId.extend({ correction: z.uuid().openapi({ param: { name: 'correction', in: 'path' } }) }),
      },
      responses: { 200: json('Undone', Revision), ...problems(403, 404, 409) },
    }),
    async (c) =>
      c.json(await undoCorrection(db, c.var.actor, c.req.valid('param').id, c.req.valid('param').correction), 200),
  );

  api.openapi(
    createRoute({
      method: 'post',
      path: '/texts/{id}/{step}',
      tags: ['texts'],
      summary: 'Confirm, withdraw, undo the last of these, or read again',
      request: {
        params: TextId.extend({
          step: z.enum(['confirm', 'withdraw', 'undo', 'read-again']).openapi({ param: { name: 'step', in: 'path' } }),
        }),
        query: z.object({ duplicate: z.enum(['attach', 'replace', 'keep']).optional() }),
      },
      responses: { 200: json('The state of the text now', State), ...problems(403, 404, 409, 422) },
    }),
    async (c) => {
      const { id, step } = c.req.valid('param');
      const { actor } = c.var;
      if (step === 'confirm') await confirmText(db, actor, id, c.req.valid('query').duplicate ?? null);
      else if (step === 'withdraw') await withdrawText(db, actor, id);
      else if (step === 'read-again') await readAgain(db, actor, pool, id);
      else return c.json({ state: await undoTextStep(db, actor, id) }, 200);
      return c.json(
        { state: step === 'confirm' ? 'confirmed' : step === 'withdraw' ? 'withdrawn' : 'read again' },
        200,
      );
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/texts/{id}/export/{format}',
      tags: ['texts'],
      summary: 'A text as a file',
      request: {
        params: TextId.extend({ format: z.enum(EXPORT_FORMATS).openapi({ param: { name: 'format', in: 'path' } }) }),
      },
      responses: {
        200: {
          description: 'The file',
          content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } },
        },
        ...problems(404),
      },
    }),
    async (c) => {
      const { id, format } = c.req.valid('param');
      const { body, mediaType, fileName } = await exportText(db, c.var.actor, { textId: id, format });
      const headers = { 'Content-Type': mediaType, 'Content-Disposition': `attachment; filename="${fileName}"` };
      return c.body(typeof body === 'string' ? body : new Uint8Array(body), 200, headers);
    },
  );
}
