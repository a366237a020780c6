import type { Span } from '../reading.js';
import { escapeXml } from './xml.js';

/** Something to wrap a stretch of text in. */
export interface Mark {
  range: Span;
  open: string;
  close: string;
}

/** Something to put between two characters. */
export interface Point {
  at: number;
  xml: string;
}

/**
 * Writes text with marks and points as mixed content. Marks nest; of two that cross, the earlier one in the list stays.
 * Ranges and points are offsets of the text; what lies outside is left out.
 */
export function writeInline(text: string, marks: readonly Mark[], points: readonly Point[]): string {
  const kept = keepNested(marks.filter(({ range: [from, to] }) => from >= 0 && from < to && to <= text.length));
  const opens = new Map<number, Mark[]>();
  const closes = new Map<number, Mark[]>();
  for (const mark of kept) {
    push(opens, mark.range[0], mark);
    push(closes, mark.range[1], mark);
  }
  const stops = new Set([0, text.length]);
  for (const mark of kept) for (const stop of mark.range) stops.add(stop);
  const placed = points.map((point) => ({ ...point, at: Math.min(Math.max(point.at, 0), text.length) }));
  for (const { at } of placed) stops.add(at);
  const order = [...stops].sort((a, b) => a - b);
  return order
    .map((stop, i) => {
      const closed = (closes.get(stop) ?? []).sort(
        (a, b) => b.range[0] - a.range[0] || kept.indexOf(b) - kept.indexOf(a),
      );
      const opened = (opens.get(stop) ?? []).sort(
        (a, b) => b.range[1] - a.range[1] || kept.indexOf(a) - kept.indexOf(b),
      );
      return [
        ...closed.map((mark) => mark.close),
        ...placed.filter(({ at }) => at === stop).map(({ xml }) => xml),
        ...opened.map((mark) => mark.open),
        escapeXml(text.slice(stop, order[i + 1] ?? stop)),
      ].join('');
    })
    .join('');
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function keepNested(marks: readonly Mark[]): Mark[] {
  const kept: Mark[] = [];
  for (const mark of marks) {
    const [from, to] = mark.range;
    const crosses = kept.some(
      ({ range: [a, b] }) => (from < a && to > a && to < b) || (from > a && from < b && to > b),
    );
    if (!crosses) kept.push(mark);
  }
  return kept;
}
