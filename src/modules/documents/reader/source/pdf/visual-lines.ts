import { isArabic } from '../../text/characters.js';

/** A run of text as the PDF places it: points from the lower left corner. */
export interface Run {
  text: string;
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
const SPACE_GAP = 0.15;
/** A gap of this many sizes parts columns. */
const COLUMN_GAP = 3.2;

/** Groups the runs of one page into lines, top to bottom. Raised marks go with the line that they stand on. O(n log n). */
export function visualLines(runs: Run[]): VisualLine[] {
  const solid = runs.filter((run) => run.text.trim() !== '');
  const main = mainSize(solid);
  const marks: Run[] = [];
  const others: Run[] = [];
  for (const run of solid) (run.size <= main * 0.8 && MARK.test(run.text) ? marks : others).push(run);
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
    const row = rowOf(mark, rows, raised);
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
  const rtl = isRightToLeft(row);
  const ordered = rtl ? rightToLeft(row) : [...row].sort((a, b) => a.x - b.x);
  const segments: Segment[] = [];
  let before: Run | null = null;
  for (const run of ordered) {
    const gap: number = before
      ? run.x >= before.x
        ? run.x - (before.x + before.width)
        : before.x - (run.x + run.width)
      : 0;
    const lead = before && gap > size * COLUMN_GAP ? '    ' : before && gap > size * SPACE_GAP ? ' ' : '';
    const mark = raised.has(run);
    const last = segments[segments.length - 1];
    if (last && !last.raised && !mark) last.text += lead + run.text;
    else segments.push({ text: mark ? run.text.trim() : lead + run.text, raised: mark });
    if (mark && lead && last) last.text += lead;
    if (mark && /^\s/.test(run.text) && last && !/\s$/.test(last.text)) last.text += ' ';
    before = run;
  }
  const y = row.find((run) => !raised.has(run))?.y ?? row[0]?.y ?? 0;
  return { y, size, left, right, rtl, segments, text: segments.map((segment) => segment.text).join('') };
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

const hasArabic = (text: string): boolean => /[\u0620-\u065f\u066e-\u06d5\ufb50-\ufdff\ufe70-\ufefc]/.test(text);

/** Right to left, but runs of figures and Latin words among themselves left to right. */
function rightToLeft(row: Run[]): Run[] {
  const sorted = [...row].sort((a, b) => b.x + b.width - (a.x + a.width));
  const out: Run[] = [];
  const run: Run[] = [];
  for (const piece of sorted) {
    const joins = run.length > 0 && (run[run.length - 1]?.x ?? 0) - (piece.x + piece.width) < piece.size * 0.6;
    if (!hasArabic(piece.text) && /[\p{L}\p{N}]/u.test(piece.text)) {
      if (!joins) out.push(...run.splice(0).reverse());
      run.push(piece);
    } else {
      out.push(...run.splice(0).reverse(), piece);
    }
  }
  out.push(...run.reverse());
  return out;
}
