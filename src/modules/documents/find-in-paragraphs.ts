import type { Actor } from '../../kernel/access/index.js';
import type { Database } from '../../kernel/db/index.js';
import { type ExcerptRun, markFound } from './excerpt.js';
import { seesUnpublished } from './policy.js';
import type { Lang } from './reader/reading.js';
import { isEmptyQuery, searchWords } from './search-words.js';
import { type FoundParagraph, searchParagraphs } from './store/search.js';

export interface ParagraphQuery {
  query: string;
  /** Only texts in this language; null for all six. */
  lang: Lang | null;
  limit: number;
  offset: number;
}

export type MarkedParagraph = Omit<FoundParagraph, 'excerpt'> & { excerpt: ExcerptRun[] };

/**
 * Paragraphs by their words, by what they cite or by their place, in all six languages at once, as far as the actor may see; null
 * when the query is empty.
 */
export async function findInParagraphs(
  db: Database,
  actor: Actor,
  { query, lang, limit, offset }: ParagraphQuery,
): Promise<{ rows: MarkedParagraph[]; total: number } | null> {
  const words = searchWords(query);
  if (isEmptyQuery(words)) return null;
  const all = seesUnpublished(actor);
  // Policies stand before an index of words, which could leak: `all` cuts the rows here.
  const { rows, total } = await searchParagraphs(db.forHouse('text-search').connection, words, {
    all,
    lang,
    limit,
    offset,
  });
  return { rows: rows.map((row) => ({ ...row, excerpt: markFound(row.excerpt, words) })), total };
}
