import type { Annex, Note, OperativeParagraph, PreambularParagraph, Reading, RestKind, Span } from '../reading.js';
import { holds } from './spans.js';

/** The pieces of a reading in the order of the source, so that they can be cut, joined and renamed; see `toBlocks`. */
export type Block = ParagraphBlock | { kind: 'note'; spans: Span[]; note: Note } | { kind: RestKind; spans: Span[] };

export type ParagraphBlock = { changed: boolean; spans: Span[] } & (
  | { kind: 'preambular'; paragraph: PreambularParagraph }
  | { kind: 'operative'; paragraph: OperativeParagraph }
  /** `annex` is the place of the annex in the reading. */
  | { kind: 'annex'; annex: number; paragraph: OperativeParagraph }
);

export function isParagraph(block: Block | undefined): block is ParagraphBlock {
  return block?.kind === 'preambular' || block?.kind === 'operative' || block?.kind === 'annex';
}

export function toBlocks(reading: Reading): Block[] {
  const blocks: Block[] = [
    ...reading.preambular.map(
      (paragraph): Block => ({ kind: 'preambular', paragraph, spans: paragraph.spans, changed: false }),
    ),
    ...reading.operative.map(
      (paragraph): Block => ({ kind: 'operative', paragraph, spans: paragraph.spans, changed: false }),
    ),
    ...reading.annexes.flatMap((annex, i) =>
      annex.paragraphs.map(
        (paragraph): Block => ({ kind: 'annex', annex: i, paragraph, spans: paragraph.spans, changed: false }),
      ),
    ),
    ...reading.notes.map((note): Block => ({ kind: 'note', note, spans: note.spans })),
    ...reading.rest.map(({ kind, span }): Block => ({ kind, spans: [span] })),
  ];
  return inOrder(blocks);
}

export function inOrder(blocks: readonly Block[]): Block[] {
  return [...blocks].sort((a, b) => (a.spans[0]?.[0] ?? 0) - (b.spans[0]?.[0] ?? 0));
}

/** The block at an offset; white space belongs to what comes after it. */
export function blockAt(blocks: readonly Block[], source: string, offset: number): Block | undefined {
  if (!Number.isInteger(offset) || offset < 0 || offset >= source.length) return undefined;
  let solid = offset;
  while (solid < source.length && source.charAt(solid).trim() === '') solid++;
  return blocks.find((block) => holds(block.spans, solid));
}

/** Puts blocks back into a reading, numbers and eIds as their new order wants them. */
export function fromBlocks(reading: Reading, blocks: readonly Block[]): Reading {
  const ordered = inOrder(blocks);
  const taken = new Set<string>();
  const unique = (eId: string) => {
    let id = eId;
    for (let again = 2; taken.has(id); again++) id = `${eId}_${again}`;
    taken.add(id);
    return id;
  };
  const restructured = ordered.some((block) => isParagraph(block) && block.changed);
  const preambular = ordered.flatMap((block) =>
    block.kind === 'preambular' ? [marked(block.paragraph, block.changed, block.spans)] : [],
  );
  const operative = ordered.flatMap((block) =>
    block.kind === 'operative' ? [marked(block.paragraph, block.changed, block.spans)] : [],
  );
  const annexed = ordered.flatMap((block) =>
    block.kind === 'annex'
      ? [{ annex: block.annex, paragraph: marked(block.paragraph, block.changed, block.spans) }]
      : [],
  );
  const own = <P extends OperativeParagraph>(paragraph: P): P => ({ ...paragraph, eId: unique(paragraph.eId) });
  return {
    ...reading,
    preambular: preambular.map((paragraph, i) =>
      restructured || paragraph.n !== i + 1
        ? { ...paragraph, n: i + 1, eId: unique(`preamble__recs_1__rec_${i + 1}`) }
        : { ...paragraph, eId: unique(paragraph.eId) },
    ),
    operative: operative.map(own),
    annexes: annexesOf(
      reading.annexes,
      annexed.map(({ annex, paragraph }) => ({ annex, paragraph: own(paragraph) })),
    ),
    notes: ordered.flatMap((block) => (block.kind === 'note' ? [{ ...block.note, spans: block.spans }] : [])),
    rest: ordered.flatMap((block) =>
      isParagraph(block) || block.kind === 'note' ? [] : block.spans.map((span) => ({ kind: block.kind, span })),
    ),
  };
}

function marked<P extends PreambularParagraph>(paragraph: P, changed: boolean, spans: Span[]): P;
function marked<P extends OperativeParagraph>(paragraph: P, changed: boolean, spans: Span[]): P;
function marked<P extends PreambularParagraph | OperativeParagraph>(paragraph: P, changed: boolean, spans: Span[]): P {
  return changed ? { ...paragraph, spans, by: 'person' } : { ...paragraph, spans };
}

/** Annexes that lost their last paragraph are gone; a stretch made annex where there was none begins one. */
function annexesOf(
  annexes: readonly Annex[],
  paragraphs: readonly { annex: number; paragraph: OperativeParagraph }[],
): Annex[] {
  const count = Math.max(annexes.length, ...paragraphs.map(({ annex }) => annex + 1));
  return Array.from({ length: count }, (_, i): Annex => {
    const before = annexes[i] ?? { n: i + 1, eId: `att_${i + 1}`, title: null };
    return { ...before, paragraphs: paragraphs.filter(({ annex }) => annex === i).map(({ paragraph }) => paragraph) };
  }).filter((annex, i) => annex.paragraphs.length > 0 || annexes[i]?.paragraphs.length === 0);
}
