import { lastFrom } from './positions.js';

/**
 * Ranges that another speaker fills: quotations, titles in guillemets or book marks, parentheses. A mark that does not close
 * on its line and within `REACH` characters opens nothing.
 */
const PAIRS: Record<string, string> = { '“': '”', '«': '»', '《': '》', '「': '」', '„': '“', '(': ')', '（': '）' };
const CLOSES = new Set(Object.values(PAIRS));
const MARKS = /[“”«»《》「」„()（）\n]/g;
const REACH = 600;
/** How many marks left open are passed over to find the one that a mark closes. */
const PATIENCE = 6;

type Range = [from: number, to: number];

/** Disjoint ranges in order; what stands inside another range is part of it. */
export function quotedRanges(text: string): Range[] {
  const open: { mark: string; at: number }[] = [];
  const ranges: Range[] = [];
  for (const match of text.matchAll(MARKS)) {
    const [mark] = match;
    if (mark === '\n') open.length = 0;
    else if (!close(open, ranges, mark, match.index) && PAIRS[mark] !== undefined) open.push({ mark, at: match.index });
  }
  return disjoint(ranges.sort((a, b) => a[0] - b[0]));
}

function close(open: { mark: string; at: number }[], ranges: Range[], mark: string, at: number): boolean {
  if (!CLOSES.has(mark)) return false;
  for (let i = open.length - 1; i >= Math.max(0, open.length - PATIENCE); i--) {
    const opened = open[i];
    if (!opened || PAIRS[opened.mark] !== mark) continue;
    if (at - opened.at <= REACH) ranges.push([opened.at, at + 1]);
    open.length = i;
    return true;
  }
  return false;
}

function disjoint(ranges: readonly Range[]): Range[] {
  const merged: Range[] = [];
  for (const [from, to] of ranges) {
    const last = merged.at(-1);
    if (last && from < last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

/** Whether a place lies in one of some disjoint ranges in order. */
export function inside(ranges: readonly (readonly [number, number])[], at: number): boolean {
  const range = ranges[lastFrom(ranges, at, ([from]) => from)];
  return range !== undefined && at < range[1];
}
