import type { Actor } from '../../kernel/access/index.js';
import type { Database } from '../../kernel/db/index.js';
import { type ExcerptRun, markFound } from './excerpt.js';
import { seesUnpublished } from './policy.js';
import type { Lang } from './reader/reading.js';
import { isEmptyQuery, searchWords } from './search-words.js';
import { type FoundDocument, type FoundParagraph, searchDocuments, searchParagraphs } from './store/search.js';

export interface SearchRequest {
  query: string;
  /** Only texts in this language; null for all six. */
  lang: Lang | null;
  limit: number;
  offset: number;
}

export interface SearchResult {
  /** True when the query held nothing to look for. */
  empty: boolean;
  documents: FoundDocument[];
  paragraphs: (Omit<FoundParagraph, 'excerpt'> & { excerpt: ExcerptRun[] })[];
  total: number;
}

/** Looks for words and symbols in paragraphs, titles and symbols, in all six languages at once, as far as the actor may see. */
export async function search(
  db: Database,
  actor: Actor,
  { query, lang, limit, offset }: SearchRequest,
): Promise<SearchResult> {
  const words = searchWords(query);
  if (isEmptyQuery(words)) return { empty: true, documents: [], paragraphs: [], total: 0 };
  const all = seesUnpublished(actor);
  const documents = offset === 0 ? await searchDocuments(db.connection, words, all, 12) : [];
  const { rows, total } = await searchParagraphs(db.connection, words, { all, lang, limit, offset });
  return {
    empty: false,
    documents,
    paragraphs: rows.map((row) => ({ ...row, excerpt: markFound(row.excerpt, words) })),
    total,
  };
}
