import type { OpenAPIHono } from '@hono/zod-openapi';
import { type ApiEnv, createRoute, problems, z } from '../../kernel/http/index.js';
import type { House } from '../../kernel/module/index.js';
import { json, StudyId } from './api-shapes.js';
import { DEFAULT_OPTIONS, METHODS } from './options.js';
import { ANSWERS } from './publish/checklist.js';
import { answerAssumptions } from './studies/answer-assumptions.js';
import { askEstimate, cancelEstimate, MOST_REPLICATES } from './studies/ask-estimate.js';
import { bringTable } from './studies/bring-table.js';
import { deleteTable } from './studies/delete-table.js';
import { lookAtColumns } from './studies/get-study.js';
import { publishStudy, withdrawStudy } from './studies/publish-study.js';
import { sayColumns } from './studies/say-columns.js';
import { ROLES } from './studies/study.js';

const Done = z.object({ id: z.uuid() });
const ColumnShape = z.object({ name: z.string(), role: z.enum(ROLES) });
const AnswerShape = z.object({ answer: z.enum(ANSWERS), note: z.string().max(1000).default('') });

const OptionsShape = z.object({
  method: z.enum(METHODS).default('stepwise'),
  threshold: z.number().min(0).max(100).default(DEFAULT_OPTIONS.threshold),
  maxOrder: z.number().int().min(1).max(12).default(DEFAULT_OPTIONS.maxOrder),
  model: z.string().max(200).nullable().default(null),
  bootstrap: z.number().int().min(0).max(MOST_REPLICATES).default(DEFAULT_OPTIONS.bootstrap),
  seed: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(DEFAULT_OPTIONS.seed),
});

/** Routes that write, all of them for those who estimate. */
export function decisionRoutes(api: OpenAPIHono<ApiEnv>, { db }: House): void {
  api.openapi(
    createRoute({
      method: 'post',
      path: '/estimation/studies',
      tags: ['estimation'],
      summary: 'Bring a table of lists: the body is the file, csv or xlsx',
      request: {
        query: z.object({ title: z.string().min(1).max(200), name: z.string().min(1).max(200).default('table.csv') }),
        body: {
          content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } },
          required: true,
        },
      },
      responses: {
        201: json('Kept, with what its columns most likely are', Done.extend({ columns: z.array(ColumnShape) })),
        ...problems(403, 413, 422),
      },
    }),
    async (c) => {
      const bytes = new Uint8Array(await c.req.arrayBuffer());
      const { studyId } = await bringTable(db, c.var.actor, { ...c.req.valid('query'), bytes });
      const { columns } = await lookAtColumns(db, c.var.actor, studyId);
      c.header('Location', `/api/v1/estimation/studies/${studyId}`);
      return c.json({ id: studyId, columns: columns.map(({ name, role }) => ({ name, role })) }, 201);
    },
  );

  api.openapi(
    createRoute({
      method: 'put',
      path: '/estimation/studies/{id}/columns',
      tags: ['estimation'],
      summary: 'Say what stands in each column; columns not named are left out',
      request: {
        params: StudyId,
        body: { content: { 'application/json': { schema: z.array(ColumnShape).min(1).max(200) } }, required: true },
      },
      responses: { 200: json('Said', Done), ...problems(400, 403, 404, 409, 422) },
    }),
    async (c) => {
      const { id } = c.req.valid('param');
      await sayColumns(db, c.var.actor, id, c.req.valid('json'));
      return c.json({ id }, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'post',
      path: '/estimation/studies/{id}/runs',
      tags: ['estimation'],
      summary: 'Ask for an estimate; see the study for how far it is',
      request: {
        params: StudyId,
        body: { content: { 'application/json': { schema: OptionsShape } }, required: true },
      },
      responses: { 202: json('Asked for; the id is that of the run', Done), ...problems(400, 403, 404, 409, 422) },
    }),
    async (c) => {
      const { id } = c.req.valid('param');
      const { runId } = await askEstimate(db, c.var.actor, id, c.req.valid('json'));
      c.header('Location', `/api/v1/estimation/studies/${id}`);
      return c.json({ id: runId }, 202);
    },
  );

  api.openapi(
    createRoute({
      method: 'put',
      path: '/estimation/studies/{id}/assumptions',
      tags: ['estimation'],
      summary: 'Answer for the assumptions and sign',
      request: {
        params: StudyId,
        body: {
          content: {
            'application/json': {
              schema: z.object({
                answers: z.object({
                  closed: AnswerShape,
                  linkage: AnswerShape,
                  heterogeneity: AnswerShape,
                  referral: AnswerShape,
                }),
                signedBy: z.string().max(200),
                signedOn: z.string().openapi({ example: '2026-07-30' }),
              }),
            },
          },
          required: true,
        },
      },
      responses: { 200: json('Kept', Done), ...problems(400, 403, 404, 422) },
    }),
    async (c) => {
      const { id } = c.req.valid('param');
      await answerAssumptions(db, c.var.actor, id, c.req.valid('json'));
      return c.json({ id }, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'post',
      path: '/estimation/studies/{id}/{step}',
      tags: ['estimation'],
      summary: 'Publish the last result, withdraw it, cancel the run, or delete the table for good',
      request: {
        params: StudyId.extend({
          step: z
            .enum(['publish', 'withdraw', 'cancel', 'delete-table'])
            .openapi({ param: { name: 'step', in: 'path' } }),
        }),
      },
      responses: { 200: json('Done', Done), ...problems(403, 404, 409) },
    }),
    async (c) => {
      const { id, step } = c.req.valid('param');
      const { actor } = c.var;
      if (step === 'publish') await publishStudy(db, actor, id);
      else if (step === 'withdraw') await withdrawStudy(db, actor, id);
      else if (step === 'cancel') await cancelEstimate(db, actor, id);
      else await deleteTable(db, actor, id);
      return c.json({ id }, 200);
    },
  );
}
