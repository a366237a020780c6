import { readLabel } from '../../labels.js';
import type { Span } from '../../reading.js';
import type { Hint } from '../../source.js';
import { plainDigits } from '../../text/characters.js';
import { TextWriter } from '../text-writer.js';
import type { PageLines, PlacedLine } from './page-parts.js';
import type { VisualLine } from './visual-lines.js';

/** Where the text of a page begins and how far apart its lines stand. */
interface Measure {
  base: number;
  leading: number;
}

/** Writes the lines of all pages as text: one line each, a blank line before a paragraph, a form feed before a page. */
export function writePages(
  pages: PageLines[],
  placed: PlacedLine[][],
  bodySize: number,
): { text: string; hints: Hint[] } {
  const writer = new TextWriter();
  const whole = measureText(placed, pages, bodySize);
  placed.forEach((lines, p) => {
    const page = pages[p];
    if (!page) return;
    if (p > 0) writer.write('\f\n');
    const measure = pageBase(lines, page.width, whole);
    let before: PlacedLine | null = null;
    let note: { from: number; n: number } | null = null;
    const closeNote = (): void => {
      // A note marked with an asterisk is about the printing ("Reissued ..."), not about the text.
      if (note?.n === 0) writer.hint('furniture', [note.from, writer.length]);
      else if (note) writer.hint('note', [note.from, writer.length], note.n > 0 ? { n: note.n } : {});
      note = null;
    };
    for (const part of lines) {
      const starts = part.role === 'body' && startsParagraph(part.line, before, measure, page.width);
      if (part.role !== 'note') closeNote();
      else if (part.noteNumber !== null || note === null) {
        closeNote();
        note = { from: writer.length, n: part.noteNumber ?? -1 };
      }
      if (before && (starts || part.role !== before.role)) writer.write('\n');
      const span = writeLine(writer, part);
      if (part.role === 'furniture' || part.role === 'rule') writer.hint('furniture', span);
      if (starts) writer.hint('paragraph', span);
      if (part.role === 'body' && part.line.size > bodySize * 1.1 && p > 0) writer.hint('heading', span);
      writer.write('\n');
      before = part;
    }
    closeNote();
  });
  return { text: writer.text, hints: writer.hints };
}

function writeLine(writer: TextWriter, { line, role }: PlacedLine): Span {
  const from = writer.length;
  line.segments.forEach((segment, i) => {
    const text = i === 0 ? segment.text.trimStart() : segment.text;
    const span = writer.write(i === line.segments.length - 1 ? text.trimEnd() : text);
    const mark = segment.text.trim();
    const figures = plainDigits(mark).replace(/[()\s]/g, '');
    if (role === 'body' && segment.raised && /^(?:\d{1,3}|[*†]{1,3})$/.test(figures)) {
      writer.hint('noteMarker', span, { n: Number(figures) || 0 });
    }
    if (role === 'note' && i === 0 && segment.raised && !/^\s/.test(line.segments[1]?.text ?? ' ')) writer.write(' ');
  });
  return [from, writer.length];
}

/** Distance of a line's beginning from the edge where its script begins. */
const inset = (line: VisualLine, width: number): number => (line.rtl ? width - line.right : line.left);

/** Measures all pages together: one page alone may hold nothing but short paragraphs. */
function measureText(placed: PlacedLine[][], pages: PageLines[], bodySize: number): Measure {
  const insets: number[] = [];
  const gaps: number[] = [];
  placed.forEach((lines, p) => {
    let above: VisualLine | null = null;
    for (const { line, role } of lines) {
      const body = role === 'body' && Math.abs(line.size - bodySize) < 1;
      if (body) {
        insets.push(Math.round(inset(line, pages[p]?.width ?? 0)));
        const gap = above ? Math.round((above.y - line.y) * 2) / 2 : 0;
        if (gap > 2) gaps.push(gap);
      }
      above = body ? line : null;
    }
  });
  return { base: smallestFrequent(insets, 0, common(insets, 0)), leading: leadingOf(gaps, bodySize) };
}

/** The smallest value that is frequent: lines of a paragraph stand closer, and further out, than first lines do. */
function smallestFrequent(values: number[], least: number, fallback: number): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const frequent = [...counts]
    .filter(([value, count]) => value >= least && count >= values.length * 0.1)
    .map(([value]) => value);
  return frequent.length > 0 ? frequent.reduce((low, value) => Math.min(low, value)) : fallback;
}

/**
 * How far apart the lines of one paragraph stand. Where nearly all paragraphs are single lines, the frequent distance is the
 * one between paragraphs: then a rarer one that fits the size of the letters counts, or what is usual for that size.
 */
function leadingOf(gaps: number[], size: number): number {
  const frequent = smallestFrequent(gaps, size * 0.6, size * 1.2);
  if (frequent <= size * 1.45) return frequent;
  const fitting = gaps.filter((gap) => gap >= size * 0.95 && gap <= size * 1.4);
  if (fitting.length > 0) return fitting.reduce((low, gap) => Math.min(low, gap));
  return gaps.length < 40 && frequent < size * 1.9 ? size * 1.2 : frequent;
}

/** The base of a page: that of the text, unless no line of the page stands there. */
function pageBase(lines: PlacedLine[], width: number, measure: Measure): Measure {
  const insets = lines.filter(({ role }) => role === 'body').map(({ line }) => Math.round(inset(line, width)));
  if (insets.length < 4 || insets.some((at) => Math.abs(at - measure.base) <= 4)) return measure;
  const lowest = insets.reduce((least, at) => Math.min(least, at), width);
  return lowest > measure.base + 40 ? measure : { ...measure, base: common(insets, measure.base) };
}

/** The most frequent value, the smaller one in a tie; `fallback` where there is none. */
function common(values: number[], fallback: number): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best = fallback;
  let most = 0;
  for (const [value, count] of counts)
    if (count > most || (count === most && value < best)) [best, most] = [value, count];
  return best;
}

function startsParagraph(line: VisualLine, before: PlacedLine | null, measure: Measure, width: number): boolean {
  const at = inset(line, width);
  const further = at > measure.base + 6;
  const labelled = readLabel(line.text) !== null;
  if (before?.role !== 'body') return further || labelled;
  const gap = before.line.y - line.y;
  if (gap > measure.leading * 1.25) return true;
  if (labelled && further) return true;
  return further && inset(before.line, width) <= measure.base + 4 && Math.abs(before.line.size - line.size) < 1;
}
