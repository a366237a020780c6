import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { formatBytes, type Lang } from '../i18n/index.js';
import { isMultipart, readArrivingForm, unreadable } from './arriving-form.js';
import type { ApiEnv, PageEnv } from './context.js';
import type { CsrfTokens } from './csrf.js';
import { originOf } from './origin.js';
import { Problem } from './problem.js';
import { isSafe } from './request-frame.js';

/** Most bytes that a body may have where nothing else is said. */
const SMALL_BODY = 256 * 1024;

/** Most bytes by start of the path without its language: `{ '/documents/bring': 64e6 }`. */
export type BodyLimits = Readonly<Record<string, number>>;

/** Paths without their language whose forms are read while they are sent: their files are large. */
export type ArrivingForms = readonly string[];

/** Refuses what another site's page makes a browser send, and bodies over the limit of their address, before reading them. */
export function guardBodies(limits: BodyLimits, arriving: ArrivingForms = []): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    if (isSafe(c.req.method)) return next();
    const { pathname, host } = c.get('url');
    const origin = originOf(c.req.raw.headers, host);
    if (origin === 'foreign' || (origin === 'unknown' && !pathname.startsWith('/api/'))) throw forged();
    const maxSize = limitFor(pathname, limits);
    const tooLarge = () => tooLargeFor(c.get('lang'), maxSize);
    if (Number(c.req.header('Content-Length') ?? 0) > maxSize) throw tooLarge();
    // Counted while it is read.
    if (arrives(pathname, c.req.raw.headers, arriving)) return next();
    return bodyLimit({
      maxSize,
      onError: () => {
        throw tooLarge();
      },
    })(c, next);
  };
}

/** Every form must carry the token of its sender's session; where a file is read while it is sent, before the file. */
export function guardForms(
  tokens: CsrfTokens,
  limits: BodyLimits = {},
  arriving: ArrivingForms = [],
): MiddlewareHandler<PageEnv> {
  return async (c, next) => {
    if (isSafe(c.req.method)) return next();
    const { pathname } = c.get('url');
    if (!arrives(pathname, c.req.raw.headers, arriving)) {
      const form = await c.req.parseBody({ all: true }).catch((error: unknown) => {
        throw error instanceof TypeError ? unreadable() : error;
      });
      if (!tokens.accepts(form.csrf, c.get('binding'))) throw forged();
      return next();
    }
    const most = limitFor(pathname, limits);
    const form = await readArrivingForm(c.req.raw, { most, tooLarge: () => tooLargeFor(c.get('lang'), most) });
    if (!tokens.accepts(form.fields.get('csrf'), c.get('binding'))) {
      form.stop();
      throw forged();
    }
    c.set('form', form);
    try {
      await next();
    } finally {
      // A browser shows no answer before it has sent all. Whoever has gone needs none.
      await form.rest().catch(() => {});
    }
  };
}

const withoutLang = (pathname: string): string => pathname.replace(/^\/(ar|en|es|fr|ru|zh)(?=\/)/, '');

const arrives = (pathname: string, headers: Headers, arriving: ArrivingForms): boolean =>
  isMultipart(headers) && arriving.includes(withoutLang(pathname));

function tooLargeFor(lang: Lang, most: number): Problem {
  return new Problem({
    status: 413,
    code: 'http.too-large',
    text: 'http.too-large.text',
    values: { limit: formatBytes(lang, most) },
  });
}

function forged(): Problem {
  return new Problem({ status: 403, code: 'http.forged', text: 'http.forged.text' });
}

export function limitFor(pathname: string, limits: BodyLimits): number {
  const path = withoutLang(pathname);
  const best = Object.keys(limits)
    .filter((start) => path === start || path.startsWith(`${start}/`))
    .sort((a, b) => b.length - a.length)[0];
  return (best === undefined ? undefined : limits[best]) ?? SMALL_BODY;
}
