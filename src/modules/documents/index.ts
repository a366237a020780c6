/**
 * What other modules may use of documents: what was read, how two texts compare, and how a document is named on a page.
 * How the module plugs in stands in `plugin.ts`, which every command loads and which therefore loads nothing else.
 */
export type { ActCode, DateMention } from './reader/reading.js';
