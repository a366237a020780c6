import type { PartyRef } from '../access/index.js';
import type { RecordSection } from './record-section.js';

/** A party as the other modules see it on its page. */
export interface PartyInView extends PartyRef {
  /** In the reader's language. */
  name: string;
  /** Codes by which readings of resolutions name this party alone, and those that name it together with others. */
  askedAs: { own: readonly string[]; among: readonly string[] };
}

/** What a module shows on the page of a party. */
export type PartySection = RecordSection<PartyInView>;
