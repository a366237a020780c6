/**
 * Ranges that another speaker fills: quotations, titles in guillemets or book marks, parentheses. A mark that does not close
 * within `REACH` characters opens nothing.
 */
const PAIRS: Record<string, string> = { '“': '”', '«': '»', '《': '》', '「': '」', '„': '“', '(': ')', '（': '）' };
const OPENS = /[“«《「„(（]/g;
const REACH = 600;

export function quotedRanges(text: string): [number, number][] {
  const ranges: [number, number][] = [];
  OPENS.lastIndex = 0;
  for (let open = OPENS.exec(text); open; open = OPENS.exec(text)) {
    const close = PAIRS[open[0]] ?? '';
    const end = closing(text, open.index + 1, open[0], close);
    if (end < 0) continue;
    ranges.push([open.index, end + 1]);
    OPENS.lastIndex = end + 1;
  }
  return ranges;
}

function closing(text: string, from: number, open: string, close: string): number {
  let depth = 1;
  const last = Math.min(text.length, from + REACH);
  for (let i = from; i < last; i++) {
    const c = text[i];
    if (c === '\n') return -1;
    if (c === open && open !== close) depth++;
    else if (c === close && --depth === 0) return i;
  }
  return -1;
}

export function inside(ranges: readonly (readonly [number, number])[], at: number): boolean {
  return ranges.some(([from, to]) => at >= from && at < to);
}
