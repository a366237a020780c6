import type { Lang, Organ } from '../reading.js';
import type { AnnotateInput, FoundAct, FoundDate } from './types.js';

export { findActs } from './acts.js';
export { findNamed } from './addressees.js';
export { preambularVerb } from './preamble.js';
export type { AnnotateInput, FoundAct, FoundDate } from './types.js';

export function findDates(_input: AnnotateInput, _acts: FoundAct[]): FoundDate[] {
  return [];
}

export function findCitations(_input: { text: string; lang: Lang; organ: Organ | null }): string[] {
  return [];
}

/** Citations of each note, `Ibid.` chains resolved; notes in the order of their numbers. */
export function citeNotes(
  _notes: readonly { n: number; text: string }[],
  _lang: Lang,
  _organ: Organ | null,
): Map<number, string[]> {
  return new Map();
}
