import type { Lang } from '../../../kernel/i18n/index.js';
import type { CommitmentAct, Place } from '../commitment.js';

/** What alignment knows of a commitment: who is asked what where, and the words in the languages at hand. */
export interface ThreadClause extends Place {
  commitmentId: string;
  act: CommitmentAct;
  addressees: readonly string[];
  /** Symbols and treaty numbers that its paragraph rests on. */
  citations: readonly string[];
  /** The clause of this act (the paragraph where it has one act), by language. */
  words: ReadonlyMap<Lang, string>;
}

/** A resolution of a thread with what it asks, in the order of its text. */
export interface ThreadDocument {
  id: string;
  /** Id of the document that this one is a draft of. */
  draftOf: string | null;
  clauses: readonly ThreadClause[];
}

/** Two commitments that seem to be one request: a person says yes or no. */
export interface SuggestedLink {
  kind: 'line' | 'twin';
  earlierId: string;
  laterId: string;
  /** 0 to 1, three digits: how much of the words, the rare ones above all, both share; by structure it stays below 0.5. */
  similarity: number;
}
