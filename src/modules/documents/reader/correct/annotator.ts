import { citeNotes, findActs, findCitations, findDates, findNamed, preambularVerb } from '../annotate/index.js';

/** The rules that read what a paragraph says; tests give others. */
export interface Annotator {
  findActs: typeof findActs;
  findDates: typeof findDates;
  findCitations: typeof findCitations;
  findNamed: typeof findNamed;
  preambularVerb: typeof preambularVerb;
  citeNotes: typeof citeNotes;
}

export const rules: Annotator = { findActs, findDates, findCitations, findNamed, preambularVerb, citeNotes };
