/** Feeds that programs read. */
export { type AtomEntry, type AtomFeed, writeAtom } from './write-atom.js';
