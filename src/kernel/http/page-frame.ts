import type { Context } from 'hono';
import { type Actor, type PartyRef, permits } from '../access/index.js';
import type { Lang } from '../i18n/index.js';
import type { Frame, NavEntry } from '../ui/index.js';
import type { Assets } from './assets.js';
import type { Bell } from './bell.js';
import type { PageEnv } from './context.js';
import type { CsrfTokens } from './csrf.js';

/** What is the same for every page of the program. */
export interface Site {
  nav: readonly NavEntry[];
  assets: Assets;
  tokens: CsrfTokens;
  embeddedDatabase: boolean;
  partyName: NameParty;
}

/** What a party is called in a language; the register of parties is a module's. */
export type NameParty = (party: PartyRef, lang: Lang) => Promise<string>;

/** In whose place whoever asks acts, in words. */
export async function actingOf(c: Context<PageEnv>, { partyName }: Site): Promise<Frame['acting']> {
  const actor = c.get('actor');
  if (actor.kind !== 'person' || actor.actingFor === undefined) return null;
  const { party, giver, until } = actor.actingFor;
  return { party: await partyName(party, c.get('lang')), giver: giver.name, until };
}

/** The frame of the page that answers this request. */
export function makeFrame(c: Context<PageEnv>, site: Site, acting: Frame['acting'] = null): Frame {
  const { tokens, assets, nav, embeddedDatabase } = site;
  const t = c.get('t');
  const binding = c.get('binding');
  return {
    lang: c.get('lang'),
    t,
    url: c.get('url'),
    nav: nav.filter(({ needs }) => needs === undefined || permits(c.get('actor'), needs)),
    account: accountOf(c.get('actor'), t('ui.account.name')),
    acting,
    bell: null,
    // Signed only where a form asks for it.
    get csrf() {
      return tokens.issue(binding);
    },
    asset: (name) => assets.address(name),
    embeddedDatabase,
  };
}

/** The frame with what is new for whoever is signed in. Only pages that somebody reads have it: a form that is sent answers with another. */
export async function withBell(c: Context<PageEnv>, frame: Frame, bell: Bell | undefined): Promise<Frame> {
  const actor = c.get('actor');
  if (bell === undefined || actor.kind !== 'person') return frame;
  const count = await bell.count(actor);
  // Not spread: the token of forms is signed only where it is asked for.
  frame.bell = { path: bell.path, count, label: bell.label(frame.t, count) };
  return frame;
}

function accountOf(actor: Actor, administrator: string): Frame['account'] {
  if (actor.kind === 'public') return null;
  return actor.kind === 'person' ? { name: actor.name, path: '/account' } : { name: administrator, path: '/people' };
}
