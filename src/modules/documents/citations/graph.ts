import type { DocumentTitle } from '../document.js';
import type { DocumentStatus } from '../reader/reading.js';
import { slugOf, yearOfSymbol } from '../symbol.js';

/** Who cites whom. Pure. */

/** A document that cites or is cited; one that is not here is known by its symbol only. */
export interface GraphDocument {
  /** Its slug, or one made of its symbol where it is not here: `?of=`. */
  key: string;
  id: string | null;
  slug: string | null;
  symbol: string | null;
  status: DocumentStatus;
  /** YYYY, YYYY-MM or YYYY-MM-DD, as far as known; of one that is not here, the year its symbol tells. */
  date: string | null;
  inThread: boolean;
  titles: DocumentTitle[];
}

export type CitationSource = 'fact' | 'reading';

export interface Citation {
  citing: GraphDocument;
  cited: GraphDocument;
  /** `fact`: known without a text; `reading`: read in one. */
  sources: CitationSource[];
  /** In how many paragraphs it was read; 0 where it is a fact only. */
  paragraphs: number;
}

/** What the page of citations is asked for. */
export interface CitationQuery {
  /** `thread`: both documents belong to the thread of resolutions. */
  scope: 'thread' | 'all';
  /** Key of the document in focus: only what it cites and what cites it. */
  of: string | null;
}

export interface CitationSelection {
  /** What the address asked for, as far as it can be answered. */
  scope: CitationQuery['scope'];
  focus: GraphDocument | null;
  /** All citations of the scope: the picture. */
  drawn: Citation[];
  /** Those of the document in focus, or all of the scope: the table. None where nothing is known of the focus. */
  listed: Citation[];
  /** How many documents outside of the thread are cited from it. */
  outside: number;
}

/** A document that somebody cites and nobody has brought or knows more of. */
export function onlyCited(symbol: string): GraphDocument {
  const year = yearOfSymbol(symbol);
  return {
    key: slugOf(symbol),
    id: null,
    slug: null,
    symbol,
    status: 'unknown',
    date: year === null ? null : String(year),
    inThread: false,
    titles: [],
  };
}

/** The part of all citations that is asked for. A focus that the thread does not know widens the scope. */
export function selectCitations(all: readonly Citation[], { scope: asked, of }: CitationQuery): CitationSelection {
  const documents = documentsIn(all);
  const focus = of === null ? null : (documents.get(of) ?? null);
  const scope = focus !== null && !focus.inThread ? 'all' : asked;
  const ofThread = all.filter(({ citing }) => citing.inThread);
  const drawn = scope === 'all' ? [...all] : ofThread.filter(({ cited }) => cited.inThread);
  const touches = ({ citing, cited }: Citation) => citing.key === focus?.key || cited.key === focus?.key;
  return {
    scope,
    focus,
    drawn,
    listed: of === null ? drawn : focus === null ? [] : drawn.filter(touches),
    outside: new Set(ofThread.filter(({ cited }) => !cited.inThread).map(({ cited }) => cited.key)).size,
  };
}

export function documentsIn(citations: readonly Citation[]): Map<string, GraphDocument> {
  const documents = new Map<string, GraphDocument>();
  for (const { citing, cited } of citations) {
    documents.set(citing.key, citing);
    documents.set(cited.key, cited);
  }
  return documents;
}

export const CITATION_SORTS = ['-citing', 'cited', 'paragraphs'] as const;
export type CitationSort = 'citing' | 'cited' | 'paragraphs';

export function sortCitations(
  citations: readonly Citation[],
  { sort, descending }: { sort: CitationSort; descending: boolean },
): Citation[] {
  const way = descending ? -1 : 1;
  const first = {
    citing: (a: Citation, b: Citation) => byTime(a.citing, b.citing),
    cited: (a: Citation, b: Citation) => byTime(a.cited, b.cited),
    paragraphs: (a: Citation, b: Citation) => a.paragraphs - b.paragraphs,
  }[sort];
  return [...citations].sort((a, b) => way * first(a, b) || -byTime(a.citing, b.citing) || byTime(a.cited, b.cited));
}

/** The oldest first, those without a date at the beginning; never 0 for two documents. */
export function byTime(a: GraphDocument, b: GraphDocument): number {
  return compare(a.date ?? '', b.date ?? '') || compare(a.key, b.key);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
