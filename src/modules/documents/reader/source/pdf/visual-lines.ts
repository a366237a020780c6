import { isArabic } from '../../text/characters.js';
import { plainLetters } from '../../text/plain-letters.js';
import { flip } from './right-to-left.js';

/** A run of text as the PDF places it: points from the lower left corner. */
export interface Run {
  text: string;
  /** The library has put the text into reading order. */
  rtl: boolean;
  x: number;
  y: number;
  width: number;
  size: number;
}

/** A piece of a line: its text and whether it is a raised, smaller mark. */
export interface Segment {
  text: string;
  raised: boolean;
}

/** One line as it is seen: baseline, edges and pieces in reading order. */
export interface VisualLine {
  y: number;
  size: number;
  left: number;
  right: number;
  rtl: boolean;
  segments: Segment[];
  text: string;
}

const MARK = /^[\s\d*†٠-٩,()]{1,8}$/;
/** Vowel signs drawn on their own, above or below their letters. */
const VOWELS = /^\s*\p{M}+\s*$/u;
const SPACE_GAP = 0.15;
/** A gap of this many sizes parts columns. */
const COLUMN_GAP = 3.2;

/** Groups the runs of one page into lines, top to bottom. Raised marks go with the line that they stand on. O(n log n). */
export function visualLines(runs: Run[]): VisualLine[] {
  const solid = runs.filter((run) => run.text.trim() !== '');
  const main = mainSize(solid);
  const marks: Run[] = [];
  const others: Run[] = [];
  for (const run of solid)
    ((run.size <= main * 0.8 && MARK.test(run.text)) || VOWELS.test(run.text) ? marks : others).push(run);
  others.sort((a, b) => b.y - a.y || a.x - b.x);
  const rows: Run[][] = [];
  for (const run of others) {
    const row = rows[rows.length - 1];
    const first = row?.[0];
    if (row && first && Math.abs(first.y - run.y) <= Math.max(1.5, Math.min(first.size, run.size) * 0.25))
      row.push(run);
    else rows.push([run]);
  }
  const raised = new Set<Run>();
  for (const mark of marks) {
    const row = VOWELS.test(mark.text) ? nearest(mark, rows) : rowOf(mark, rows, raised);
    if (row) row.push(mark);
    else rows.push([mark]);
  }
  rows.sort((a, b) => (b[0]?.y ?? 0) - (a[0]?.y ?? 0));
  return rows.map((row) => toLine(row, raised));
}

/** The size that most characters of the page have. */
export function mainSize(runs: Run[]): number {
  const counts = new Map<number, number>();
  for (const run of runs)
    counts.set(Math.round(run.size * 2) / 2, (counts.get(Math.round(run.size * 2) / 2) ?? 0) + run.text.length);
  let best = 10;
  let most = 0;
  for (const [size, count] of counts) if (count > most) [best, most] = [size, count];
  return best;
}

/** The row whose baseline is nearest. */
function nearest(mark: Run, rows: Run[][]): Run[] | null {
  let best: Run[] | null = null;
  let least = mark.size;
  for (const row of rows.slice(0, 200)) {
    const distance = Math.abs((row[0]?.y ?? 0) - mark.y);
    if (distance < least) [best, least] = [row, distance];
  }
  return best;
}

/** The row just below a raised mark, or the row on its own baseline. Rows are in order of y, so a binary search finds it. */
function rowOf(mark: Run, rows: Run[][], raised: Set<Run>): Run[] | null {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.[0]?.y ?? 0) > mark.y + 1) low = middle + 1;
    else high = middle;
  }
  for (let i = low; i < Math.min(rows.length, low + 3); i += 1) {
    const row = rows[i];
    const first = row?.[0];
    if (!row || !first) continue;
    const above = mark.y - first.y;
    if (above > first.size * 0.75) continue;
    if (Math.abs(above) <= 0.8 && first.size <= mark.size * 1.25) return row;
    if (above > 0.8 && mark.size <= first.size * 0.85) {
      raised.add(mark);
      return row;
    }
  }
  return null;
}

