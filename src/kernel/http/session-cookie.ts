import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { SESSION_DAYS } from '../access/index.js';
import type { ApiEnv } from './context.js';

/**
 * The one cookie of the program. Over TLS its name binds it to this host and to TLS (`__Host-`); without TLS, on a local machine,
 * browsers do not allow that.
 */
export function readSessionCookie<E extends ApiEnv>(c: Context<E>): string | undefined {
  return getCookie(c, 'session', isSecure(c) ? 'host' : undefined);
}

/** @param seconds how long it is kept: as long as a session lives, but for what comes before one. */
export function setSessionCookie<E extends ApiEnv>(
  c: Context<E>,
  token: string,
  seconds = SESSION_DAYS * 86_400,
): void {
  setCookie(c, 'session', token, { ...attributes(c), maxAge: seconds });
}

export function dropSessionCookie<E extends ApiEnv>(c: Context<E>): void {
  // deleteCookie has no prefix of its own.
  if (isSecure(c)) deleteCookie(c, '__Host-session', { path: '/', secure: true });
  else deleteCookie(c, 'session', { path: '/' });
}

function attributes<E extends ApiEnv>(c: Context<E>) {
  const shared = { path: '/', httpOnly: true, sameSite: 'Lax' } as const;
  return isSecure(c) ? ({ ...shared, secure: true, prefix: 'host' } as const) : shared;
}

function isSecure<E extends ApiEnv>(c: Context<E>): boolean {
  return c.get('client').secure;
}
