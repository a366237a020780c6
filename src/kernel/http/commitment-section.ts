import type { RecordSection } from './record-section.js';

/** A commitment as the other modules see it on its page. */
export interface CommitmentInView {
  id: string;
  /** Stable, and the last part of its address: "a-res-70-179-op-4-2". */
  key: string;
  /** Those that say the same in other resolutions share it. */
  lineId: string;
  /** The document it stands in, by the last part of its address: "a-res-70-179"; and where in it. */
  document: string;
  section: 'operative' | 'annex';
  n: number;
  /** Code of the act: "urge". */
  act: string;
  /** Codes of readings, in the order of the text: "NOT_YET_PARTY_STATES". */
  addressees: readonly string[];
  /** What its paragraph rests on, as symbols. */
  citations: readonly string[];
  /** Its title in the reader's language. */
  name: string;
}

/** What a module shows on the page of a commitment, drawn like its own parts: `<section class="footnote"><h2/><div/></section>`. */
export type CommitmentSection = RecordSection<CommitmentInView>;
