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
