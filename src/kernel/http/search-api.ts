import type { OpenAPIHono } from '@hono/zod-openapi';
import { LANGS } from '../i18n/index.js';
import { createRoute, newApi, PageQuery, pageLinks, problems, z } from './api.js';
import type { ApiEnv } from './context.js';
import { findInAll, inOrder, type SearchProvider } from './search-provider.js';

/** `/api/v1/search`: what the modules find, a list a kind, all on the same page of their list. */
export function searchApi(providers: readonly SearchProvider[]): OpenAPIHono<ApiEnv> {
  const all = inOrder(providers);
  const names = all.map((provider) => provider.name);
  const api = newApi();
  const one = z.number().int();
  const route = createRoute({
    method: 'get',
    path: '/search',
    tags: ['search'],
    summary: 'Words and symbols in everything that can be found, in six languages',
    request: {
      query: PageQuery.extend({
        q: z.string().max(200),
        lang: z.enum(LANGS).optional().openapi({ description: 'Only what is written in this language.' }),
        only: z
          .string()
          .refine((name) => names.includes(name), { message: `One of: ${names.join(', ')}` })
          .optional()
          .openapi({ description: `One kind: ${names.join(', ')}. All of them unless said.` }),
      }),
    },
    responses: {
      200: {
        description: 'A page of each kind',
        content: {
          'application/json': {
            schema: z.looseObject({
              total: one.openapi({ description: `Of ${all.find(({ leads }) => leads)?.name ?? 'all'}.` }),
              totals: z.object(Object.fromEntries(names.map((name) => [name, one]))),
              ...Object.fromEntries(all.map(({ name, record }) => [name, z.array(record)])),
            }),
          },
        },
      },
      ...problems(400),
    },
  });
  api.openapi(route, async (c) => {
    const { q, lang, only, page, size } = c.req.valid('query');
    const { actor, t } = c.var;
    const part = { limit: size, offset: (page - 1) * size };
    const asked = all.filter(({ name }) => only === undefined || name === only);
    const groups = await findInAll(asked, { query: q, within: lang ?? null, actor, t }, () => part);
    const totals = Object.fromEntries(groups.map(({ provider, found }) => [provider.name, found?.total ?? 0]));
    const leading = groups.find(({ provider }) => provider.leads) ?? groups[0];
    c.header('Link', pageLinks(c.var.url, page, size, Math.max(0, ...Object.values(totals))));
    const lists = Object.fromEntries(groups.map(({ provider, found }) => [provider.name, [...(found?.records ?? [])]]));
    return c.json({ ...lists, total: leading?.found?.total ?? 0, totals }, 200);
  });
  return api;
}
