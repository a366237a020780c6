import { type Actor, permits } from './actor.js';
import type { Permission } from './roles.js';

/** What a rule may have to know of a record besides its state: for whom it is kept, and who made it. */
export interface Belongs {
  /** Id of the party whose record it is; null: of the house. */
  party?: string | null;
  /** Id of the person who made it; null: nobody in particular. */
  madeBy?: string | null;
}

/** One line of a rule book: whoever is meant may do `act` with `noun`, when it is so. `Things` says what a rule must know of each noun. */
export type Rule<Things, Act extends string> = {
  [N in keyof Things]: {
    /** Everyone, signed in or not; or whoever holds the permission, for the party of the record where it has one. */
    who: 'everyone' | Permission;
    act: Act;
    noun: N;
    when: (thing: Things[N]) => boolean;
    /** Held for whichever party, not for that of the record: what is shared among parties. */
    ofAnyParty?: boolean;
  };
}[keyof Things];

/** Whether `actor` may do `act` with this `thing`. */
export type May<Things, Act extends string> = <N extends keyof Things>(
  actor: Actor,
  act: Act,
  noun: N,
  thing: Things[N] & Belongs,
) => boolean;

/** The one answer of a module to "may they?", for its pages, exports, feeds, API and jobs. What no rule allows is forbidden. */
export function ruleBook<Things, Act extends string>(rules: readonly Rule<Things, Act>[]): May<Things, Act> {
  return (actor, act, noun, thing) =>
    rules.some((rule) => {
      if (rule.act !== act || rule.noun !== noun) return false;
      const about = rule.ofAnyParty ? { madeBy: thing.madeBy ?? null } : { party: null, ...belongs(thing) };
      if (rule.who !== 'everyone' && !permits(actor, rule.who, about)) return false;
      const when: (thing: never) => boolean = rule.when;
      return when(thing as never);
    });
}

function belongs(thing: Belongs): Belongs {
  const { party, madeBy } = thing;
  return { ...(party === undefined ? {} : { party }), ...(madeBy === undefined ? {} : { madeBy }) };
}
