import type { PersonActor } from '../../../kernel/access/index.js';
import { permits } from '../../../kernel/access/index.js';
import type { Lang } from '../../../kernel/i18n/index.js';
import type { AskedParty } from '../../../kernel/work/index.js';

/** Who is reminded, and who is not, and why. Pure. */

export type LeftOut =
  /** The party has done what was asked. */
  | 'acted'
  /** Nobody acts for the party here. */
  | 'nobody'
  /** The person may not act for the party: only reads, or has another role. */
  | 'cannot-act'
  /** The person may not see the record. */
  | 'does-not-see';

export interface Reminded {
  asked: AskedParty;
  person: PersonActor;
  lang: Lang;
}

export interface NotReminded {
  asked: AskedParty;
  /** Null where it is the whole party. */
  person: PersonActor | null;
  why: LeftOut;
}

export interface Recipients {
  reminded: Reminded[];
  leftOut: NotReminded[];
}

/**
 * Of each party that has not acted, whoever may act for it and sees the record. One who acts for two parties is reminded for each.
 *
 * @param of who holds a role for a party.
 * @param sees whether somebody sees the party's line.
 */
export function recipientsOf(
  asked: readonly AskedParty[],
  of: (party: string) => readonly PersonActor[],
  sees: (person: PersonActor, asked: AskedParty) => boolean,
): Recipients {
  const reminded: Reminded[] = [];
  const leftOut: NotReminded[] = [];
  for (const one of asked) {
    const people = of(one.party);
    if (one.acted) leftOut.push({ asked: one, person: null, why: 'acted' });
    else if (people.length === 0) leftOut.push({ asked: one, person: null, why: 'nobody' });
    else
      for (const person of people) {
        // For something new: whoever works on own records only may begin one.
        const acts = permits(person, one.permission, { party: one.party, madeBy: person.id });
        if (!acts) leftOut.push({ asked: one, person, why: 'cannot-act' });
        else if (!sees(person, one)) leftOut.push({ asked: one, person, why: 'does-not-see' });
        else reminded.push({ asked: one, person, lang: person.lang });
      }
  }
  return { reminded, leftOut };
}