function toLine(row: Run[], raised: Set<Run>): VisualLine {
  const size = mainSize(row.filter((run) => !raised.has(run)));
  const left = row.reduce((edge, run) => Math.min(edge, run.x), Number.MAX_VALUE);
  const right = row.reduce((edge, run) => Math.max(edge, run.x + run.width), 0);
  const rtl = isRightToLeft(row) || marksAtRight(row, raised);
  const segments = rtl ? rightToLeft(row, raised, size) : leftToRight(row, raised, size);
  const y = baseline(row, raised);
  return { y, size, left, right, rtl, segments, text: segments.map((segment) => segment.text).join('') };
}

/** The baseline that most of the text stands on: other fonts on the line may sit higher. */
function baseline(row: Run[], raised: Set<Run>): number {
  const weights = new Map<number, number>();
  for (const run of row) if (!raised.has(run)) weights.set(run.y, (weights.get(run.y) ?? 0) + run.text.length);
  let best = row[0]?.y ?? 0;
  let most = 0;
  for (const [y, weight] of weights) if (weight > most) [best, most] = [y, weight];
  return best;
}

/** A note of an Arabic text that is all figures and Latin letters still begins at the right, with its raised number. */
function marksAtRight(row: Run[], raised: Set<Run>): boolean {
  const first = row.reduce((a, b) => (b.x < a.x ? b : a));
  const last = row.reduce((a, b) => (b.x > a.x ? b : a));
  return (
    raised.has(last) &&
    !raised.has(first) &&
    /^[\s\d()]{1,5}$/.test(last.text) &&
    /^\s*[.)]/.test(first.text) &&
    row.length > 1
  );
}

/** What stands between two runs: nothing, a space, or the gap between columns. */
const gapText = (gap: number, size: number): string =>
  gap > size * COLUMN_GAP ? '    ' : gap > size * SPACE_GAP ? ' ' : '';

function leftToRight(row: Run[], raised: Set<Run>, size: number): Segment[] {
  const segments: Segment[] = [];
  let end: number | null = null;
  for (const run of [...row].sort((a, b) => a.x - b.x)) {
    const lead = end === null ? '' : gapText(run.x - end, size);
    const mark = raised.has(run);
    const last = segments[segments.length - 1];
    const text = plainLetters(run.text);
    if (mark) {
      if (last && (lead || /^\s/.test(text)) && !/\s$/.test(last.text)) last.text += ' ';
      if (last?.raised) last.text += text.trim();
      else segments.push({ text: text.trim(), raised: true });
    } else if (last && !last.raised) last.text += lead + text;
    else segments.push({ text: lead + text, raised: false });
    end = run.x + run.width;
  }
  return segments;
}

/** Sets a line back into the order in which it is seen, marks fenced off, and reads that from the right. */
function rightToLeft(row: Run[], raised: Set<Run>, size: number): Segment[] {
  let seen = '';
  let end: number | null = null;
  let inMark = false;
  for (const run of [...row].sort((a, b) => a.x + a.width / 2 - (b.x + b.width / 2))) {
    const mark = raised.has(run);
    if (inMark && !mark) seen += '\uE001';
    if (end !== null && !(mark && inMark)) seen += gapText(run.x - end, size);
    if (mark && !inMark) seen += '\uE000';
    seen += mark ? run.text.trim() : run.rtl ? flip(run.text) : run.text;
    inMark = mark;
    end = Math.max(end ?? 0, run.x + run.width);
  }
  if (inMark) seen += '\uE001';
  return flip(seen)
    .split(/(\uE000[^\uE001]*\uE001)/)
    .filter((part) => part !== '')
    .map((part) => ({ text: plainLetters(part.replace(/[\uE000\uE001]/g, '')), raised: part.startsWith('\uE000') }));
}

function isRightToLeft(row: Run[]): boolean {
  let arabic = 0;
  let letters = 0;
  for (const run of row) {
    for (let i = 0; i < run.text.length; i += 1) {
      const code = run.text.charCodeAt(i);
      if (isArabic(code) && !(code >= 0x660 && code <= 0x669)) arabic += 1;
      else if ((code >= 65 && code <= 90) || (code >= 97 && code <= 122)) letters += 1;
    }
  }
  return arabic > letters;
}
