import type { OpenAPIHono } from '@hono/zod-openapi';
import { type ApiEnv, createRoute, problems, z } from '../../kernel/http/index.js';
import type { House } from '../../kernel/module/index.js';
import { json, StudyId } from './api-shapes.js';
import { decideStatistic } from './statistics/decide-statistic.js';
import { findStatistics } from './statistics/find-statistics.js';
import { proposeStatistic } from './statistics/propose-statistic.js';
import { sayGrounds, saySentence } from './statistics/say-statistic.js';
import { INDICATOR, type Statistic } from './statistics/statistic.js';

const StatisticShape = z
  .object({
    id: z.uuid(),
    indicator: z.literal(INDICATOR),
    study: z.uuid(),
    party: z.uuid().openapi({ description: 'The State it is about' }),
    year: z.number().int(),
    state: z.enum(['proposed', 'published', 'declined', 'withdrawn', 'replaced']),
    sentence: z.string().openapi({ description: 'In the language of the request' }),
    grounds: z.array(z.string()).openapi({ description: 'What the verdict rests on' }),
    estimate: z.number().int().openapi({ description: 'Victims detected and undetected together, rounded' }),
    low: z.number().int(),
    high: z.number().int(),
    interval: z.enum(['bca', 'profile', 'credible', 'lognormal']),
    digits: z.number().int().openapi({ description: 'Significant digits of the figures' }),
    observed: z
      .number()
      .int()
      .nullable()
      .openapi({ description: 'Persons on the lists; null where that is a small number' }),
    lists: z.number().int(),
    method: z.string(),
    model: z.string().nullable(),
    seed: z.number().int(),
    sha256: z.string().openapi({ description: 'Of the table' }),
    version: z.string(),
    decidedAt: z.iso.datetime().nullable(),
    note: z.string(),
  })
  .openapi('EstimationStatistic');

const Done = z.object({ id: z.uuid() });

/** Estimates as figures of SDG 16.2.2: for everybody once two people published them. */
export function statisticRoutes(api: OpenAPIHono<ApiEnv>, { db }: House): void {
  api.openapi(
    createRoute({
      method: 'get',
      path: '/estimation/statistics',
      tags: ['estimation'],
      summary: 'Figures of SDG 16.2.2 that estimates became, the latest year first; all that whoever asks may see',
      responses: { 200: json('The figures', z.object({ statistics: z.array(StatisticShape) })), ...problems(400) },
    }),
    async (c) => {
      const found = await findStatistics(db.connection, c.var.actor, {});
      const statistics = found.map((one) => shapeOf(one, c.var.t));
      return c.json({ statistics }, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'post',
      path: '/estimation/statistics',
      tags: ['estimation'],
      summary:
        'Propose the published result of a study as the figure of a State and a year; a refused estimate has none',
      request: {
        body: {
          required: true,
          content: {
            'application/json': {
              schema: z.object({ study: z.uuid(), year: z.number().int(), code: z.string().max(40).default('') }),
            },
          },
        },
      },
      responses: { 201: json('Proposed', Done), ...problems(400, 403, 404, 409, 422) },
    }),
    async (c) => {
      const { study, ...asked } = c.req.valid('json');
      return c.json(await proposeStatistic(db, c.var.actor, study, asked), 201);
    },
  );

  api.openapi(
    createRoute({
      method: 'post',
      path: '/estimation/statistics/{id}/{step}',
      tags: ['estimation'],
      summary: 'Put the second name under a figure, decline it, or take it back; with presence proved',
      request: {
        params: StudyId.extend({
          step: z.enum(['publish', 'decline', 'withdraw']).openapi({ param: { name: 'step', in: 'path' } }),
        }),
        body: {
          required: true,
          content: { 'application/json': { schema: z.object({ note: z.string().max(2000).default('') }) } },
        },
      },
      responses: { 200: json('Done', Done), ...problems(400, 403, 404, 409, 422) },
    }),
    async (c) => {
      const { id, step } = c.req.valid('param');
      await decideStatistic(db, c.var.actor, id, step, c.req.valid('json').note);
      return c.json({ id }, 200);
    },
  );
}

function shapeOf(
  { id, studyId, partyId, year, state, figures, decidedAt, note }: Statistic,
  t: Parameters<typeof saySentence>[0],
): z.infer<typeof StatisticShape> {
  const { estimate, low, high, interval, digits, observed, lists, method, model, seed, sha256, version } = figures;
  return {
    ...{ id, indicator: INDICATOR, study: studyId, party: partyId, year, state, note },
    ...{ sentence: saySentence(t, figures, year), grounds: sayGrounds(t, figures) },
    ...{ estimate, low, high, interval, digits, observed, lists, method, model, seed, sha256, version },
    decidedAt: decidedAt?.toISOString() ?? null,
  };
}
