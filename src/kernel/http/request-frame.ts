import { randomUUID } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import { PUBLIC } from '../access/index.js';
import { isLang, type Lang, preferredLanguage, translatorFor } from '../i18n/index.js';
import { inPlace, placeOfAddress } from '../place/index.js';
import { asReader, PUBLIC_READER } from '../reader/index.js';
import { clientOf } from './client.js';
import type { ApiEnv, RequestLog } from './context.js';
import { securityHeaders } from './headers.js';
import { Problem } from './problem.js';

/** Milliseconds after which an answer is given up; sending takes longer than reading. */
const PATIENCE = { read: 30_000, write: 120_000 };

/** What is denied is answered as if it were not there, too. */
const REFUSED = new Set([401, 403, 404]);

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

export function isSafe(method: string): boolean {
  return SAFE.has(method);
}

/**
 * The outermost layer: gives the request its number, language and address, stops it when it takes too long, and puts security
 * headers and a log line on every answer, whatever became of it. The log holds the pattern of the route, never path or query;
 * of what was refused also who asked, by id.
 */
export function requestFrame(log: RequestLog, trustProxy: boolean): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const started = performance.now();
    const url = new URL(c.req.url);
    const lang = languageOf(url, c.req.header('Accept-Language'));
    const client = clientOf(c.req.raw.headers, c.env?.incoming, trustProxy);
    if (client.secure) url.protocol = 'https:';
    const id = requestIdFor(c, trustProxy);
    c.set('requestId', id);
    c.set('client', client);
    c.set('url', url);
    c.set('lang', lang);
    c.set('t', translatorFor(lang));
    c.set('actor', PUBLIC);
    c.set('binding', 'public');
    c.set('session', null);
    const place = client.local ? 'here' : placeOfAddress(client.address);
    // Said outright: the server may have been started by the house itself, and its requests are not the house's.
    await asReader(PUBLIC_READER, () =>
      inPlace(place, () => within(isSafe(c.req.method) ? PATIENCE.read : PATIENCE.write, next())),
    );
    const open = isSafe(c.req.method) && url.pathname.startsWith('/api/');
    const { headers } = c.res;
    for (const [name, value] of securityHeaders({ secure: client.secure, open })) headers.set(name, value);
    headers.set('X-Request-Id', id);
    if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'private, no-cache');
    log.info('request', {
      id,
      method: c.req.method,
      route: routeOf(c),
      lang,
      status: c.res.status,
      ms: Math.round(performance.now() - started),
      ...(REFUSED.has(c.res.status) ? { by: 'id' in c.var.actor ? c.var.actor.id : c.var.actor.kind } : {}),
    });
  };
}

/** The language of the address; where it has none, the browser's. */
function languageOf(url: URL, accepted: string | undefined): Lang {
  const first = url.pathname.split('/', 2)[1];
  return isLang(first) ? first : preferredLanguage(accepted);
}

function requestIdFor(c: Context<ApiEnv>, trustProxy: boolean): string {
  const given = trustProxy ? c.req.header('X-Request-Id') : undefined;
  return given !== undefined && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
}

function routeOf(c: Context<ApiEnv>): string {
  return matchedRoutes(c).findLast((route) => route.method !== 'ALL')?.path ?? 'none';
}

async function within(milliseconds: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () =>
        reject(
          new Problem({
            status: 503,
            code: 'http.unavailable',
            text: 'http.unavailable.text',
            headers: { 'Retry-After': '10' },
          }),
        ),
      milliseconds,
    );
    timer.unref();
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
