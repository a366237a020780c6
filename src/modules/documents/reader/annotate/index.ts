import type { ActCode, AddresseeCode, DateMention, Lang, Organ, Span } from '../reading.js';

export interface AnnotateInput {
  /** The clean paragraph, then its items' texts, joined with "\n". */
  text: string;
  lang: Lang;
  organ: Organ | null;
  session: number | null;
  kind: 'preambular' | 'operative' | 'annex';
  /** Where the items start inside `text`. */
  itemStarts: number[];
  /** Who was named in the paragraphs before, latest last: short forms ("the Office") resolve to them. */
  named?: readonly AddresseeCode[];
}

/** Spans are offsets into the text given. */
export interface FoundAct {
  verb: string;
  act: ActCode;
  addressees: AddresseeCode[];
  span: Span;
}

export interface FoundDate extends Omit<DateMention, 'spans'> {
  span: Span;
}

export function findActs(_input: AnnotateInput): FoundAct[] {
  return [];
}

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

/** The verb that opens a preambular paragraph ("Recalling also"). */
export function preambularVerb(_text: string, _lang: Lang): string {
  return '';
}

/** Who is named in a text, in order, for `named` of the paragraphs after it. */
export function findNamed(_text: string, _lang: Lang): AddresseeCode[] {
  return [];
}
