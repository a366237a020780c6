import type { ActCode, AddresseeCode, DateMention, Reading, RestKind, Span } from '../reading.js';

/**
 * What a person said against a reading. Corrections are kept beside the reading and point into the source text, which never
 * changes for a stored file: a newer reader may read it anew, and the corrections still hold. To undo one is to leave it out.
 */
export interface Correction {
  id: string;
  /** Who made it, as the house names people. */
  author: string;
  /** ISO 8601 instant; corrections are applied in the order of these, whatever the order of the list. */
  at: string;
  /** `versionAt` of the paragraph as its corrector saw it; null for facts of the document. */
  version: string | null;
  change: CorrectionChange;
}

/** What a stretch of the source can be. */
export type StretchKind = 'preambular' | 'operative' | 'annex' | 'note' | RestKind;

/** All offsets and spans are of the source text. */
export type CorrectionChange = StructureChange | ContentChange | FactChange;

export type StructureChange =
  /** Cuts the paragraph in two before `offset`. */
  | { kind: 'split'; offset: number }
  /** Joins what stands at `offset` to the paragraph before it. */
  | { kind: 'join'; offset: number }
  /** Takes the stretch out of whatever holds it and makes it what `as` says; `n` is its number, `annex` that of its annex. */
  | { kind: 'set-kind'; span: Span; as: StretchKind; n?: number; annex?: number }
  /** The number of the paragraph or note at `offset`. Preambular paragraphs count themselves. */
  | { kind: 'set-number'; offset: number; n: number; part?: string | null };

export type ContentChange =
  /** Adds an act whose verb stands at `span`, or changes the one that stands there. */
  | { kind: 'set-act'; span: Span; act: ActCode; addressees: AddresseeCode[] }
  | { kind: 'set-addressees'; span: Span; addressees: AddresseeCode[] }
  | { kind: 'remove-act'; span: Span }
  /** Adds a date whose words stand at `span`, or changes the one that stands there. */
  | { kind: 'set-date'; span: Span; date: DateFacts }
  | { kind: 'remove-date'; span: Span };

export type DateFacts = Omit<DateMention, 'text' | 'spans' | 'by'>;

const FACTS = ['symbol', 'status', 'title', 'organ', 'session', 'adopted', 'sponsors'] as const;
type Fact = (typeof FACTS)[number];
export type FactChange = { [F in Fact]: { kind: 'set-fact'; fact: F; value: Reading['document'][F] } }[Fact];
