import type { AnnotateInput, FoundAct, FoundDate } from './types.js';

export { findActs } from './acts.js';
export { citeNotes, findCitations } from './citations.js';
export { findNamed } from './addressees.js';
export { preambularVerb } from './preamble.js';
export type { AnnotateInput, FoundAct, FoundDate } from './types.js';

export function findDates(_input: AnnotateInput, _acts: FoundAct[]): FoundDate[] {
  return [];
}
