import { isPageFoot, RULE } from './furniture.js';
import type { StructureLexicon } from './lexicon/structure/index.js';
import type { Line } from './lines.js';
import type { Span } from './reading.js';
import { isSuperscriptDigit, plainDigits, superscriptValue } from './text/characters.js';
import { foldLine } from './text/fold.js';

/** A note as found: its number, its text (ranges of the source without the number), all that it covers, its block. */
export interface FoundNote {
  n: number;
  pieces: Span[];
  spans: Span[];
  /** Notes of one page foot share a block; markers of a block stand before it and after the block before. */
  block: number;
}
export interface NoteBlock {
  from: number;
  to: number;
}
export interface FoundNotes {
  notes: FoundNote[];
  blocks: NoteBlock[];
}

const NUMBERED = /^(?:\[(\d{1,3})\]|(\d{1,3})\/(?=\s)|\(?(\d{1,3})\)?)(?:\s+(?![.,;:])|(?=[^\d\s.,/)-]))/;
/** Words that open notes and paragraphs alike. */
const GENERIC = /^(?:The|In|Le|La|El|L'|大会|Международн)(?![\p{L}])/u;
const ALONE = /^[[(]?(\d{1,3})[\])]?$/;
const STAR = /^\*{1,3}\s?\S/;
const COMPLETE = /[.。．؟!”"»)]$/;

interface NoteStart {
  n: number;
  length: number;
}

function noteStart(text: string): NoteStart | null {
  let superscripts = 0;
  while (isSuperscriptDigit(text.charAt(superscripts))) superscripts += 1;
  if (superscripts > 0) return { n: superscriptValue(text.slice(0, superscripts)), length: superscripts };
  const head = plainDigits(text.slice(0, 12));
  const match = NUMBERED.exec(head);
  const digits = match?.[1] ?? match?.[2] ?? match?.[3];
  return match && digits ? { n: Number(digits), length: match[0].length } : null;
}

/**
 * Finds the notes at page feet: after a rule, or where a numbered line opens like a note and carries the sequence on. Marks
 * their lines with `note`. Notes that the format itself knew come as hints and are only gathered. Linear.
 */
export function findNotes(lines: Line[], lexicon: StructureLexicon): FoundNotes {
  const found: FoundNotes = { notes: [], blocks: [] };
  const gather = new Gatherer(found);
  const hinted = lines.some((line) => line.note !== null);
  const hasFeet = lines.some((line) => line.pageBreak || (line.furniture && isPageFoot(line.text)));
  let i = 0;
  while (i < lines.length) {
    const line = lines[i];
    if (!line) break;
    if (hinted) {
      if (line.note) gather.hinted(line, lines[i - 1]?.note === null || i === 0);
      i += 1;
      continue;
    }
    if (RULE.test(line.text)) {
      const end = readRegion(lines, i + 1, lexicon, gather, hasFeet);
      i = Math.max(end, i + 1);
      continue;
    }
    const start = line.furniture ? null : noteStart(line.text);
    if (
      start &&
      start.n === gather.last + 1 &&
      lexicon.noteOpeners.test(foldLine(line.text.slice(start.length, start.length + 40)))
    ) {
      const end = readRegion(lines, i, lexicon, gather, hasFeet);
      if (end > i) {
        i = end;
        continue;
      }
    }
    i += 1;
  }
  gather.close();
  return found;
}

/** Collects the lines of one block and then deals numbers to texts, for extraction may part them. */
class Gatherer {
  last = 0;
  private texts: { n: number | null; lines: { line: Line; from: number }[] }[] = [];
  private numbers: { n: number; line: Line }[] = [];
  constructor(private readonly found: FoundNotes) {}

  hinted(line: Line, opensBlock: boolean): void {
    const carriesOn = opensBlock && line.note !== null && !isNumbered(line);
    if (opensBlock) this.close();
    const last = this.found.notes[this.found.notes.length - 1];
    if (carriesOn && last) {
      // The note of the page before runs on at the foot of this one.
      line.note = { n: null, starts: false };
      last.pieces.push([line.from, line.to]);
      last.spans.push([line.from, line.to]);
      return;
    }
    const start = noteStart(line.text);
    const n = line.note?.n ?? (line.note?.starts ? start?.n : undefined);
    if (line.note?.starts && n !== undefined && n !== null) {
      const length = start && start.n === n ? start.length : 0;
      this.start(n, line, length);
    } else this.continue(line);
  }
  start(n: number, line: Line, length: number): void {
    line.note = { n, starts: true };
    this.texts.push({ n, lines: [{ line, from: line.from + length }] });
    this.last = Math.max(this.last, n);
  }
  unnumbered(line: Line): void {
    line.note = { n: null, starts: true };
    this.texts.push({ n: null, lines: [{ line, from: line.from }] });
  }
  continue(line: Line): void {
    line.note = { n: null, starts: false };
    const open = this.texts[this.texts.length - 1];
    if (open) open.lines.push({ line, from: line.from });
    else this.texts.push({ n: null, lines: [{ line, from: line.from }] });
  }
  number(n: number, line: Line): void {
    line.note = { n, starts: false };
    this.numbers.push({ n, line });
    this.last = Math.max(this.last, n);
  }
  /** Numbers seen alone that still lack a text. */
  get owed(): number {
    return this.numbers.length - this.texts.filter((text) => text.n === null).length;
  }
  get open(): { complete: boolean } | null {
    const text = this.texts[this.texts.length - 1];
    const line = text?.lines[text.lines.length - 1]?.line;
    return line ? { complete: COMPLETE.test(line.text) } : null;
  }
  get lastNumbered(): boolean {
    return this.texts[this.texts.length - 1]?.n !== null;
  }
  close(): void {
    if (this.texts.length === 0 && this.numbers.length === 0) return;
    const block = this.found.blocks.length;
    const spare = [...this.numbers].sort((a, b) => a.n - b.n);
    const all: Line[] = [
      ...this.texts.flatMap((text) => text.lines.map(({ line }) => line)),
      ...this.numbers.map(({ line }) => line),
    ];
    for (const text of this.texts) {
      const dealt = text.n === null ? spare.shift() : undefined;
      const n = text.n ?? dealt?.n ?? this.last + 1;
      if (text.n === null && !dealt) this.last = n;
      const pieces = text.lines
        .filter(({ line, from }) => from < line.to)
        .map(({ line, from }): Span => [from, line.to]);
      const spans = text.lines.map(({ line }): Span => [line.from, line.to]);
      if (dealt) spans.push([dealt.line.from, dealt.line.to]);
      this.found.notes.push({ n, pieces, spans: spans.sort((a, b) => a[0] - b[0]), block });
    }
    for (const { n, line } of spare) this.found.notes.push({ n, pieces: [], spans: [[line.from, line.to]], block });
    const places = all.map((line) => line.from).sort((x, y) => x - y);
    this.found.blocks.push({ from: places[0] ?? 0, to: all.reduce((end, line) => Math.max(end, line.to), 0) });
    this.texts = [];
    this.numbers = [];
  }
}

const isNumbered = (line: Line): boolean => line.note?.n !== null && line.note?.n !== undefined;

/** Reads one block from line `i` on; returns the line after it, or `i` where no note stands there. */
function readRegion(
  lines: Line[],
  first: number,
  lexicon: StructureLexicon,
  gather: Gatherer,
  hasFeet: boolean,
): number {
  let i = first;
  while (lines[i]?.furniture) i += 1;
  const head = lines[i];
  if (!head) return first;
  const opens = noteStart(head.text);
  const plausible =
    (opens !== null && opens.n > gather.last && opens.n <= gather.last + 60) ||
    ALONE.test(head.text) ||
    STAR.test(head.text) ||
    (hasFeet &&
      lexicon.noteOpeners.test(foldLine(head.text.slice(0, 40))) &&
      !GENERIC.test(head.text) &&
      footWithin(lines, i, 40));
  if (!plausible) return first;
  let feet = 0;
  let end = i;
  let star = false;
  for (; i < lines.length; i += 1) {
    const line = lines[i];
    if (!line) break;
    if (line.furniture) {
      if (RULE.test(line.text)) break;
      feet += 1;
      continue;
    }
    if (line.pageBreak && i > first) {
      if (gather.owed <= 0) break;
      feet += 1;
    }
    if (feet > 0 && gather.owed <= 0 && !ALONE.test(line.text)) break;
    const alone = ALONE.exec(plainDigits(line.text));
    const start = alone ? null : noteStart(line.text);
    if (alone?.[1] && (feet === 0 || Number(alone[1]) === gather.last + 1)) gather.number(Number(alone[1]), line);
    else if (alone) break;
    else if (start && start.n > gather.last && start.n <= gather.last + 3) {
      gather.start(start.n, line, start.length);
      star = false;
    } else if (STAR.test(line.text)) {
      line.furniture = true;
      star = true;
    } else if (star) line.furniture = true;
    else if (gather.owed > 0 && (gather.open === null || gather.open.complete || !gather.lastNumbered || feet > 0)) {
      gather.unnumbered(line);
    } else if (gather.open === null) gather.unnumbered(line);
    else if (!hasFeet && gather.open.complete) break;
    else if (hasFeet && gather.open.complete && !gather.lastNumbered) gather.unnumbered(line);
    else gather.continue(line);
    end = i + 1;
  }
  gather.close();
  return end;
}

const footWithin = (lines: Line[], from: number, reach: number): boolean =>
  lines
    .slice(from, from + reach)
    .some((line, k) => (line.furniture && !RULE.test(line.text)) || (k > 0 && line.pageBreak));
