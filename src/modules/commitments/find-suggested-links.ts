import { type Actor, OF_THE_HOUSE, requirePermission } from '../../kernel/access/index.js';
import type { Database } from '../../kernel/db/index.js';
import type { Lang } from '../../kernel/i18n/index.js';
import { type ListedCommitment, listCommitments } from './find-commitments.js';
import { type Link, listSuggestedLinks } from './store/line.js';
import type { Day } from './timing/days.js';

/** A link that nobody has decided, with both its ends. */
export interface SuggestedEnds {
  link: Link;
  earlier: ListedCommitment;
  later: ListedCommitment;
}

/**
 * Links between commitments that alignment or a fact suggested and nobody has decided, the likeliest first: a page of them, and how
 * many there are.
 *
 * @throws NotAllowed for all who do not decide them.
 */
export async function findSuggestedLinks(
  db: Database,
  actor: Actor,
  page: { offset: number; limit: number },
  { today, lang }: { today: Day; lang: Lang },
): Promise<{ total: number; rows: SuggestedEnds[] }> {
  requirePermission(actor, 'register.write', OF_THE_HOUSE);
  const { total, links } = await listSuggestedLinks(db.connection, page);
  const ids = [...new Set(links.flatMap(({ earlierId, laterId }) => [earlierId, laterId]))];
  const ends = new Map((await listCommitments(db.connection, ids, { today, lang })).map((one) => [one.id, one]));
  const rows = links.flatMap((link) => {
    const [earlier, later] = [ends.get(link.earlierId), ends.get(link.laterId)];
    return earlier === undefined || later === undefined ? [] : [{ link, earlier, later }];
  });
  return { total, rows };
}
