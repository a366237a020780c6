import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { GateFull, NotAllowed, type Sessions, StepUpNeeded } from '../access/index.js';
import { DatabaseError, isDiskFull } from '../db/index.js';
import { addMessages, LANGS, loadAllMessages } from '../i18n/index.js';
import type { NavEntry } from '../ui/index.js';
import type { RecordRef } from '../work/index.js';
import { type ApiDocument, assembleApi } from './api-document.js';
import { apiPages } from './api-page.js';
import type { Assets } from './assets.js';
import type { Bell } from './bell.js';
import type { ApiEnv, PageEnv, RequestLog } from './context.js';
import { csrfTokens } from './csrf.js';
import { delivery } from './delivery.js';
import { entryPages } from './entry-pages.js';
import { ErrorPage } from './error-page.js';
import { type ArrivingForms, type BodyLimits, guardBodies, guardForms } from './guard.js';
import { type HomeSection, homePages } from './home-page.js';
import { methodsOf, unansweredAt } from './method-not-allowed.js';
import { actingOf, makeFrame, type NameParty, type Site, withBell } from './page-frame.js';
import { notFound, Problem } from './problem.js';
import { problemDetails } from './problem-words.js';
import { RATES, type Rates, rateLimit } from './rate-limit.js';
import { recognizeSession } from './recognize-session.js';
import { type RecordSection, renderSections } from './record-section.js';
import { isSafe, requestFrame } from './request-frame.js';
import { searchApi } from './search-api.js';
import { searchPages } from './search-page.js';
import type { SearchProvider } from './search-provider.js';
import { toStepUp } from './to-step-up.js';

addMessages('http', new URL('./messages/', import.meta.url));

/** What a module brings to the web. */
export interface WebModule {
  nav?: readonly NavEntry[] | undefined;
  /** Routes below the language: `/documents/:id` is served at `/fr/documents/...`. */
  pages?: Hono<PageEnv> | undefined;
  /** Routes below `/api/v1`. */
  api?: Hono<ApiEnv> | undefined;
  homeSections?: readonly HomeSection[] | undefined;
  /** What is new for whoever is signed in; one module has it. */
  bell?: Bell | undefined;
  /** What stands on the pages of records, whosever they are. */
  recordSections?: readonly RecordSection<RecordRef>[] | undefined;
  /** Kinds of things that the search finds. */
  search?: readonly SearchProvider[] | undefined;
  bodyLimits?: BodyLimits | undefined;
  /** Pages whose form is read while it is sent (`c.var.form`), because its file is large. */
  arrivingForms?: ArrivingForms | undefined;
  /** What parties are called: of the one module that keeps them. */
  partyName?: NameParty | undefined;
}

export interface AppOptions {
  modules: readonly WebModule[];
  assets: Assets;
  log: RequestLog;
  /** Random bytes, at least 32, that stay the same over restarts: they sign the tokens of forms. */
  secret: Uint8Array;
  sessions: Sessions;
  embeddedDatabase: boolean;
  /** A proxy stands in front, and its X-Forwarded-* headers can be believed. */
  trustProxy?: boolean | undefined;
  /** Whether the program can do its work; answered at /healthz. */
  healthy: () => Promise<boolean>;
  rates?: Rates | undefined;
}

