import type { Context } from 'hono';
import { pathIn } from '../ui/index.js';
import type { PageEnv } from './context.js';
import { isSafe } from './request-frame.js';

/** More than a form of text holds; well below what the page where presence is proved takes. */
const MOST_KEPT = 128 * 1024;

/**
 * Leads to where presence is proved, and from there back: to the page that was asked for, or to the one whose form was sent. Never to another
 * host. A form of text is sent on there with all that it says (307) and with the address that it was meant for, so that it can go on
 * afterwards and nobody types it again.
 */
export function toStepUp(c: Context<PageEnv>): Response {
  const { url, lang } = c.var;
  const here = `${url.pathname}${url.search}`;
  const address = (...query: [string, string][]) => `${pathIn(lang, '/step-up')}?${new URLSearchParams(query)}`;
  if (isSafe(c.req.method)) return c.redirect(address(['then', here]), 303);
  const page = formOf(c.req.header('Referer'), url);
  return isShortText(c)
    ? c.redirect(address(['then', page], ['to', here]), 307)
    : c.redirect(address(['then', page]), 303);
}

function isShortText(c: Context<PageEnv>): boolean {
  const type = c.req.header('Content-Type') ?? '';
  const length = Number(c.req.header('Content-Length') ?? Number.NaN);
  return /^application\/x-www-form-urlencoded\b/iu.test(type) && length <= MOST_KEPT;
}

/** The page of this host that a form was sent from; else the address that it was sent to. */
function formOf(referer: string | undefined, url: URL): string {
  const from = referer !== undefined && URL.canParse(referer) ? new URL(referer) : null;
  return from?.host === url.host && !from.pathname.startsWith('//') ? `${from.pathname}${from.search}` : url.pathname;
}
