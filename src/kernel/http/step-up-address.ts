import type { Context } from 'hono';
import { pathIn } from '../ui/index.js';
import type { PageEnv } from './context.js';
import { isSafe } from './request-frame.js';

/**
 * Where presence is proved, and from there back: to the page that was asked for, or to the one whose form was sent. Never to another
 * host.
 */
export function stepUpAddress(c: Context<PageEnv>): string {
  const { url, lang } = c.var;
  const then = isSafe(c.req.method) ? `${url.pathname}${url.search}` : formOf(c.req.header('Referer'), url);
  return `${pathIn(lang, '/step-up')}?${new URLSearchParams({ then })}`;
}

/** The page of this host that a form was sent from; else the address that it was sent to. */
function formOf(referer: string | undefined, url: URL): string {
  const from = referer !== undefined && URL.canParse(referer) ? new URL(referer) : null;
  return from?.host === url.host && !from.pathname.startsWith('//') ? `${from.pathname}${from.search}` : url.pathname;
}
