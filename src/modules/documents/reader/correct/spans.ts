import type { Span } from '../reading.js';

/** What is left of ranges when others are taken out; all ranges in order and apart. */
export function subtract(spans: readonly Span[], taken: readonly Span[]): Span[] {
  let left: Span[] = spans.map(([from, to]) => [from, to]);
  for (const [from, to] of taken) {
    left = left.flatMap(([a, b]): Span[] => {
      if (to <= a || from >= b) return [[a, b]];
      return [...(a < from ? [[a, from] as Span] : []), ...(to < b ? [[to, b] as Span] : [])];
    });
  }
  return left;
}

export function intersect(spans: readonly Span[], [from, to]: Span): Span[] {
  return spans.flatMap(([a, b]): Span[] =>
    Math.max(a, from) < Math.min(b, to) ? [[Math.max(a, from), Math.min(b, to)]] : [],
  );
}

/** Ranges in order, joined where only white space parts them, trimmed of white space, none of them blank. */
export function tidy(source: string, spans: readonly Span[]): Span[] {
  const tidied: Span[] = [];
  for (const [a, b] of [...spans].sort((x, y) => x[0] - y[0])) {
    const slice = source.slice(a, b);
    if (slice.trim() === '') continue;
    const from = a + slice.length - slice.trimStart().length;
    const to = a + slice.trimEnd().length;
    const last = tidied.at(-1);
    if (last && source.slice(last[1], from).trim() === '') last[1] = Math.max(last[1], to);
    else tidied.push([from, to]);
  }
  return tidied;
}

export function holds(spans: readonly Span[], offset: number): boolean {
  return spans.some(([from, to]) => offset >= from && offset < to);
}
