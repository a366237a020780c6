/** What other modules may use of treaties; whoever needs more of it adds the line. How the module plugs in stands in `plugin.ts`. */
export { findJoined, type JoinedInstrument } from './find-joined.js';
