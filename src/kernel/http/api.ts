import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { ApiEnv } from './context.js';
import { Problem } from './problem.js';
import { problemDetails } from './problem-words.js';

/** RFC 9457, with a stable code and, where input was at fault, the places in it. */
export const ProblemSchema = z
  .object({
    type: z.string().openapi({ example: 'urn:concordance:problem:http.not-found' }),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    instance: z.string().openapi({ description: 'Number of the request, to quote when reporting.' }),
    code: z.string().openapi({ example: 'http.not-found' }),
    errors: z
      .array(z.object({ pointer: z.string(), detail: z.string() }))
      .optional()
      .openapi({ description: 'What is wrong with the input, and where (JSON pointer).' }),
  })
  .openapi('Problem');

/** Answers that a route may give besides its own: `responses: { 200: ..., ...problems(404, 400) }`. */
export function problems<S extends number>(
  ...statuses: S[]
): Record<S, { description: string; content: { 'application/problem+json': { schema: typeof ProblemSchema } } }> {
  const entries = statuses.map((status) => [
    status,
    { description: `Problem ${status}`, content: { 'application/problem+json': { schema: ProblemSchema } } },
  ]);
  return Object.fromEntries(entries) as ReturnType<typeof problems<S>>;
}

/** `?page=2&size=50`, as every list takes it. */
export const PageQuery = z.object({
  page: z.coerce.number().int().min(1).max(1_000_000).default(1).openapi({ description: 'From 1.' }),
  size: z.coerce.number().int().min(1).max(200).default(50).openapi({ description: 'Rows on a page.' }),
});

/** Link header (RFC 8288) to the neighbours of a page. */
export function pageLinks(url: URL, page: number, size: number, total: number): string {
  const last = Math.max(1, Math.ceil(total / size));
  const at = (number: number, rel: string) => {
    const query = new URLSearchParams(url.search);
    query.set('page', String(number));
    query.set('size', String(size));
    return `<${url.pathname}?${query}>; rel="${rel}"`;
  };
  const neighbours = [
    ...(page > 1 ? [at(Math.min(page - 1, last), 'prev')] : []),
    ...(page < last ? [at(page + 1, 'next')] : []),
  ];
  return [at(1, 'first'), ...neighbours, at(last, 'last')].join(', ');
}

/** An API whose input errors are told as problems: modules begin with it. */
export function newApi(): OpenAPIHono<ApiEnv> {
  return new OpenAPIHono<ApiEnv>({
    defaultHook(result, c) {
      if (result.success) return undefined;
      const problem = new Problem({ status: 400, code: 'http.bad-request', text: 'http.bad-request.text' });
      const errors = result.error.issues.map((issue) => ({
        pointer: `/${issue.path.map(String).join('/')}`,
        detail: issue.message,
      }));
      return c.body(JSON.stringify({ ...problemDetails(problem, c.var.t, c.var.requestId), errors }), 400, {
        'Content-Type': 'application/problem+json',
      });
    },
  });
}

export { createRoute, z };
