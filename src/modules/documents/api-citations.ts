import type { OpenAPIHono } from '@hono/zod-openapi';
import { type ApiEnv, createRoute, PageQuery, pageLinks, problems, z } from '../../kernel/http/index.js';
import type { House } from '../../kernel/module/index.js';
import { StatusShape } from './api-shapes.js';
import { CITATION_SORTS, type CitationSort } from './citations/graph.js';
import { findCitations } from './find-citations.js';
import { citationRecord } from './pages/citations/export.js';

const CitationShape = z
  .object({
    citing: z.object({
      symbol: z.string().nullable(),
      slug: z.string().nullable(),
      status: StatusShape,
      adopted: z.string().nullable(),
    }),
    cited: z.object({
      symbol: z.string().nullable(),
      slug: z.string().nullable().openapi({ description: 'Null where the document is only cited and not here.' }),
    }),
    sources: z.array(z.enum(['fact', 'reading'])).openapi({ description: 'Known without a text, or read in one.' }),
    paragraphs: z.array(
      z.object({
        section: z.enum(['preamble', 'operative', 'annex']),
        part: z.string().nullable(),
        n: z.number().int(),
        eId: z.string(),
        textId: z.uuid(),
      }),
    ),
  })
  .openapi('Citation');

/** Who cites whom: the table of the page, for programs. */
export function citationRoutes(api: OpenAPIHono<ApiEnv>, { db }: House): void {
  api.openapi(
    createRoute({
      method: 'get',
      path: '/citations',
      tags: ['citations'],
      summary: 'Who cites whom, in which paragraphs, one page at a time',
      request: {
        query: PageQuery.extend({
          scope: z.enum(['thread', 'all']).default('all').openapi({ description: 'Only the thread of resolutions.' }),
          of: z
            .string()
            .regex(/^[\w-]{1,200}$/u)
            .optional()
            .openapi({ description: 'Slug of a document: what it cites and what cites it.' }),
          sort: z.enum(CITATION_SORTS.flatMap((sort) => [sort, otherWay(sort)])).default('-citing'),
        }),
      },
      responses: {
        200: {
          description: 'A page',
          content: {
            'application/json': {
              schema: z.object({ total: z.number().int(), citations: z.array(CitationShape) }),
            },
          },
        },
        ...problems(400),
      },
    }),
    async (c) => {
      const { page, size, sort, scope, of } = c.req.valid('query');
      const order = { sort: sort.replace('-', '') as CitationSort, descending: sort.startsWith('-') };
      const part = { ...order, limit: size, offset: (page - 1) * size };
      const { selection, rows } = await findCitations(db, c.var.actor, { scope, of: of ?? null }, part, c.var.lang);
      c.header('Link', pageLinks(c.var.url, page, size, selection.listed.length));
      return c.json({ total: selection.listed.length, citations: rows.map(citationRecord) }, 200);
    },
  );
}

function otherWay(sort: string): string {
  return sort.startsWith('-') ? sort.slice(1) : `-${sort}`;
}
