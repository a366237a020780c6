import type { Env, Hono } from 'hono';
import { notFound, Problem } from './problem.js';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** The methods that an address takes, when it takes any: tells 405 from 404. Middleware (registered for all) does not count. */
export function methodsOf<E extends Env>(app: Hono<E>, path: string): string[] {
  const taken = METHODS.filter((method) =>
    app.router.match(method, path)[0].some(([[, route]]) => route.method === method),
  );
  return taken.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
}

/** Why nothing answers at an address: there is no such one, or it does not take this method. */
export function unansweredAt<E extends Env>(app: Hono<E>, path: string): Problem {
  const allowed = methodsOf(app, path).join(', ');
  if (allowed === '') return notFound();
  return new Problem({
    status: 405,
    code: 'http.method',
    text: 'http.method.text',
    values: { allowed },
    headers: { Allow: allowed },
  });
}
