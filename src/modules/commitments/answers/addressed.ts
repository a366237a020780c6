import type { Meant } from '../../../kernel/module/index.js';
import { askedAs, type Party } from '../../parties/index.js';

/** Which parties a commitment asks, each of whom answers for itself. Pure. */

/** Words that mean every Member State. */
const EVERY_STATE: ReadonlySet<string> = new Set(['MEMBER_STATES', 'STATES', 'GOVERNMENTS']);
/** Words that mean some of them, by what they have ratified, which the module of treaties may know; where it does not, each is shown. */
const BY_TREATY: ReadonlySet<string> = new Set(['MEMBER_STATES_NOT_YET_PARTY', 'STATES_PARTIES']);

/** By code of an addressee, whom it means today; a code that is not here means all that it can mean. */
export type Narrowed = ReadonlyMap<string, Meant>;

export const NOT_NARROWED: Narrowed = new Map();

export function isAddressed(party: Party, addressees: readonly string[], narrowed: Narrowed): boolean {
  if (party.state !== 'active') return false;
  const codes = codesAsking(party);
  return addressees.some((code) => codes.includes(code) && (narrowed.get(code)?.(party.id) ?? true));
}

/** The addressees under which a party can be asked for a line of its own. */
export function codesAsking(party: Party): string[] {
  const { own, among } = askedAs(party);
  if (party.kind === 'state') return [...own, ...among, ...BY_TREATY];
  // An observer is no Member State, whatever words a resolution uses for all of them.
  return [...own, ...among.filter((code) => !EVERY_STATE.has(code))];
}

/** Whether narrowing leaves anybody out: words for every State beside them ask all of them anyway. */
export function narrowsSome(addressees: readonly string[]): boolean {
  return !addressees.some((code) => EVERY_STATE.has(code));
}

export interface Addressed {
  parties: Party[];
  /** Whether all of them are States, so that they can be called that. */
  statesOnly: boolean;
  /** Some are asked only if they have, or have not, ratified a treaty, and who has is not known: all are here. */
  byTreaty: boolean;
}

/** In the order in which they are given. */
export function addressedParties(
  parties: readonly Party[],
  addressees: readonly string[],
  narrowed: Narrowed,
): Addressed {
  const asked = parties.filter((party) => isAddressed(party, addressees, narrowed));
  return {
    parties: asked,
    statesOnly: asked.every(({ kind }) => kind === 'state'),
    byTreaty: addressees.some((code) => BY_TREATY.has(code) && !narrowed.has(code)) && narrowsSome(addressees),
  };
}
