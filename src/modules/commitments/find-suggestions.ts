import { type Actor, OF_THE_HOUSE, requirePermission } from '../../kernel/access/index.js';
import type { Database } from '../../kernel/db/index.js';
import type { Lang } from '../../kernel/i18n/index.js';
import { type ListedCommitment, listCommitments } from './find-commitments.js';
import { findSuggestedFilings } from './store/filings.js';
import type { Day } from './timing/days.js';

/**
 * Commitments with filings that a rule suggested and nobody has decided, those of the newest documents first: a page of them, and how
 * many there are.
 *
 * @throws NotAllowed for all who do not decide them.
 */
export async function findSuggestions(
  db: Database,
  actor: Actor,
  page: { offset: number; limit: number },
  { today, lang }: { today: Day; lang: Lang },
): Promise<{ total: number; rows: ListedCommitment[] }> {
  requirePermission(actor, 'register.write', OF_THE_HOUSE);
  const { total, ids } = await findSuggestedFilings(db.connection, page);
  return { total, rows: await listCommitments(db.connection, ids, { today, lang }) };
}
