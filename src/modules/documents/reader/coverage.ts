import type { Rest, RestKind, Span } from './reading.js';

/** What is left over without a letter or figure is typography ("##", a lone dash). */
const leftOver = (source: string, from: number, to: number): RestKind =>
  /[\p{L}\p{N}]/u.test(source.slice(from, to)) ? 'unknown' : 'furniture';

/** Everything of the source that is not white space and that no paragraph and no note holds, each stretch with its kind. */
export function coverRest(source: string, held: Span[], named: Rest[]): Rest[] {
  const claims: { span: Span; kind: RestKind | null }[] = [
    ...held.map((span) => ({ span, kind: null })),
    ...named.map(({ span, kind }) => ({ span, kind })),
  ].sort((a, b) => a.span[0] - b.span[0] || a.span[1] - b.span[1]);
  const rest: Rest[] = [];
  const add = (from: number, to: number, kind: RestKind): void => {
    const text = source.slice(from, to);
    const solid = text.trim();
    if (solid === '') return;
    const start = from + (text.length - text.trimStart().length);
    const end = start + solid.length;
    const last = rest[rest.length - 1];
    if (
      last &&
      last.kind === kind &&
      kind !== 'marker' &&
      source.slice(last.span[1], start).trim() === '' &&
      last.span[1] <= start
    )
      last.span = [last.span[0], end];
    else rest.push({ kind, span: [start, end] });
  };
  let at = 0;
  for (const { span, kind } of claims) {
    const from = Math.max(span[0], at);
    if (from >= span[1]) continue;
    if (from > at) add(at, from, leftOver(source, at, from));
    if (kind) add(from, span[1], kind);
    at = span[1];
  }
  add(at, source.length, leftOver(source, at, source.length));
  return rest;
}
