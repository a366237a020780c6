import type { OpenAPIHono } from '@hono/zod-openapi';
import { dayOf } from '../../kernel/calendar/index.js';
import { type ApiEnv, createRoute, newApi, PageQuery, pageLinks, problems, z } from '../../kernel/http/index.js';
import type { House, StatementProvider } from '../../kernel/module/index.js';
import { findListed, TARGETS } from '../commitments/index.js';
import { concreteRoutes } from './api-concrete.js';
import { json } from './api-shapes.js';
import { APPRAISAL_STATES } from './appraisal/appraisal.js';
import { findAppraisals, getAppraisal } from './appraisal/find-appraisals.js';
import { NO_CONCRETE_FILTER } from './concrete/filter.js';
import { findConcrete } from './concrete/find-concrete.js';
import { findCoverage } from './gaps/find-coverage.js';
import { findGaps, findStates } from './gaps/find-gaps.js';
import { measureRows, measuresIn, readGapsFilter, stateRows } from './gaps/gaps.js';
import { PARTS } from './measures.js';
import { refusalProblem } from './pages/refused.js';
import { Refusal } from './refusal.js';

const MeasureShape = z
  .object({
    n: z.number().int(),
    part: z.enum(PARTS),
    titles: z.array(z.string()).openapi({ description: 'Of its acts, in the language of the answer' }),
    targets: z.array(z.enum(TARGETS)),
    commitments: z.array(z.string()).openapi({ description: 'Keys of those that meet it' }),
    states: z.object({ asked: z.number().int(), said: z.number().int() }),
    concrete: z.array(z.string()).openapi({ description: 'Keys of the concrete measures that serve it' }),
  })
  .openapi('PlanMeasure');

const GapsShape = z
  .object({
    measures: z.array(z.number().int()),
    states: z.array(
      z.object({
        party: z.string(),
        region: z.string().nullable(),
        asked: z.number().int(),
        said: z.number().int(),
        cells: z.array(z.string().nullable()).openapi({
          description:
            'In the order of the measures: the day on which something was said last, `silent`, or null where nothing is asked',
        }),
      }),
    ),
  })
  .openapi('PlanGaps');

const AppraisalShape = z
  .object({
    session: z.number().int(),
    from: z.string().nullable(),
    to: z.string().nullable(),
    notAfter: z.string().nullable(),
    decided: z.array(z.string()),
    outcome: z.string().nullable(),
    views: z.array(z.object({ id: z.string(), asOf: z.string(), state: z.enum(APPRAISAL_STATES), sha256: z.string() })),
  })
  .openapi('Appraisal');

/** The Plan to programs, below `/api/v1`. The same use cases and policy as the pages. */
export function planApi(house: House, statements: StatementProvider): OpenAPIHono<ApiEnv> {
  const { db } = house;
  const api = newApi();
  api.onError((error) => {
    throw error instanceof Refusal ? refusalProblem(error) : error;
  });

  api.openapi(
    createRoute({
      method: 'get',
      path: '/plan/measures',
      tags: ['plan'],
      summary: 'The measures of the Plan, what meets them and how many States spoke on them, one page at a time',
      request: { query: PageQuery },
      responses: {
        200: json('A page', z.object({ total: z.number().int(), measures: z.array(MeasureShape) })),
        ...problems(400),
      },
    }),
    async (c) => {
      const { page, size } = c.req.valid('query');
      const { actor, lang, url } = c.var;
      const [states, coverage, concrete] = await Promise.all([
        findStates(db, actor, lang),
        findCoverage(db, actor, statements),
        findConcrete(db, actor, NO_CONCRETE_FILTER),
      ]);
      const everything = { part: null, region: null, only: null };
      const rows = measureRows(stateRows(states, coverage, everything), everything);
      const shown = rows.slice((page - 1) * size, page * size);
      const ids = shown.flatMap(({ measure }) => (coverage.meets.get(measure.n) ?? []).map((one) => one.commitmentId));
      const listed = await findListed(db, actor, [...new Set(ids)], { today: dayOf(new Date()), lang });
      const keys = new Map(listed.map(({ id, key }) => [id, key]));
      c.header('Link', pageLinks(url, page, size, rows.length));
      const measures = shown.map(({ measure: { n, part, titles, targets }, all }) => ({
        ...{ n, part, titles: [...titles(lang)], targets: [...targets], states: all },
        commitments: (coverage.meets.get(n) ?? []).flatMap(({ commitmentId }) => keys.get(commitmentId) ?? []),
        concrete: concrete.filter(({ view }) => view.content.measures.includes(n)).map(({ key }) => key),
      }));
      return c.json({ total: rows.length, measures }, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/plan/gaps',
      tags: ['plan'],
      summary: 'Which States said something on which measures, and which nothing',
      request: {
        query: z.object({
          part: z.enum(PARTS).optional(),
          region: z.string().optional().openapi({ description: 'M49 code of a region or subregion' }),
          only: z.enum(['silent', 'said']).optional(),
        }),
      },
      responses: { 200: json('The matrix', GapsShape), ...problems(400) },
    }),
    async (c) => {
      const filter = readGapsFilter(c.var.url.searchParams);
      const { states } = await findGaps(db, c.var.actor, statements, filter, c.var.lang);
      return c.json(
        {
          measures: measuresIn(filter).map(({ n }) => n),
          states: states.map(({ party, cells, asked, said }) => ({
            ...{ party: party.code, region: party.region, asked, said },
            cells: cells.map((cell) => (cell.kind === 'said' ? cell.day : cell.kind === 'silent' ? 'silent' : null)),
          })),
        },
        200,
      );
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/plan/appraisals',
      tags: ['plan'],
      summary: 'Appraisals of the Plan as facts, and the views that are kept of them',
      responses: { 200: json('All of them', z.object({ appraisals: z.array(AppraisalShape) })) },
    }),
    async (c) => {
      const found = await findAppraisals(db, c.var.actor);
      const all = found.map(({ fact, views }) => ({
        ...fact,
        decided: [...fact.decided],
        views: views.map(({ id, as_of, state, sha256 }) => ({ id, asOf: as_of, state, sha256 })),
      }));
      return c.json({ appraisals: all }, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/plan/appraisals/{id}',
      tags: ['plan'],
      summary: 'A frozen view: the very bytes that were hashed',
      request: {
        params: z.object({
          id: z
            .string()
            .max(40)
            .openapi({ param: { name: 'id', in: 'path' } }),
        }),
      },
      responses: { 200: json('The view', z.record(z.string(), z.unknown())), ...problems(404) },
    }),
    async (c) => {
      const { row } = await getAppraisal(db, c.var.actor, c.req.valid('param').id);
      c.header('Digest', `sha-256=${Buffer.from(row.sha256, 'hex').toString('base64')}`);
      return c.body(row.snapshot, 200, { 'Content-Type': 'application/json; charset=utf-8' }) as never;
    },
  );
  concreteRoutes(api, house);
  return api;
}
