/**
 * What other modules may use of the register of parties. How the module plugs in stands in `plugin.ts`, which every command loads and which
 * therefore loads nothing else.
 */
export { askedAs } from './addressees.js';
export { findParties, findParty } from './find-parties.js';
export { NameText, PartyLink, partyPath } from './pages/parts.js';
export { partyName, partyShortWord } from './pages/words.js';
export type { Party, PartyKind, PartyName } from './party.js';