/** The web face of the program: pages below `/{lang}`, the API below `/api/v1`, files below `/assets`, `/healthz`. */
export function createApp(options: AppOptions): Hono<PageEnv> {
  loadAllMessages();
  const { modules, assets, log, secret, trustProxy = false } = options;
  const tokens = csrfTokens(secret);
  const entries = modules.flatMap((module) => module.nav ?? []);
  const nav: NavEntry[] = [
    { path: '/', label: 'http.home.nav' },
    ...entries.sort((a, b) => (a.order ?? 0) - (b.order ?? 0)),
  ];
  const { api, document } = assembleApi([
    ...modules.flatMap((module) => module.api ?? []),
    searchApi(modules.flatMap((module) => module.search ?? [])),
  ]);
  const { embeddedDatabase } = options;
  const partyName = modules.find((module) => module.partyName)?.partyName ?? (async ({ code }) => code);
  const site: Site = { nav, assets, tokens, embeddedDatabase, partyName };
  const app = new Hono<PageEnv>();

  app.use(requestFrame(log, trustProxy));
  app.use(delivery());
  app.use(rateLimit(options.rates ?? RATES));
  // An address that does not take the method is told so before a body is read.
  app.use(async (c, next) => {
    if (!isSafe(c.req.method) && !methodsOf(app, c.req.path).includes(c.req.method))
      throw unansweredAt(app, c.req.path);
    return next();
  });
  const { limits, arriving } = bodiesOf(modules);
  app.use(guardBodies(limits, arriving));
  app.use(async (c, next) => {
    const { pathname, search } = c.get('url');
    if (pathname === '/' || !pathname.endsWith('/')) return next();
    return c.redirect(`/${pathname.replaceAll(/^\/+|\/+$/g, '')}${search}`, 308);
  });
  app.use(recognizeSession(options.sessions));
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
  app.get('/enter/:token', (c) => c.redirect(`/${c.var.lang}/enter/${encodeURIComponent(c.req.param('token'))}`, 302));
  app.route('/api/v1', api);
  // Once for every language instead of `/:lang`: Hono then keeps to its quick router.
  const pages = assemblePages(options, site, document);
  for (const lang of LANGS) app.route(`/${lang}`, pages);

  app.notFound((c) => {
    throw unansweredAt(app, c.req.path);
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
    if (error instanceof StepUpNeeded) return toStepUp(c);
    return c.html(
      <ErrorPage frame={c.var.frame ?? makeFrame(c, site)} problem={problem} requestId={c.var.requestId} />,
      problem.status,
    );
  });
  return app;
}

const bodiesOf = (modules: readonly WebModule[]): { limits: BodyLimits; arriving: ArrivingForms } => ({
  limits: Object.assign({}, ...modules.map((module) => module.bodyLimits)),
  arriving: modules.flatMap((module) => module.arrivingForms ?? []),
});

/** All pages, as they stand below each language. */
function assemblePages({ modules, sessions }: AppOptions, site: Site, document: () => ApiDocument): Hono<PageEnv> {
  const pages = new Hono<PageEnv>();
  const sections = modules.flatMap((module) => module.recordSections ?? []);
  const bell = modules.find((module) => module.bell !== undefined)?.bell;
  pages.use(async (c, next) => {
    c.set('frame', await withBell(c, makeFrame(c, site, await actingOf(c, site)), bell));
    c.set('sectionsOf', (record) => renderSections(c, sections, record));
    return next();
  });
  const { limits, arriving } = bodiesOf(modules);
  pages.use(guardForms(site.tokens, limits, arriving));
  pages.route('/', homePages(modules.flatMap((module) => module.homeSections ?? [])));
  pages.route('/', searchPages(modules.flatMap((module) => module.search ?? [])));
  pages.route('/', entryPages(sessions));
  pages.route('/', apiPages(document));
  for (const module of modules) if (module.pages) pages.route('/', module.pages);
  return pages;
}

function asProblem(error: Error): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof NotAllowed) return new Problem({ status: 403, code: error.code, text: 'http.forbidden.text' });
  if (error instanceof StepUpNeeded) return new Problem({ status: 401, code: error.code, text: 'http.step-up.text' });
  if (isBadInput(error))
    return new Problem({ status: statusOf(error), code: 'http.bad-request', text: 'http.bad-request.text' });
  if (isDiskFull(error)) return new Problem({ status: 507, code: 'http.disk-full', text: 'http.disk-full.text' });
  if (error instanceof GateFull)
    return new Problem({
      status: 503,
      code: error.code,
      text: 'http.unavailable.text',
      headers: { 'Retry-After': '10' },
    });
  return new Problem({ status: 500, code: 'http.failed', text: 'http.failed.text' });
}

/** Characters that no text of a database can hold (a zero byte, half of a pair): SQLSTATE 22021 and 22P05. */
const UNKEEPABLE: ReadonlySet<string> = new Set(['22021', '22P05']);

/** What the framework refused before a route saw it (a body that is no JSON, a type that is not taken), and what cannot be kept. */
function isBadInput(error: Error): boolean {
  if (error instanceof HTTPException) return error.status < 500;
  return error instanceof DatabaseError && UNKEEPABLE.has(error.code);
}

function statusOf(error: Error): 400 | 413 | 415 {
  const status = error instanceof HTTPException ? error.status : 400;
  return status === 413 || status === 415 ? status : 400;
}
