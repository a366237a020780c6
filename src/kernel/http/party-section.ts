import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import type { PartyRef } from '../access/index.js';
import type { PageEnv } from './context.js';

/** A party as the other modules see it on its page. */
export interface PartyInView extends PartyRef {
  /** In the reader's language. */
  name: string;
  /** Codes by which readings of resolutions name this party alone, and those that name it together with others. */
  askedAs: { own: readonly string[]; among: readonly string[] };
}

/** What a module shows on the page of a party. */
export interface PartySection {
  /** Lower stands higher. */
  order: number;
  /** One `<section>` with its heading; null where there is nothing to say. */
  render: (c: Context<PageEnv>, party: PartyInView) => Child | null | Promise<Child | null>;
}
