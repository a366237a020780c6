import type { CommitmentFact } from './commitment-fact.js';
import { planAnnex } from './index.js';
import { wholeFacts } from './whole-facts.js';

/** A paragraph of the Global Plan with what it asks, in our words: one act, or two. */
export interface PlanParagraph {
  n: number;
  acts: readonly CommitmentFact[];
}

/** The 61 paragraphs in their order. */
export const planParagraphs: readonly PlanParagraph[] = paragraphsOf(wholeFacts(planAnnex));

function paragraphsOf(facts: readonly CommitmentFact[]): PlanParagraph[] {
  const numbers = [...new Set(facts.map(({ n }) => n))].sort((a, b) => a - b);
  return numbers.map((n) => ({ n, acts: facts.filter((fact) => fact.n === n) }));
}
