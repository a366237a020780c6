import { mentionsOf, placesOf } from '../mentions.js';
import type { Item, OperativeParagraph, PreambularParagraph, Reading, Span } from '../reading.js';
import { type Block, blockAt, inOrder, isParagraph, type ParagraphBlock } from './blocks.js';
import type { StructureChange } from './correction.js';
import { type Content, cutContent, joinContent, plainText, splitContent, takeNumber } from './paragraph-text.js';
import { holds, intersect, subtract, tidy } from './spans.js';

/** What a change of structure works on. */
export interface Work {
  source: string;
  reading: Reading;
  blocks: Block[];
}

/** Applies one change; null where its anchor is lost. Every character stays in exactly one block. */
export function changeStructure(work: Work, change: StructureChange): Block[] | null {
  switch (change.kind) {
    case 'split':
      return split(work, change.offset);
    case 'join':
      return join(work, change.offset);
    case 'set-number':
      return setNumber(work, change);
    case 'set-kind':
      return setKind(work, change);
  }
}

function replace(blocks: readonly Block[], old: Block, ...by: Block[]): Block[] {
  return blocks.flatMap((block) => (block === old ? by : [block]));
}

function split({ source, reading, blocks }: Work, offset: number): Block[] | null {
  const block = blockAt(blocks, source, offset);
  if (!isParagraph(block)) return null;
  const before = tidy(source, intersect(block.spans, [0, offset]));
  const after = tidy(source, intersect(block.spans, [offset, source.length]));
  if (before.length === 0 || after.length === 0) return null;
  const { paragraph } = block;
  const at = placesOf(source, paragraph).inText(offset);
  const [first, second] = splitContent(paragraph, at);
  const notes = mentionsOf(paragraph, reading, source).notes;
  const numbered = block.kind === 'preambular' ? { n: null, text: second.text } : takeNumber(second.text);
  const half = (content: Content, spans: Span[], n: number, footnotes: number[]) =>
    withContent(block, { ...content, n, spans, footnotes });
  return replace(
    blocks,
    block,
    half(
      first,
      before,
      paragraph.n,
      notes.filter((note) => note.at <= at).map((note) => note.n),
    ),
    half(
      { ...second, text: numbered.text },
      after,
      numbered.n ?? paragraph.n + 1,
      notes.filter((note) => note.at > at).map((note) => note.n),
    ),
  );
}

function join({ source, reading, blocks }: Work, offset: number): Block[] | null {
  const block = blockAt(blocks, source, offset);
  if (!block) return null;
  const ordered = inOrder(blocks);
  const before = ordered.slice(0, ordered.indexOf(block)).filter(isParagraph).at(-1);
  if (!before) return null;
  const content: Content & { footnotes: number[] } = isParagraph(block)
    ? { ...block.paragraph, text: leadOf(source, block) + block.paragraph.text }
    : { text: plainText(source, block.spans), items: [], footnotes: [] };
  const joined = joinContent(before.paragraph, content, reading.document.lang);
  const footnotes = [...new Set([...before.paragraph.footnotes, ...content.footnotes])];
  const spans = tidy(source, [...before.spans, ...block.spans]);
  const whole = withContent(before, { ...joined, n: before.paragraph.n, spans, footnotes });
  return replace(replace(blocks, block), before, whole);
}

/** The number that the reader had taken off ("8. "): joined to another paragraph it is a part of the text again. */
function leadOf(source: string, block: ParagraphBlock): string {
  if (block.kind === 'preambular') return '';
  const start = plainText(source, block.spans);
  const number = takeNumber(start);
  const lead = start.slice(0, start.length - number.text.length);
  return number.n === null || block.paragraph.text.startsWith(lead) ? '' : lead;
}

function setNumber({ source, blocks }: Work, change: Extract<StructureChange, { kind: 'set-number' }>): Block[] | null {
  const block = blockAt(blocks, source, change.offset);
  if (block?.kind === 'note') return replace(blocks, block, { ...block, note: { ...block.note, n: change.n } });
  if (!isParagraph(block) || block.kind === 'preambular') return null;
  const part = change.part === undefined ? block.paragraph.part : change.part;
  const numbered = withContent(block, { ...block.paragraph, n: change.n });
  if (numbered.kind === 'preambular') return null;
  return replace(blocks, block, { ...numbered, paragraph: { ...numbered.paragraph, part } });
}

function setKind(work: Work, change: Extract<StructureChange, { kind: 'set-kind' }>): Block[] | null {
  const { source, blocks } = work;
  const [from, to] = change.span;
  const range = tidy(source, [[Math.max(0, from), Math.min(to, source.length)]]);
  if (from < 0 || to > source.length || range.length === 0) return null;
  const keep = change.as === 'preambular' || change.as === 'operative' || change.as === 'annex' || change.as === 'note';
  const inside = blocks.filter(
    (block) => !isParagraph(block) && block.spans.some((span) => intersect(range, span).length > 0),
  );
  const aside = inside.filter(
    (block) => block.kind === 'marker' || block.kind === 'furniture' || block.kind === 'note',
  );
  // Markers, page furniture and notes inside a stretch stay what they are, unless the stretch is nothing else.
  const asideSpans = keep ? aside.flatMap((block) => block.spans) : [];
  const rest = tidy(source, subtract(range, asideSpans));
  const spans = rest.length > 0 ? rest : range;
  const whole = blocks.find((block) => isParagraph(block) && equal(tidy(source, block.spans), spans));
  const left = blocks.flatMap((block) => (block === whole ? [] : takeOut(work, block, spans)));
  return [...left, ...made(work, change, spans, isParagraph(whole) ? whole.paragraph : null)];
}

