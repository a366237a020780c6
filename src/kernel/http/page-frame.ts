import type { Context } from 'hono';
import type { Frame, NavEntry } from '../ui/index.js';
import type { Assets } from './assets.js';
import type { PageEnv } from './context.js';
import type { CsrfTokens } from './csrf.js';

/** What is the same for every page of the program. */
export interface Site {
  nav: readonly NavEntry[];
  assets: Assets;
  tokens: CsrfTokens;
  embeddedDatabase: boolean;
}

/** The frame of the page that answers this request. */
export function makeFrame(c: Context<PageEnv>, site: Site): Frame {
  const { lang, t, url, actor } = c.var;
  return {
    lang,
    t,
    url,
    nav: site.nav,
    account: actor.kind === 'administrator' ? t('ui.account.name') : null,
    csrf: site.tokens.issue(c.var.binding),
    asset: (name) => site.assets.address(name),
    embeddedDatabase: site.embeddedDatabase,
  };
}
