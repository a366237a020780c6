import type { ClauseWords } from './clause-words.js';
import type { SuggestedLink, ThreadDocument } from './thread.js';

const NEARLY_THE_SAME = 0.6;
/** ... or the shorter one is nearly all in the longer one. */
const NEARLY_WITHIN = 0.75;
/** "To take all necessary measures" is asked for different things: short clauses lean on what stands before them. */
const FEWEST_WORDS = 16;

/** Clauses of one document that nearly say the same, as one reads in a draft joined from two proposals. In the order of the text. */
export function twinsOf({ clauses }: ThreadDocument, words: ClauseWords): SuggestedLink[] {
  return clauses.flatMap((a, i) =>
    clauses.slice(i + 1).flatMap((b): SuggestedLink[] => {
      if (a.section !== b.section || a.act !== b.act || words.fewest(a, b) < FEWEST_WORDS) return [];
      const similarity = words.between(a, b);
      if (similarity < NEARLY_THE_SAME && words.shorterWithin(a, b) < NEARLY_WITHIN) return [];
      return [{ kind: 'twin', earlierId: a.commitmentId, laterId: b.commitmentId, similarity: rounded(similarity) }];
    }),
  );
}

export const rounded = (similarity: number): number => Math.round(similarity * 1000) / 1000;