function equal(a: readonly Span[], b: readonly Span[]): boolean {
  return a.length === b.length && a.every(([from, to], i) => from === b[i]?.[0] && to === b[i]?.[1]);
}

/** A block without the ranges; nothing where nothing is left of it. */
function takeOut({ source, reading }: Work, block: Block, taken: readonly Span[]): Block[] {
  const lost = taken.flatMap((span) => intersect(block.spans, span));
  if (lost.length === 0) return [block];
  const spans = tidy(source, subtract(block.spans, taken));
  if (spans.length === 0) return [];
  if (!isParagraph(block))
    return block.kind === 'note'
      ? [{ ...block, spans, note: { ...block.note, text: noteText(source, spans) } }]
      : [{ ...block, spans }];
  const place = placesOf(source, block.paragraph).inText;
  const notes = mentionsOf(block.paragraph, reading, source).notes;
  const ranges = lost.map(([from, to]): Span => [place(from), place(to - 1) + 1]);
  const content = ranges
    .sort((a, b) => b[0] - a[0])
    .reduce<Content>((text, range) => cutContent(text, range), block.paragraph);
  const footnotes = notes.filter(({ at }) => !ranges.some(([a, b]) => at > a && at <= b)).map(({ n }) => n);
  return [withContent(block, { ...content, n: block.paragraph.n, spans, footnotes })];
}

function noteText(source: string, spans: readonly Span[]): string {
  return plainText(source, spans).replace(/^\(?\d+\)?\s+/u, '');
}

type Made = PreambularParagraph | OperativeParagraph;

function made(
  work: Work,
  change: Extract<StructureChange, { kind: 'set-kind' }>,
  spans: Span[],
  before: Made | null,
): Block[] {
  const { source, reading, blocks } = work;
  const { as } = change;
  if (as === 'note') {
    const text = plainText(source, spans);
    const n = change.n ?? Number(/^\(?(\d+)/u.exec(text)?.[1] ?? 0);
    return [{ kind: 'note', spans, note: { n, text: noteText(source, spans), citations: [], spans } }];
  }
  if (as !== 'preambular' && as !== 'operative' && as !== 'annex')
    return spans.map((span) => ({ kind: as, spans: [span] }));
  const start = before?.text ?? plainText(source, spans);
  const { n, text } = as === 'preambular' ? { n: null, text: start } : takeNumber(start);
  const items: Item[] = before?.items ?? [];
  const base = { text, items, citations: [], footnotes: before?.footnotes ?? notesWithin(work, spans), spans };
  if (as === 'preambular') {
    return [{ kind: as, spans, changed: true, paragraph: { ...base, n: 0, eId: 'preamble__recs_1__rec', verb: '' } }];
  }
  const number = change.n ?? n ?? takeNumber(plainText(source, spans)).n ?? nextNumber(blocks, as, spans);
  const eId = as === 'annex' ? `att_${change.annex ?? 1}__para_${number}` : `para_${number}`;
  const paragraph = { ...base, n: number, eId, part: null, heading: null, acts: [], dates: [] };
  if (as === 'operative') return [{ kind: as, spans, changed: true, paragraph }];
  const annex = reading.annexes.findIndex(({ n: own }) => own === change.annex);
  return [
    {
      kind: as,
      annex: annex >= 0 ? annex : change.annex ? reading.annexes.length : 0,
      spans,
      changed: true,
      paragraph,
    },
  ];
}

/** Markers that stand inside the stretch hang on the new paragraph. */
function notesWithin({ source, reading }: Work, spans: readonly Span[]): number[] {
  const [from, to] = [spans[0]?.[0] ?? 0, spans.at(-1)?.[1] ?? 0];
  const markers = reading.rest.filter(({ kind, span }) => kind === 'marker' && span[0] >= from && span[0] <= to);
  return [...new Set(markers.map(({ span }) => Number(/\d+/u.exec(source.slice(...span))?.[0] ?? Number.NaN)))].filter(
    Number.isInteger,
  );
}

function nextNumber(blocks: readonly Block[], as: 'operative' | 'annex', spans: readonly Span[]): number {
  const before = inOrder(blocks).filter(
    (block) => block.kind === as && (block.spans[0]?.[0] ?? 0) < (spans[0]?.[0] ?? 0),
  );
  const last = before.at(-1);
  return isParagraph(last) ? last.paragraph.n + 1 : 1;
}

/** The paragraph with other content; what the rules said of it is for them to say anew. */
function withContent(
  block: ParagraphBlock,
  content: Content & { n: number; spans: Span[]; footnotes: number[] },
): ParagraphBlock {
  const { n, text, items, spans, footnotes } = content;
  if (block.kind === 'preambular') {
    return { ...block, spans, changed: true, paragraph: { ...block.paragraph, text, items, spans, footnotes } };
  }
  const eId =
    n === block.paragraph.n ? block.paragraph.eId : `${block.paragraph.eId.replace(/para_[^_]*$/u, '')}para_${n}`;
  const heading = holds(spans, block.spans[0]?.[0] ?? -1) ? block.paragraph.heading : null;
  return {
    ...block,
    spans,
    changed: true,
    paragraph: { ...block.paragraph, n, eId, heading, text, items, spans, footnotes },
  };
}
