import type { OpenAPIHono } from '@hono/zod-openapi';
import { type ApiEnv, createRoute, problems, z } from '../../kernel/http/index.js';
import type { FigureProvider, House } from '../../kernel/module/index.js';
import { pathIn } from '../../kernel/ui/index.js';
import { sideBySide } from './indicator/compare-estimates.js';
import { type OpenIndicator, openIndicator } from './indicator/open-indicator.js';
import type { RateRow } from './indicator/rates-of.js';
import { keyOf } from './questions/open-question.js';
import { readFilter } from './questions/question.js';

const LimitsShape = z.object({ low: z.number(), high: z.number() });
const RateShape = z.object({
  ...{ country: z.string(), year: z.number().int(), sex: z.string(), age: z.string(), form: z.string() },
  detected: z.number().nullable().openapi({ description: 'As the release shows it; null where it does not.' }),
  hidden: z.number().int().openapi({ description: 'Figures in it that the release does not show.' }),
  population: z
    .object({ persons: z.number().int(), source: z.string(), asOf: z.string() })
    .nullable()
    .openapi({ description: 'Of the same country, year, sex and age.' }),
  rate: z.number().nullable().openapi({ description: 'Per 100,000 persons.' }),
  atLeast: z.boolean().openapi({ description: 'A part of the persons is not shown.' }),
  interval: LimitsShape.nullable().openapi({
    description:
      'In 95 of 100 cases: exact Poisson limits (Garwood 1936), widened by what the protection of the release may have moved.',
  }),
  why: z.string().nullable().openapi({ description: 'Why there is no rate, or no interval.' }),
});

/** The indicator by REST: the same numbers as the page, under the same protection. */
export function addIndicator(api: OpenAPIHono<ApiEnv>, house: House, figures: FigureProvider): void {
  api.openapi(
    createRoute({
      method: 'get',
      path: '/evidence/indicators/16.2.2',
      tags: ['evidence'],
      summary: 'SDG 16.2.2: victims detected per 100,000 persons by sex, age and form; estimates apart',
      description:
        'Without a country: totals. With one: in the year `to`, or the latest, by sex, age and form too. Detected and estimated are never added up.',
      request: {
        query: z.object({
          release: z.string().max(100).optional().openapi({ description: 'slug/version; the latest without.' }),
          country: z.string().max(3).optional(),
          region: z.string().max(3).optional(),
          from: z.string().max(4).optional(),
          to: z.string().max(4).optional(),
        }),
      },
      responses: {
        200: {
          description: 'Rates, and published estimates beside them',
          content: {
            'application/json': {
              schema: z.object({
                release: z.string().nullable(),
                detected: z.array(RateShape),
                estimated: z.array(
                  z.object({
                    ...{ country: z.string(), year: z.number().int(), persons: z.number() },
                    ...{
                      low: z.number(),
                      high: z.number(),
                      rate: z.number().nullable(),
                      interval: LimitsShape.nullable(),
                    },
                    page: z.string(),
                  }),
                ),
              }),
            },
          },
        },
        ...problems(400),
      },
    }),
    async (c) => {
      const { actor, t, url } = c.var;
      const filter = { ...readFilter(url.searchParams), form: null };
      const open = await openIndicator(house, { actor, t, origin: url.origin }, filter, figures);
      return c.json(shapeOf(open), 200);
    },
  );
}

function shapeOf(open: OpenIndicator) {
  const { told, totals, parts } = open;
  return {
    release: told?.release ? keyOf(told.release) : null,
    detected: [...totals, ...[...parts.values()].flat()].map(shapeOfRate),
    estimated: sideBySide(open).flatMap(({ country, year, estimated }) => {
      if (estimated === null) return [];
      const { persons, low, high, rate, path } = estimated;
      const interval = rate === null ? null : { low: rate.low, high: rate.high };
      return [{ country, year, persons, low, high, rate: rate?.value ?? null, interval, page: pathIn('en', path) }];
    }),
  };
}

function shapeOfRate({ country, year, sex, age, form, counted, population, rate }: RateRow): z.infer<typeof RateShape> {
  const rated = rate.kind === 'rate' ? rate : null;
  return {
    ...{ country, year, sex, age, form, detected: counted.value, hidden: counted.hidden, population },
    ...{ rate: rated?.value ?? null, atLeast: rated?.atLeast ?? false, interval: rated?.bar ?? null },
    why: rate.kind === 'none' ? rate.why : rate.without,
  };
}
