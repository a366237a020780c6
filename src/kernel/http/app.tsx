import { Hono } from 'hono';
import { NotAllowed } from '../access/index.js';
import { addMessages } from '../i18n/index.js';
import type { NavEntry } from '../ui/index.js';
import type { Assets } from './assets.js';
import type { ApiEnv, PageEnv, RequestLog } from './context.js';
import { csrfTokens } from './csrf.js';
import { delivery } from './delivery.js';
import { ErrorPage } from './error-page.js';
import { type BodyLimits, guardBodies, guardForms } from './guard.js';
import { methodsOf } from './method-not-allowed.js';
import { makeFrame } from './page-frame.js';
import { notFound, Problem } from './problem.js';
import { problemDetails } from './problem-words.js';
import { RATES, type Rates, rateLimit } from './rate-limit.js';
import { requestFrame } from './request-frame.js';

addMessages('http', new URL('./messages/', import.meta.url));

/** What a module brings to the web. */
export interface WebModule {
  nav?: readonly NavEntry[] | undefined;
  /** Routes below the language: `/documents/:id` is served at `/fr/documents/...`. */
  pages?: Hono<PageEnv> | undefined;
  /** Routes below `/api/v1`. */
  api?: Hono<ApiEnv> | undefined;
  bodyLimits?: BodyLimits | undefined;
}

export interface AppOptions {
  modules: readonly WebModule[];
  assets: Assets;
  log: RequestLog;
  /** Random bytes, at least 32, that stay the same over restarts: they sign the tokens of forms. */
  secret: Uint8Array;
  embeddedDatabase: boolean;
  /** A proxy stands in front, and its X-Forwarded-* headers can be believed. */
  trustProxy?: boolean | undefined;
  /** Whether the program can do its work; answered at /healthz. */
  healthy: () => Promise<boolean>;
  rates?: Rates | undefined;
}

const LANG = '/:lang{ar|en|es|fr|ru|zh}';

/** The web face of the program: pages below `/{lang}`, the API below `/api/v1`, files below `/assets`, `/healthz`. */
export function createApp(options: AppOptions): Hono<PageEnv> {
  const { modules, assets, log, secret, trustProxy = false } = options;
  const tokens = csrfTokens(secret);
  const nav = modules.flatMap((module) => module.nav ?? []);
  const site = { nav, assets, tokens, embeddedDatabase: options.embeddedDatabase };
  const app = new Hono<PageEnv>();

  app.use(requestFrame(log, trustProxy));
  app.use(delivery());
  app.use(rateLimit(options.rates ?? RATES, trustProxy));
  app.use(guardBodies(Object.assign({}, ...modules.map((module) => module.bodyLimits))));
  app.use(async (c, next) => {
    const { pathname, search } = c.var.url;
    if (pathname === '/' || !pathname.endsWith('/')) return next();
    return c.redirect(`/${pathname.replaceAll(/^\/+|\/+$/g, '')}${search}`, 308);
  });
  app.use(`${LANG}/*`, async (c, next) => {
    c.set('frame', makeFrame(c, site));
    return next();
  });
  app.use(
    `${LANG}/*`,
    guardForms(tokens, () => 'public'),
  );

  app.get('/', (c) => {
    c.header('Vary', 'Accept-Language');
    return c.redirect(`/${c.var.lang}${c.var.url.search}`, 302);
  });
  app.get('/healthz', async (c) => {
    const healthy = await options.healthy();
    return c.json({ status: healthy ? 'ok' : 'failing' }, healthy ? 200 : 503);
  });
  app.get('/assets/:file', (c) => {
    const file = assets.find(c.req.param('file'));
    if (!file) throw notFound();
    return c.body(file.body, 200, {
      'Content-Type': file.type,
      'Cache-Control': 'public, max-age=31536000, immutable',
    });
  });
  for (const module of modules) {
    if (module.api) app.route('/api/v1', module.api);
    if (module.pages) app.route(LANG, module.pages);
  }

  app.notFound((c) => {
    const allowed = methodsOf(app, c.req.path);
    throw allowed.length === 0
      ? notFound()
      : new Problem({
          status: 405,
          code: 'http.method',
          text: 'http.method.text',
          values: { allowed: allowed.join(', ') },
          headers: { Allow: allowed.join(', ') },
        });
  });
  app.onError((error, c) => {
    const problem = asProblem(error);
    if (problem.status >= 500)
      log.error('request-failed', { id: c.var.requestId, error: error.stack ?? String(error) });
    for (const [name, value] of Object.entries(problem.headers)) c.header(name, value);
    c.header('Vary', 'Accept-Language');
    if (/^\/api\/./.test(c.req.path)) {
      c.header('Content-Type', 'application/problem+json');
      return c.body(JSON.stringify(problemDetails(problem, c.var.t, c.var.requestId)), problem.status);
    }
    return c.html(
      <ErrorPage frame={makeFrame(c, site)} problem={problem} requestId={c.var.requestId} />,
      problem.status,
    );
  });
  return app;
}

function asProblem(error: Error): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof NotAllowed) return new Problem({ status: 403, code: error.code, text: 'http.forbidden.text' });
  return new Problem({ status: 500, code: 'http.failed', text: 'http.failed.text' });
}
