import type { Context } from 'hono';
import { type Actor, permits } from '../access/index.js';
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
  const { tokens, assets, nav, embeddedDatabase } = site;
  const t = c.get('t');
  const binding = c.get('binding');
  return {
    lang: c.get('lang'),
    t,
    url: c.get('url'),
    nav: nav.filter(({ needs }) => needs === undefined || permits(c.get('actor'), needs)),
    account: accountOf(c.get('actor'), t('ui.account.name')),
    // Signed only where a form asks for it.
    get csrf() {
      return tokens.issue(binding);
    },
    asset: (name) => assets.address(name),
    embeddedDatabase,
  };
}

function accountOf(actor: Actor, administrator: string): Frame['account'] {
  if (actor.kind === 'public') return null;
  return actor.kind === 'person' ? { name: actor.name, path: '/account' } : { name: administrator, path: '/people' };
}
