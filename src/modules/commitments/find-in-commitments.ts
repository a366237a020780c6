import type { Actor } from '../../kernel/access/index.js';
import type { Database } from '../../kernel/db/index.js';
import type { Lang } from '../../kernel/i18n/index.js';
import { type ExcerptRun, isEmptyQuery, markFound, searchWords } from '../documents/index.js';
import { type ListedCommitment, listCommitments } from './find-commitments.js';
import { seesHidden } from './policy.js';
import { rankCommitments } from './store/search.js';
import type { Day } from './timing/days.js';

export interface CommitmentQuery {
  query: string;
  /** Only what is said in this language; null for all six. */
  within: Lang | null;
  limit: number;
  offset: number;
}

export interface FoundCommitment {
  commitment: ListedCommitment;
  /** Its words round what was found; null where no text of its document is here. */
  excerpt: { lang: Lang; runs: ExcerptRun[] } | null;
}

/**
 * Commitments by the words of their titles and texts, by symbol, or by symbol and paragraph, the closest first, as far as the actor
 * may see; null when the query is empty. `today` and `lang` as for lists.
 */
export async function findInCommitments(
  db: Database,
  actor: Actor,
  { query, within, limit, offset }: CommitmentQuery,
  scene: { today: Day; lang: Lang },
): Promise<{ rows: FoundCommitment[]; total: number } | null> {
  const words = searchWords(query.replaceAll('\0', ''));
  if (isEmptyQuery(words)) return null;
  const all = seesHidden(actor);
  // Policies stand before an index of words, which could leak: `all` cuts the rows here.
  const found = await rankCommitments(db.forHouse('text-search').connection, words, {
    all,
    lang: within,
    limit,
    offset,
  });
  const listed = await listCommitments(
    db.connection,
    found.rows.map(({ id }) => id),
    scene,
  );
  const excerpts = new Map(found.rows.map(({ id, excerpt }) => [id, excerpt]));
  const rows = listed.map((commitment) => {
    const found = excerpts.get(commitment.id);
    const said = found ?? (commitment.words && { lang: commitment.words.lang, text: commitment.words.words });
    return { commitment, excerpt: said && { lang: said.lang, runs: markFound(said.text, words) } };
  });
  return { rows, total: found.total };
}
