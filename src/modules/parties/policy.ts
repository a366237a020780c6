import { type Actor, type Permission, permits } from '../../kernel/access/index.js';
import type { PartyState } from './party.js';

/**
 * Who may do what with the register of parties, a rule a line. Pages, exports, API, search and other modules ask here and nowhere else.
 */

/** What a rule must know of the thing it is asked about. */
interface Things {
  party: { state: PartyState };
  import: unknown;
}

export type Act = 'read' | 'write';
export type Noun = keyof Things;
type Rule = {
  [N in Noun]: {
    act: Act;
    noun: N;
    /** Null: everybody, signed in or not. */
    needs: Permission | null;
    when: (thing: Things[N]) => boolean;
  };
}[Noun];

export const RULES: readonly Rule[] = [
  // Who asked to join and was not let in yet, or was refused, is nobody else's business.
  { act: 'read', noun: 'party', needs: null, when: ({ state }) => state === 'active' || state === 'former' },
  { act: 'read', noun: 'party', needs: 'parties.write', when: () => true },
  { act: 'write', noun: 'party', needs: 'parties.write', when: () => true },
  { act: 'read', noun: 'import', needs: 'parties.write', when: () => true },
  { act: 'write', noun: 'import', needs: 'parties.write', when: () => true },
];

/** Whether `actor` may do `act` with `thing`. What no rule allows is forbidden. */
export function may<N extends Noun>(actor: Actor, act: Act, noun: N, thing: Things[N]): boolean {
  return RULES.some((rule) => {
    if (rule.act !== act || rule.noun !== noun) return false;
    if (rule.needs !== null && !permits(actor, rule.needs)) return false;
    const when: (thing: never) => boolean = rule.when;
    return when(thing as never);
  });
}

/** Whether the actor may change the register: shows the ways to do so. */
export function mayWrite(actor: Actor): boolean {
  return may(actor, 'write', 'party', { state: 'active' });
}
