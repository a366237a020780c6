import type { OpenAPIHono } from '@hono/zod-openapi';
import { type ApiEnv, createRoute, newApi, PageQuery, pageLinks, problems, z } from '../../kernel/http/index.js';
import type { House } from '../../kernel/module/index.js';
import { decisionRoutes } from './api-decisions.js';
import { json, StudyId } from './api-shapes.js';
import { statisticRoutes } from './api-statistics.js';
import { problemOf } from './pages/refused.js';
import { asRecord, may } from './policy.js';
import { voiceOf } from './report/figures.js';
import { verdictSentence } from './report/verdict-words.js';
import { findStudies, getStudyView, type StudyView } from './studies/get-study.js';
import { DOWNLOADS, matterOf, studyReport } from './studies/study-report.js';
import './words.js';

const StudyShape = z
  .object({
    id: z.uuid(),
    title: z.string(),
    createdAt: z.string(),
    published: z.boolean(),
    sha256: z.string(),
    hasTable: z.boolean(),
  })
  .openapi('EstimationStudy');

const WholeStudyShape = StudyShape.extend({
  verdict: z.enum(['estimate', 'no-reliable-estimate']).nullable(),
  sentence: z.string().nullable().openapi({ description: 'The verdict in the language of the request.' }),
  run: z
    .object({
      state: z.enum(['waiting', 'running', 'done', 'refused', 'failed', 'cancelled']),
      done: z.number().nullable(),
      total: z.number().nullable(),
      problem: z.object({ code: z.string(), values: z.record(z.string(), z.unknown()) }).nullable(),
    })
    .nullable()
    .openapi({ description: 'The run that is under way or ended without a result; null where there is none.' }),
}).openapi('EstimationStudyWhole');

/** What estimation answers to programs, below `/api/v1`. The same use cases and policy as the pages. */
export function estimationApi(house: House): OpenAPIHono<ApiEnv> {
  const api = newApi();
  const { db } = house;
  api.use('/estimation/*', async (c, next) => {
    await next();
    // What the administrator sees of lists of victims stays in no cache.
    if (c.var.actor.kind !== 'public') c.header('Cache-Control', 'no-store');
  });
  api.onError((error, c) => {
    throw problemOf(c.var.t, error);
  });

  api.openapi(
    createRoute({
      method: 'get',
      path: '/estimation/studies',
      tags: ['estimation'],
      summary: 'Studies of how many were never found, newest first',
      request: { query: PageQuery },
      responses: {
        200: json('A page', z.object({ total: z.number().int(), studies: z.array(StudyShape) })),
        ...problems(400),
      },
    }),
    async (c) => {
      const { page, size } = c.req.valid('query');
      const found = await findStudies(db, c.var.actor, { offset: (page - 1) * size, limit: size });
      c.header('Link', pageLinks(c.var.url, page, size, found.total));
      return c.json({ total: found.total, studies: found.rows.map(shapeOf) }, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/estimation/studies/{id}',
      tags: ['estimation'],
      summary: 'A study with its verdict, and how far its run is',
      request: { params: StudyId },
      responses: { 200: json('The study', WholeStudyShape), ...problems(404) },
    }),
    async (c) => {
      const view = await getStudyView(db, c.var.actor, c.req.valid('param').id);
      const edition = may(c.var.actor, 'read', 'whole-report', asRecord(view.study)) ? 'whole' : 'published';
      const matter = view.shown?.result ? matterOf(c.var.actor, { study: view.study, run: view.shown, edition }) : null;
      return c.json(
        {
          ...shapeOf(view.study),
          verdict: matter?.estimate.judgement?.verdict ?? null,
          sentence: matter ? verdictSentence(matter.estimate, voiceOf(c.var.lang, matter.rounding)) : null,
          run: runOf(view),
        },
        200,
      );
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/estimation/studies/{id}/report/{format}',
      tags: ['estimation'],
      summary: 'The report as a file, in the language of the request; the edition for everyone unless asked otherwise',
      request: {
        params: StudyId.extend({ format: z.enum(DOWNLOADS).openapi({ param: { name: 'format', in: 'path' } }) }),
        query: z.object({ edition: z.enum(['published', 'whole']).default('published') }),
      },
      responses: {
        200: {
          description: 'The file',
          content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } },
        },
        ...problems(404, 501),
      },
    }),
    async (c) => {
      const { id, format } = c.req.valid('param');
      const { actor, lang } = c.var;
      const { study, shown } = await getStudyView(db, actor, id);
      const { edition } = c.req.valid('query');
      const { bytes, mediaType, fileName } = await studyReport(actor, { study, run: shown, edition, format, lang });
      const headers = { 'Content-Type': mediaType, 'Content-Disposition': `attachment; filename="${fileName}"` };
      return c.body(new Uint8Array(bytes), 200, headers);
    },
  );

  decisionRoutes(api, house);
  statisticRoutes(api, house);
  return api;
}

function shapeOf({ id, title, createdAt, publishedRun, sha256, hasTable }: StudyView['study']) {
  return { id, title, createdAt: createdAt.toISOString(), published: publishedRun !== null, sha256, hasTable };
}

function runOf({ latest, job }: StudyView) {
  if (latest === null) return null;
  const { problem } = latest;
  const ended = job?.state === 'interrupted' ? 'failed' : (job?.state ?? 'failed');
  return {
    state: problem === null ? ended : ('refused' as const),
    done: job?.progress.done ?? null,
    total: job?.progress.total ?? null,
    problem,
  };
}
