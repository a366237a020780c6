/**
 * What other modules may use of the register of parties; whoever needs more of it adds the line. How the module plugs in stands in
 * `plugin.ts`, which every command loads and which therefore loads nothing else.
 */
export { findParty } from './find-parties.js';
export { PartyLink } from './pages/parts.js';
export type { Party, PartyKind } from './party.js';
