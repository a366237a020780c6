import { askedAs, type Party } from '../../parties/index.js';

/** Which parties a commitment asks, each of whom answers for itself. Pure. */

/** Words that mean every Member State. */
const EVERY_STATE: ReadonlySet<string> = new Set(['MEMBER_STATES', 'STATES', 'GOVERNMENTS']);
/** Words that mean some of them, by what they have ratified, which is not known here: each is shown. */
const BY_TREATY: ReadonlySet<string> = new Set(['MEMBER_STATES_NOT_YET_PARTY', 'STATES_PARTIES']);

export function isAddressed(party: Party, addressees: readonly string[]): boolean {
  if (party.state !== 'active') return false;
  const codes = codesAsking(party);
  return addressees.some((code) => codes.includes(code));
}

/** The addressees under which a party is asked for a line of its own. */
export function codesAsking(party: Party): string[] {
  const { own, among } = askedAs(party);
  if (party.kind === 'state') return [...own, ...among, ...BY_TREATY];
  // An observer is no Member State, whatever words a resolution uses for all of them.
  return [...own, ...among.filter((code) => !EVERY_STATE.has(code))];
}

export interface Addressed {
  parties: Party[];
  /** Whether all of them are States, so that they can be called that. */
  statesOnly: boolean;
  /** Some are asked only if they have, or have not, ratified a treaty. */
  byTreaty: boolean;
}

/** In the order in which they are given. */
export function addressedParties(parties: readonly Party[], addressees: readonly string[]): Addressed {
  const asked = parties.filter((party) => isAddressed(party, addressees));
  return {
    parties: asked,
    statesOnly: asked.every(({ kind }) => kind === 'state'),
    byTreaty: addressees.some((code) => BY_TREATY.has(code)) && !addressees.some((code) => EVERY_STATE.has(code)),
  };
}
