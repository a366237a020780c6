import type { Actor } from '../../kernel/access/index.js';
import type { Database } from '../../kernel/db/index.js';
import { seesUnpublished } from './policy.js';
import { isEmptyQuery, searchWords } from './search-words.js';
import { type FoundDocument, searchDocuments } from './store/search.js';

/** Documents by symbol or by the words of their titles in any language, as far as the actor may see; null when the query is empty. */
export async function findInTitles(
  db: Database,
  actor: Actor,
  { query, limit, offset }: { query: string; limit: number; offset: number },
): Promise<{ rows: FoundDocument[]; total: number } | null> {
  const words = searchWords(query);
  if (isEmptyQuery(words)) return null;
  return searchDocuments(db.connection, words, { all: seesUnpublished(actor), limit, offset });
}
