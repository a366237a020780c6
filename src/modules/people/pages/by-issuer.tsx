import type { Context } from 'hono';
import {
  type Accounts,
  beginByIssuer,
  comeByIssuer,
  endOwnSession,
  leavingAddress,
  Refused,
  type SeenFrom,
} from '../../../kernel/access/index.js';
import { notFound, type PageEnv, readSessionCookie, setSessionCookie } from '../../../kernel/http/index.js';
import type { House } from '../../../kernel/module/index.js';
import { pathIn } from '../../../kernel/ui/index.js';
import { doorOf, goOn } from './parts.js';
import { signInPage } from './sign-in.js';

/** How long a browser may stay with the issuer. */
const AWAY_SECONDS = 600;

/** Whether the house is reached on this machine alone: no name of its own, and it answers nobody else. */
export function isLocal({ config }: Pick<House, 'config'>): boolean {
  return config.address === undefined && ['127.0.0.1', '::1', 'localhost'].includes(config.host);
}

/** Where the issuer sends people back: one address for each issuer, so that none can answer for another. */
export function returnAddress(c: Context<PageEnv>, { config }: Pick<House, 'config'>, id: string): string {
  return `${config.address ?? c.var.url.origin}${pathIn('en', `/sign-on/${id}/return`)}`;
}

function seenFrom(c: Context<PageEnv>, house: House, id: string): SeenFrom {
  return { returnTo: returnAddress(c, house, id), local: isLocal(house) };
}

/** `/sign-on/:id`: off to the issuer. A link, since forms may not lead out of the house. */
export async function toIssuer(c: Context<PageEnv>, house: House, accounts: Accounts): Promise<Response> {
  const id = c.req.param('id') ?? '';
  const onward = c.var.url.searchParams.get('then') ?? '';
  if (c.var.actor.kind === 'person') return c.redirect(goOn(c, onward), 303);
  try {
    const begun = await beginByIssuer(accounts, id, seenFrom(c, house, id), { lang: c.var.lang, onward });
    if (begun === null) throw notFound();
    setSessionCookie(c, begun.browser, AWAY_SECONDS);
    c.header('Cache-Control', 'no-store');
    return c.redirect(begun.address, 303);
  } catch (error) {
    return failed(c, house, accounts, id, error);
  }
}

/** `/sign-on/:id/return`: back from the issuer. */
export async function fromIssuer(c: Context<PageEnv>, house: House, accounts: Accounts): Promise<Response> {
  const id = c.req.param('id') ?? '';
  try {
    const back = { query: c.var.url.searchParams, browser: readSessionCookie(c) ?? '' };
    const come = await comeByIssuer(accounts, id, seenFrom(c, house, id), back, doorOf(c));
    if ('outcome' in come) return failed(c, house, accounts, id, new Refused('sign-on', 'expired'));
    setSessionCookie(c, come.token);
    c.header('Cache-Control', 'no-store');
    const onward = goOn(c, come.onward);
    return c.redirect(come.onward === '' ? pathIn(come.lang, '/') : onward, 303);
  } catch (error) {
    return failed(c, house, accounts, id, error);
  }
}

const SAID = ['not-invited', 'not-vouched', 'other-account'] as const;

/** What went wrong is said in words; what the issuer said stays out of page and log, but for the code of the error. */
function failed(c: Context<PageEnv>, house: House, accounts: Accounts, id: string, error: unknown): Promise<Response> {
  if (!(error instanceof Error) || ('status' in error && error.status === 404)) throw error;
  const why = error instanceof Refused ? SAID.find((one) => one === error.why) : undefined;
  const code = 'code' in error ? String(error.code) : error.name;
  house.log.warn('sign-on-failed', { issuer: id, code });
  const text = why === undefined ? c.var.t('people.sign-in.issuer.failed') : c.var.t(`people.sign-in.issuer.${why}`);
  return signInPage(c, accounts, { errors: { issuer: text } }, 422);
}

/** Signs out here; the next page says that there, too, one may want to. */
export async function leaveIssuerSent(c: Context<PageEnv>, { db }: Accounts): Promise<Response> {
  const { session, lang, actor } = c.var;
  if (actor.kind !== 'person' || session === null) throw notFound();
  await endOwnSession(db.connection, actor.id, session.id);
  return c.redirect(`${pathIn(lang, '/sign-out')}?issuer=${session.signOn ?? ''}`, 303);
}

/** `/sign-on/:id/end`: to where the issuer signs people out. */
export async function endAtIssuer(c: Context<PageEnv>, house: House, accounts: Accounts): Promise<Response> {
  const id = c.req.param('id') ?? '';
  const returnTo = `${house.config.address ?? c.var.url.origin}${pathIn(c.var.lang, '/')}`;
  try {
    const address = await leavingAddress(accounts, id, { returnTo, local: isLocal(house) });
    return c.redirect(address ?? returnTo, 303);
  } catch (error) {
    house.log.warn('sign-on-failed', { issuer: id, code: error instanceof Error ? error.name : 'unknown' });
    return c.redirect(pathIn(c.var.lang, '/'), 303);
  }
}
