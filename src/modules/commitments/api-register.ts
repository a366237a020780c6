import type { OpenAPIHono } from '@hono/zod-openapi';
import { type ApiEnv, createRoute, PageQuery, pageLinks, problems, z } from '../../kernel/http/index.js';
import type { House } from '../../kernel/module/index.js';
import { findCommitments } from './find-commitments.js';
import { readFilter } from './register/filter.js';
import { SORTS, type Sort } from './register/orders.js';
import { dayOf } from './timing/days.js';

/** The register itself: lists and single commitments. */
export function registerRoutes(api: OpenAPIHono<ApiEnv>, { db }: House): void {
  api.openapi(
    createRoute({
      method: 'get',
      path: '/commitments',
      tags: ['commitments'],
      summary: 'The register, one page at a time',
      request: {
        query: PageQuery.extend({ sort: z.enum(SORTS.flatMap((sort) => [sort, `-${sort}`])).default('due') }),
      },
      responses: {
        200: {
          description: 'A page',
          content: {
            'application/json': {
              schema: z.object({ total: z.number().int(), commitments: z.array(z.object({ key: z.string() })) }),
            },
          },
        },
        ...problems(400),
      },
    }),
    async (c) => {
      const { page, size, sort } = c.req.valid('query');
      const order = { sort: sort.replace('-', '') as Sort, descending: sort.startsWith('-') };
      const found = await findCommitments(
        db,
        c.var.actor,
        readFilter(c.var.url.searchParams),
        { ...order, offset: (page - 1) * size, limit: size },
        { today: dayOf(new Date()), lang: c.var.lang },
      );
      c.header('Link', pageLinks(c.var.url, page, size, found.total));
      return c.json({ total: found.total, commitments: found.rows.map(({ key }) => ({ key })) }, 200);
    },
  );
}
