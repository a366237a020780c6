import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { formatBytes } from '../i18n/index.js';
import type { ApiEnv, PageEnv } from './context.js';
import type { CsrfTokens } from './csrf.js';
import { originOf } from './origin.js';
import { Problem } from './problem.js';
import { isSafe } from './request-frame.js';

/** Most bytes that a body may have where nothing else is said. */
const SMALL_BODY = 256 * 1024;

/** Most bytes by start of the path without its language: `{ '/documents/bring': 64e6 }`. */
export type BodyLimits = Readonly<Record<string, number>>;

/** Refuses what another site's page makes a browser send, and bodies over the limit of their address, before reading them. */
export function guardBodies(limits: BodyLimits): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    if (isSafe(c.req.method)) return next();
    const { pathname, host } = c.get('url');
    const origin = originOf(c.req.raw.headers, host);
    if (origin === 'foreign' || (origin === 'unknown' && !pathname.startsWith('/api/'))) throw forged();
    const maxSize = limitFor(pathname, limits);
    const tooLarge = () =>
      new Problem({
        status: 413,
        code: 'http.too-large',
        text: 'http.too-large.text',
        values: { limit: formatBytes(c.get('lang'), maxSize) },
      });
    if (Number(c.req.header('Content-Length') ?? 0) > maxSize) throw tooLarge();
    return bodyLimit({
      maxSize,
      onError: () => {
        throw tooLarge();
      },
    })(c, next);
  };
}

/** Every form must carry the token of its sender's session. */
export function guardForms(tokens: CsrfTokens): MiddlewareHandler<PageEnv> {
  return async (c, next) => {
    if (isSafe(c.req.method)) return next();
    const form = await c.req.parseBody({ all: true }).catch(unreadable);
    if (!tokens.accepts(form.csrf, c.get('binding'))) throw forged();
    return next();
  };
}

/** A body that says it is a form and is none. */
function unreadable(error: unknown): never {
  if (!(error instanceof TypeError)) throw error;
  throw new Problem({ status: 400, code: 'http.bad-request', text: 'http.bad-request.text' });
}

function forged(): Problem {
  return new Problem({ status: 403, code: 'http.forged', text: 'http.forged.text' });
}

export function limitFor(pathname: string, limits: BodyLimits): number {
  const path = pathname.replace(/^\/(ar|en|es|fr|ru|zh)(?=\/)/, '');
  const best = Object.keys(limits)
    .filter((start) => path === start || path.startsWith(`${start}/`))
    .sort((a, b) => b.length - a.length)[0];
  return (best === undefined ? undefined : limits[best]) ?? SMALL_BODY;
}
