import type { Picture, PictureWords } from './picture.js';
import { Sheet } from './svg.js';
import { writeBelow } from './world-map.js';
import { worldShapes } from './world-shapes.js';

/** So many persons from one State to another. */
export interface Flow {
  /** UN M49. The same State twice: within it. */
  from: string;
  to: string;
  value: number;
  /** What is said where one points at it: "Ukraine to Poland: 120". */
  label: string;
}

const WIDEST = 6;
const NARROWEST = 0.5;
/** Lines beyond these are left to the table: they would cover the map, and the page would be heavy on a slow line. */
const MOST = 300;
/** Bytes that a map may have, its words left out: a picture stays under 150,000. */
const MOST_BYTES = 142_000;
/** About what surrounds the path and the two labels of one way. */
const AROUND = 420;

/**
 * Great circles between States, as wide as their numbers; a dot stands where a way ends, a ring where it begins and ends in one State. The
 * strongest are drawn last, on top.
 *
 * @returns the picture, and how many flows it does not show: because there are too many, or a State is not on the map.
 */
export function drawFlowMap(
  words: PictureWords,
  { flows, disclaimer, complete }: { flows: readonly Flow[]; disclaimer: string; complete: boolean },
): { picture: Picture; left: number } {
  const { height, outlines, land, middles, way } = worldShapes();
  const sheet = new Sheet(words.rightToLeft);
  const coasts = [...land, ...outlines.values()].join('');
  sheet.shape(coasts, 'line');
  const strongest = [...flows].sort((a, b) => b.value - a.value).slice(0, MOST);
  const most = Math.max(1, strongest[0]?.value ?? 1);
  const widthOf = (value: number): number => NARROWEST + (WIDEST - NARROWEST) * (value / most);
  let taken = coasts.length;
  const shown = strongest.flatMap(({ from, to, value, label }) => {
    const end = middles.get(to);
    const line = from === to ? '' : way(from, to);
    if (end === undefined || line === null) return [];
    taken += line.length + 2 * Buffer.byteLength(label) + AROUND;
    return taken > MOST_BYTES ? [] : [{ end, line, value, label }];
  });
  for (const { end, line, value, label } of shown.reverse()) {
    if (line === '') sheet.point(end, 1 + widthOf(value) / 2, 'mid', label);
    else {
      sheet.route(line, widthOf(value), 'accent', label);
      sheet.point(end, Math.max(1.2, widthOf(value) / 2), 'accent', label);
    }
  }
  const below = complete ? writeBelow(sheet, height + 16, [], disclaimer) : height;
  return { picture: sheet.finish(words, below), left: flows.length - shown.length };
}
