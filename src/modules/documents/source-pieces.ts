import { paragraphsOf } from './prepared.js';
import type { Reading, RestKind, Span } from './reader/reading.js';

/** A stretch of the source text and what the reading made of it. */
export interface SourcePiece {
  /** `blank`: white space between things. */
  kind: 'paragraph' | 'note' | 'blank' | RestKind;
  /** eId of the paragraph, or number of the note. */
  of: string | null;
  /** Begins the paragraph or note; the others go on with it after a cut. */
  first: boolean;
  runs: { text: string; mark: 'act' | 'by' | null }[];
  from: number;
}

/** The source cut into paragraphs, notes and the rest, in order, with acts and dates marked; together the pieces are the source. */
export function sourcePieces(reading: Reading, source: string): SourcePiece[] {
  const stretches: { span: Span; kind: SourcePiece['kind']; of: string | null; first: boolean }[] = [];
  const marks: { span: Span; mark: 'act' | 'by' }[] = [];
  for (const { paragraph } of paragraphsOf(reading)) {
    for (const [at, span] of paragraph.spans.entries())
      stretches.push({ span, kind: 'paragraph', of: paragraph.eId, first: at === 0 });
    if (!('acts' in paragraph)) continue;
    for (const act of paragraph.acts) for (const span of act.spans) marks.push({ span, mark: 'act' });
    for (const date of paragraph.dates) for (const span of date.spans ?? []) marks.push({ span, mark: 'by' });
  }
  for (const note of reading.notes)
    for (const [at, span] of note.spans.entries())
      stretches.push({ span, kind: 'note', of: String(note.n), first: at === 0 });
  for (const { kind, span } of reading.rest) stretches.push({ span, kind, of: null, first: true });
  stretches.sort((a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1]);
  marks.sort((a, b) => a.span[0] - b.span[0]);

  const pieces: SourcePiece[] = [];
  let at = 0;
  let mark = 0;
  const put = (kind: SourcePiece['kind'], of: string | null, first: boolean, from: number, to: number) => {
    const runs: SourcePiece['runs'] = [];
    let place = from;
    while (mark < marks.length && (marks[mark]?.span[0] ?? 0) < to) {
      const next = marks[mark++];
      if (next === undefined || next.span[0] < place) continue;
      const end = Math.min(next.span[1], to);
      if (next.span[0] > place) runs.push({ text: source.slice(place, next.span[0]), mark: null });
      runs.push({ text: source.slice(next.span[0], end), mark: next.mark });
      place = end;
    }
    if (place < to) runs.push({ text: source.slice(place, to), mark: null });
    pieces.push({ kind, of, first, runs, from });
  };
  for (const { span, kind, of, first } of stretches) {
    const from = Math.max(span[0], at);
    const to = Math.min(span[1], source.length);
    if (to <= from) continue;
    if (from > at) put('blank', null, true, at, from);
    put(kind, of, first, from, to);
    at = to;
  }
  if (at < source.length) put('blank', null, true, at, source.length);
  return pieces;
}
