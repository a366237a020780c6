import type { Line } from './lines.js';
import type { Marker } from './markers.js';

/** "*Recalling*", "**1.**", "_Decides_": emphasis as Markdown writes it. Bounded, so that a line costs what it is long. */
const PAIR = /(?<![\p{L}\p{N}*_\\])(\*{1,3}|_{1,3})(?=[^\s*_])([^*_\n]{1,120}?)(?<=[^\s*_])\1(?![\p{L}\p{N}*_])/gu;
/** Pairs that a text must have before its asterisks are taken for emphasis: one pair may be two notes. */
const ENOUGH = 3;

/** The marks of emphasis in a text that is Markdown: they print nothing and belong to no paragraph. */
export function findEmphasis(lines: Line[]): Marker[] {
  const marks: Marker[] = [];
  for (const line of lines) {
    if (line.furniture || line.note || !/[*_]/.test(line.text)) continue;
    for (const match of line.text.matchAll(PAIR)) {
      const from = line.from + match.index;
      const width = match[1]?.length ?? 0;
      const to = from + match[0].length;
      marks.push({ n: 0, from, to: from + width }, { n: 0, from: to - width, to });
    }
  }
  return marks.length >= ENOUGH * 2 ? marks : [];
}

/** Note markers and marks of emphasis in one list, in order; where they meet, the marker stays. */
export function withEmphasis(markers: Marker[], emphasis: Marker[]): Marker[] {
  if (emphasis.length === 0) return markers;
  const sorted = [...markers, ...emphasis].sort((a, b) => a.from - b.from || a.to - b.to);
  let end = 0;
  return sorted.filter((mark) => {
    if (mark.from < end) return false;
    end = mark.to;
    return true;
  });
}
