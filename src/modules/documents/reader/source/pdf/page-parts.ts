import { isFurnitureText, RULE } from '../../furniture.js';
import { plainDigits } from '../../text/characters.js';
import { squash } from '../../text/fold.js';
import type { VisualLine } from './visual-lines.js';

export type LineRole = 'body' | 'furniture' | 'rule' | 'note';
export interface PlacedLine {
  line: VisualLine;
  role: LineRole;
  /** For notes: the number where the line starts one. */
  noteNumber: number | null;
}
export interface PageLines {
  height: number;
  width: number;
  lines: VisualLine[];
}

const HEAD = 0.87;
const FOOT = 0.09;
/** Notes stand in a smaller size than the text. */
const NOTE_SIZE = 0.93;

/**
 * Tells page furniture and notes from text by place, size and repetition: the rule, then smaller lines down to the foot, are
 * notes; lines at the head or foot that come again on other pages, say the title of the first page again, or are job and page
 * numbers, are furniture.
 */
export function placeLines(pages: PageLines[], bodySize: number): PlacedLine[][] {
  const repeated = repeatedLines(pages);
  const first = squash((pages[0]?.lines ?? []).map((line) => line.text).join(' '));
  return pages.map((page, p) => {
    const placed = page.lines.map((line): PlacedLine => ({ line, role: 'body', noteNumber: null }));
    markFeet(placed, page, repeated);
    if (p > 0) markHeads(placed, page, repeated, first, bodySize);
    markNotes(placed, page, bodySize);
    return placed;
  });
}

const key = (line: VisualLine): string => squash(line.text).replace(/\d+/g, '#');

/** Lines of heads and feet that stand on at least two pages, numbers aside. */
function repeatedLines(pages: PageLines[]): Set<string> {
  const counts = new Map<string, number>();
  for (const page of pages) {
    const own = new Set<string>();
    for (const line of page.lines) {
      if (line.y > page.height * HEAD || line.y < page.height * FOOT) own.add(key(line));
    }
    for (const text of own) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return new Set([...counts].filter(([text, count]) => count >= 2 && text.length > 2).map(([text]) => text));
}

function markFeet(placed: PlacedLine[], page: PageLines, repeated: Set<string>): void {
  for (const part of placed) {
    const { line } = part;
    if (line.y >= page.height * FOOT) continue;
    if (isFurnitureText(line.text) || repeated.has(key(line)) || /^\s*(?:\d{1,3}|\(?[A-Z]\)?)\s*$/.test(line.text))
      part.role = 'furniture';
  }
}

function markHeads(
  placed: PlacedLine[],
  page: PageLines,
  repeated: Set<string>,
  first: string,
  bodySize: number,
): void {
  const top = placed.filter(({ line }) => line.y > page.height * HEAD);
  const sure = top.some(({ line }) => isFurnitureText(line.text) || repeated.has(key(line)));
  for (const part of top) {
    const { line } = part;
    const small = line.size < bodySize * 0.95;
    const said = squash(line.text);
    if (
      isFurnitureText(line.text) ||
      repeated.has(key(line)) ||
      (sure && small && said.length > 2 && first.includes(said))
    ) {
      part.role = 'furniture';
    } else if (sure && small && saidInPieces(line.text, first)) part.role = 'furniture';
    else break;
  }
}

/** "A/RES/79/1    trafficking in human organs": symbol and a piece of the title on one line. */
const saidInPieces = (text: string, first: string): boolean =>
  text.split(/\s{3,}/).every((piece) => isFurnitureText(piece) || first.includes(squash(piece)));

function markNotes(placed: PlacedLine[], page: PageLines, bodySize: number): void {
  let start = -1;
  placed.forEach((part, i) => {
    if (part.role !== 'body' || !RULE.test(part.line.text.trim())) return;
    part.role = 'rule';
    const next = placed.slice(i + 1).find(({ role }) => role === 'body');
    if (next && next.line.size <= bodySize * NOTE_SIZE) start = i + 1;
  });
  if (start < 0) start = smallFoot(placed, page, bodySize);
  if (start < 0) return;
  for (const part of placed.slice(start)) {
    if (part.role !== 'body') continue;
    part.role = 'note';
    part.noteNumber = numberOf(part.line);
  }
}

/** Without a rule in the text: the smaller lines at the foot, if the first of them starts with a raised number. */
function smallFoot(placed: PlacedLine[], page: PageLines, bodySize: number): number {
  let start = -1;
  for (let i = placed.length - 1; i >= 0; i -= 1) {
    const part = placed[i];
    if (!part || part.role === 'furniture') continue;
    if (part.line.size > bodySize * NOTE_SIZE || part.line.y > page.height * 0.6) break;
    if (part.line.segments[0]?.raised) start = i;
  }
  return start;
}

function numberOf(line: VisualLine): number | null {
  const [first] = line.segments;
  if (!first) return null;
  const digits = /^\s*\(?(\d{1,3})/.exec(plainDigits(first.text));
  if (first.raised) return digits ? Number(digits[1]) : 0;
  return digits && /^\s*\d{1,3}\s+\p{L}/u.test(line.text) ? Number(digits[1]) : null;
}
