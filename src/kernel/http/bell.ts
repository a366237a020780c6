import type { Actor } from '../access/index.js';
import type { Translator } from '../i18n/index.js';

/** What a module tells whoever is signed in on every page: how much is new, and where it is. */
export interface Bell {
  /** Below the language. */
  path: string;
  /** Asked once a page: one quick query, none for those who can have nothing. */
  count: (actor: Actor) => Promise<number>;
  /** "Notifications", "3 new notifications" */
  label: (t: Translator, count: number) => string;
}
