import { type Label, readLabel } from './labels.js';
import type { BodyLine } from './layout.js';
import type { Marker } from './markers.js';
import type { Item, Span } from './reading.js';
import type { Block } from './sections.js';
import { type CleanText, cleanText, mergeSpans } from './text/clean-text.js';

/** A paragraph put together from its blocks, before it is annotated. */
export interface Built {
  text: string;
  items: Item[];
  footnotes: number[];
  spans: Span[];
  heading: string | null;
  /** The paragraph and its items joined with "\n", with the way back to the source. */
  joined: CleanText;
  itemStarts: number[];
}

/** Puts text together from lines of one source, leaving the note markers out. */
export class Assembler {
  private readonly starts: number[];
  constructor(
    private readonly source: string,
    private readonly markers: Marker[],
  ) {
    this.starts = markers.map((marker) => marker.from);
  }

  /** Heading lines stand before the paragraph and belong to its spans. */
  build(heads: BodyLine[], own: Block, rest: Block[]): Built {
    const main = this.clean(own.lines, own.label !== null);
    const items: Item[] = [];
    const joined: CleanText = { text: main.text, offsets: [...main.offsets] };
    const itemStarts: number[] = [];
    const stack: { label: Label; item: Item }[] = [];
    const labels = settleRomans(rest.map((block) => block.label));
    rest.forEach((block, i) => {
      const label = labels[i] ?? null;
      const clean = this.clean(block.lines, label !== null);
      itemStarts.push(joined.text.length + 1);
      joined.text += `\n${clean.text}`;
      joined.offsets.push(block.lines[0]?.line.from ?? 0);
      for (const offset of clean.offsets) joined.offsets.push(offset);
      const item: Item = { label: label?.raw ?? '', text: clean.text, items: [], spans: this.spans(block.lines) };
      if (!label) stack.splice(0);
      const parent = label ? nest(stack, label, item) : null;
      (parent ? parent.items : items).push(item);
    });
    const lines = [...heads, ...own.lines, ...rest.flatMap((block) => block.lines)];
    return {
      text: main.text,
      items,
      footnotes: this.notesIn(lines),
      spans: this.spans(lines),
      heading: heads.length > 0 ? this.clean(heads, false).text : null,
      joined,
      itemStarts,
    };
  }

  /** Clean text of lines; `labelled` leaves the label of the first one out. */
  clean(lines: BodyLine[], labelled: boolean): CleanText {
    const first = lines[0];
    const skip = labelled && first ? (readLabel(first.line.text)?.length ?? 0) : 0;
    const pieces = lines.flatMap(({ line }, i) =>
      this.without(i === 0 ? Math.min(line.from + skip, line.to) : line.from, line.to),
    );
    return cleanText(this.source, pieces);
  }

  /** The source ranges of lines, markers left out. */
  spans(lines: BodyLine[]): Span[] {
    return mergeSpans(
      this.source,
      lines.flatMap(({ line }) => this.without(line.from, line.to)),
    );
  }

  notesIn(lines: BodyLine[]): number[] {
    const seen = new Set<number>();
    for (const { line } of lines)
      for (const marker of this.between(line.from, line.to)) if (marker.n > 0) seen.add(marker.n);
    return [...seen];
  }

  private between(from: number, to: number): Marker[] {
    let low = 0;
    let high = this.starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.starts[middle] ?? 0) < from) low = middle + 1;
      else high = middle;
    }
    const found: Marker[] = [];
    for (let i = low; i < this.markers.length; i += 1) {
      const marker = this.markers[i];
      if (!marker || marker.from >= to) break;
      found.push(marker);
    }
    return found;
  }

  private without(from: number, to: number): Span[] {
    const spans: Span[] = [];
    let at = from;
    for (const marker of this.between(from, to)) {
      if (marker.from > at) spans.push([at, marker.from]);
      at = Math.max(at, marker.to);
    }
    if (to > at) spans.push([at, to]);
    return spans;
  }
}

/** No resolution nests deeper; a text that seems to is not read as if it did. */
const DEEPEST = 6;

/** Puts an item where its label belongs: beside the one it follows, or below the last. Returns its parent, null at the top. */
function nest(stack: { label: Label; item: Item }[], label: Label, item: Item): Item | null {
  let depth = stack.length - 1;
  const bullet = label.family === 'bullet';
  while (depth >= 0) {
    const held = stack[depth]?.label;
    if (held && held.family === label.family && (bullet || label.value === held.value + 1)) break;
    depth -= 1;
  }
  if (depth >= 0) stack.splice(depth);
  else if (label.value !== 1 && !bullet && stack.length > 0) {
    let same = stack.length - 1;
    while (same > 0 && stack[same]?.label.family !== label.family) same -= 1;
    stack.splice(same);
  }
  if (stack.length >= DEEPEST) stack.splice(DEEPEST - 1);
  const parent = stack[stack.length - 1]?.item ?? null;
  stack.push({ label, item });
  return parent;
}

/** "(i)" is the letter after "(h)" or the first Roman numeral: what comes after it decides, then what came before. */
export function settleRomans(labels: (Label | null)[]): (Label | null)[] {
  const out: (Label | null)[] = [];
  let roman = 0;
  let letter = 0;
  labels.forEach((label, i) => {
    if (!label || (label.family !== 'letter' && label.family !== 'roman')) {
      out.push(label);
      return;
    }
    const value = romanOf(label.name);
    const next = labels[i + 1];
    const opens = value === 1 && (letter !== 8 || (next !== undefined && next !== null && romanOf(next.name) === 2));
    const carries =
      value > 1 && value === roman + 1 && !(label.family === 'letter' && label.value === letter + 1 && value > 4);
    if (value > 0 && (label.family === 'roman' || opens || carries)) {
      roman = value;
      out.push({ ...label, family: 'roman', value });
    } else {
      letter = label.value;
      roman = 0;
      out.push(label);
    }
  });
  return out;
}

const ROMANS = [
  'i',
  'ii',
  'iii',
  'iv',
  'v',
  'vi',
  'vii',
  'viii',
  'ix',
  'x',
  'xi',
  'xii',
  'xiii',
  'xiv',
  'xv',
  'xvi',
  'xvii',
  'xviii',
  'xix',
  'xx',
  'xxi',
  'xxii',
  'xxiii',
  'xxiv',
  'xxv',
];
const romanOf = (name: string): number => ROMANS.indexOf(name.toLowerCase()) + 1;
