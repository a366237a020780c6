import { byTime, type Citation, documentsIn, type GraphDocument } from './graph.js';

/** Where documents and arcs stand in the picture of citations: time runs down, an arc leads from who cites to what is cited. Pure. */

/** Most documents that are only cited, and most that are here; the table has them all. */
export const MOST_ONLY_CITED = 30;
export const MOST_HERE = 60;
/** More arcs would only be ink. */
export const MOST_ARCS = 400;

export interface Row {
  document: GraphDocument;
  /** Middle of its line. */
  y: number;
  /** The year, where it is another than that of the line above. */
  year: string | null;
  standing: 'focus' | 'near' | 'far';
}

export interface Arc {
  citation: Citation;
  from: number;
  to: number;
  /** How far it swings out, 0 to 1. */
  reach: number;
  /** Of the line. */
  width: number;
  standing: 'out' | 'in' | 'plain' | 'far';
}

export interface Drawing {
  rows: Row[];
  arcs: Arc[];
  height: number;
  /** What was left to the table. */
  left: { documents: number; arcs: number };
}

export const STEP = 28;
/** More room where a year begins would break the rhythm; a little below the last line keeps arcs whole. */
const MARGIN = 6;

/** Lays out the citations, round a document in focus where there is one. */
export function layOutArcs(citations: readonly Citation[], focus: GraphDocument | null): Drawing {
  const all = documentsIn(citations);
  const kept = mostConnected(citations, all, focus);
  const places = new Map([...kept].sort(byTime).map((document, at) => [document.key, MARGIN + STEP * (at + 0.5)]));
  const near = neighbours(citations, focus);
  const rows = [...kept].sort(byTime).map((document, at, sorted): Row => {
    const year = yearOf(document);
    const before = sorted[at - 1];
    return {
      document,
      y: places.get(document.key) ?? 0,
      year: before !== undefined && yearOf(before) === year ? null : year,
      standing: focus === null || near.has(document.key) ? 'near' : 'far',
    };
  });
  for (const row of rows) if (row.document.key === focus?.key) row.standing = 'focus';
  const drawable = citations.filter(({ citing, cited }) => places.has(citing.key) && places.has(cited.key));
  const longest = Math.max(1, rows.length - 1) * STEP;
  const arcs = heaviest(drawable, focus).map((citation): Arc => {
    const [from, to] = [places.get(citation.citing.key) ?? 0, places.get(citation.cited.key) ?? 0];
    return {
      citation,
      from,
      to,
      reach: 0.12 + 0.88 * (Math.abs(from - to) / longest) ** 0.7,
      width: 1 + 0.7 * Math.min(5, Math.max(0, citation.paragraphs - 1)),
      standing: standingOf(citation, focus),
    };
  });
  return {
    rows,
    arcs,
    height: 2 * MARGIN + STEP * rows.length,
    left: { documents: all.size - rows.length, arcs: citations.length - arcs.length },
  };
}

function yearOf({ date }: GraphDocument): string {
  return date?.slice(0, 4) ?? '';
}

function standingOf({ citing, cited }: Citation, focus: GraphDocument | null): Arc['standing'] {
  if (focus === null) return 'plain';
  if (citing.key === focus.key) return 'out';
  return cited.key === focus.key ? 'in' : 'far';
}

function neighbours(citations: readonly Citation[], focus: GraphDocument | null): Set<string> {
  return new Set(
    citations
      .filter((citation) => ['in', 'out'].includes(standingOf(citation, focus)))
      .flatMap(({ citing, cited }) => [citing.key, cited.key]),
  );
}

/** The thread, the document in focus and what it touches come first; then whatever cites and is cited most. */
function mostConnected(
  citations: readonly Citation[],
  documents: ReadonlyMap<string, GraphDocument>,
  focus: GraphDocument | null,
): Set<GraphDocument> {
  const weight = new Map<string, number>();
  const near = neighbours(citations, focus);
  for (const { citing, cited } of citations)
    for (const { key } of [citing, cited]) weight.set(key, (weight.get(key) ?? 0) + 1);
  const rank = (document: GraphDocument) =>
    (document.key === focus?.key ? 4e6 : 0) +
    (near.has(document.key) ? 2e6 : 0) +
    (document.inThread ? 1e6 : 0) +
    (weight.get(document.key) ?? 0);
  const sorted = [...documents.values()].sort((a, b) => rank(b) - rank(a) || byTime(a, b));
  const here = sorted.filter(({ slug }) => slug !== null).slice(0, MOST_HERE);
  const onlyCited = sorted.filter(({ slug }) => slug === null).slice(0, MOST_ONLY_CITED);
  return new Set([...here, ...onlyCited]);
}

/** Those of the focus are drawn last, over the others. */
function heaviest(citations: readonly Citation[], focus: GraphDocument | null): Citation[] {
  const touching = (citation: Citation) => Number(['in', 'out'].includes(standingOf(citation, focus)));
  return [...citations]
    .sort((a, b) => touching(b) - touching(a) || b.paragraphs - a.paragraphs || byTime(a.citing, b.citing))
    .slice(0, MOST_ARCS)
    .reverse();
}
