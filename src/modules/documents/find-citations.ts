import type { Actor } from '../../kernel/access/index.js';
import { lastPosition } from '../../kernel/audit/index.js';
import type { Database } from '../../kernel/db/index.js';
import {
  type Citation,
  type CitationQuery,
  type CitationSelection,
  type CitationSort,
  selectCitations,
  sortCitations,
} from './citations/graph.js';
import { seesUnpublished } from './policy.js';
import type { Lang } from './reader/reading.js';
import { type CitingPlace, readCitations, readCitingPlaces } from './store/citation-graph.js';

/** A citation with the paragraphs in which it stands. */
export interface ListedCitation extends Citation {
  places: CitingPlace[];
}

export interface CitationPage {
  sort: CitationSort;
  descending: boolean;
  limit: number;
  offset: number;
}

export interface FoundCitations {
  selection: CitationSelection;
  /** The page of `selection.listed`. */
  rows: ListedCitation[];
}

/** Who cites whom among the documents that the actor may see: the whole selection for a picture, one page of it with paragraphs. */
export async function findCitations(
  db: Database,
  actor: Actor,
  query: CitationQuery,
  page: CitationPage,
  lang: Lang,
): Promise<FoundCitations> {
  const selection = selectCitations(await allCitations(db, seesUnpublished(actor)), query);
  const part = sortCitations(selection.listed, page).slice(page.offset, page.offset + page.limit);
  const places = await readCitingPlaces(db.connection, part, lang);
  const byCitation = new Map<string, CitingPlace[]>();
  for (const place of places) {
    const key = `${place.documentId} ${place.symbol}`;
    const list = byCitation.get(key);
    if (list === undefined) byCitation.set(key, [place]);
    else list.push(place);
  }
  const rows = part.map((citation) => ({
    ...citation,
    places: byCitation.get(`${citation.citing.id} ${citation.cited.symbol}`) ?? [],
  }));
  return { selection, rows };
}

interface Held {
  position: number;
  citations: Promise<Citation[]>;
}

const held = new WeakMap<Database, Map<boolean, Held>>();

/** Read again only when something has been done since. */
async function allCitations(db: Database, all: boolean): Promise<Citation[]> {
  const position = await lastPosition(db.connection);
  const known = held.get(db) ?? new Map<boolean, Held>();
  held.set(db, known);
  const last = known.get(all);
  if (last?.position === position) return last.citations;
  const citations = readCitations(db.connection, all);
  known.set(all, { position, citations });
  citations.catch(() => known.delete(all));
  return citations;
}
