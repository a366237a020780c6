import { type Actor, type Rule, ruleBook } from '../../kernel/access/index.js';
import type { PartyState } from './party.js';

/**
 * Who may do what with the register of parties, a rule a line. Pages, exports, API, search and other modules ask here and nowhere else.
 */

/** What a rule must know of the thing it is asked about. */
export interface Things {
  party: { state: PartyState };
  import: object;
}

export type Act = 'read' | 'write';

const always = () => true;

const RULES: readonly Rule<Things, Act>[] = [
  // Who asked to join and was not let in yet, or was refused, is nobody else's business.
  { who: 'everyone', act: 'read', noun: 'party', when: ({ state }) => state === 'active' || state === 'former' },
  { who: 'parties.write', act: 'read', noun: 'party', when: always },
  { who: 'parties.write', act: 'write', noun: 'party', when: always },
  { who: 'parties.write', act: 'read', noun: 'import', when: always },
  { who: 'parties.write', act: 'write', noun: 'import', when: always },
];

/** Whether an actor may do an act with a thing. */
export const may = ruleBook(RULES);

/** Whether the actor may change the register: shows the ways to do so. */
export function mayWrite(actor: Actor): boolean {
  return may(actor, 'write', 'party', { state: 'active' });
}

export function seesParty(actor: Actor, { state }: { state: PartyState }): boolean {
  return may(actor, 'read', 'party', { state });
}
