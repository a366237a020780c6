import type { Actor } from '../../kernel/access/index.js';
import { heldUntilAct } from '../../kernel/audit/index.js';
import type { Database } from '../../kernel/db/index.js';
import { may } from './policy.js';
import { countDifferences } from './store/differences.js';
import { countSuggestedFilings } from './store/filings.js';
import { listSuggestedLinks } from './store/line.js';

export interface Waiting {
  /** Differences between texts and the register. */
  differences: number;
  /** Filings that a rule suggested. */
  suggestions: number;
  /** Links between commitments that alignment or a fact suggested. */
  links: number;
}

/** What waits for a person to decide, for the first page; null for those who do not decide. */
export async function countWaiting(db: Database, actor: Actor): Promise<Waiting | null> {
  if (!may(actor, 'write', 'difference', {})) return null;
  return counted(db);
}

const counted = heldUntilAct(async (c): Promise<Waiting> => {
  const [differences, suggestions, links] = await Promise.all([
    countDifferences(c),
    countSuggestedFilings(c),
    listSuggestedLinks(c, { offset: 0, limit: 1 }),
  ]);
  return { differences, suggestions, links: links.total };
});
