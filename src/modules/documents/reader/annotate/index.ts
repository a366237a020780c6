export { findActs } from './acts.js';
export { findNamed } from './addressees.js';
export { citeNotes, findCitations } from './citations.js';
export { findDates } from './dates/index.js';
export { preambularVerb } from './preamble.js';
export type { AnnotateInput, FoundAct, FoundDate } from './types.js';
