export { findActs } from './acts.js';
export { citeNotes, findCitations } from './citations.js';
export { findDates } from './dates/index.js';
export { findNamed } from './named.js';
export { preambularVerb } from './preamble.js';
export type { AnnotateInput, FoundAct, FoundDate } from './types.js';
