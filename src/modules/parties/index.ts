/**
 * What other modules may use of the register of parties; whoever needs more of it adds the line. How the module plugs in stands in
 * `plugin.ts`, which every command loads and which therefore loads nothing else.
 */
export { askedAs } from './addressees.js';
export {
  NO_FILTER as EVERY_PARTY,
  readFilter as readPartyFilter,
  writeFilter as writePartyFilter,
} from './directory/filter.js';
export { registerParty } from './edit-party.js';
export { findParties, findPartiesById, findParty } from './find-parties.js';
export { foldName } from './names.js';
export { Disclaimer, NameText, PartyLink, partyPath } from './pages/parts.js';
export { bodyWord, kindWord as partyKindWord, partyName, regionWord } from './pages/words.js';
export { PARTY_KINDS, type Party, type PartyKind, type PartyName, REGIONAL_GROUPS, REGIONS } from './party.js';
export { type PartyNames, partyNames } from './party-names.js';
export { seesParty } from './policy.js';
