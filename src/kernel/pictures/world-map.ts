import type { Picture, PictureWords } from './picture.js';
import { type Ink, Sheet, WIDTH, widthOf } from './svg.js';
import { worldShapes } from './world-shapes.js';

/** A State on the map. */
export interface MapPlace {
  /** UN M49: "112". */
  m49: string;
  ink: Ink;
  /** What is said where one points at it: "Belarus: party since 2003". */
  label: string;
}

/** What an ink means. */
export interface MapKey {
  ink: Ink;
  label: string;
}

export interface WorldMap {
  places: readonly MapPlace[];
  keys: readonly MapKey[];
  /** That boundaries and names on it are nobody's opinion. No map is drawn without. */
  disclaimer: string;
  /** Whether keys and disclaimer are written into the picture, for files; a page has them as text below it (`MapFigure` of kernel/ui). */
  complete: boolean;
}

const POINT = 1.9;

/**
 * States in inks: an outline each, and a point besides for those that are too small to be seen, so that nobody is left off. The world
 * is not mirrored in Arabic; its words are. States that are not named are drawn like land of no State.
 *
 * Source of the outlines: Natural Earth, 1:110m and 1:50m, public domain.
 */
export function drawWorldMap(words: PictureWords, { places, keys, disclaimer, complete }: WorldMap): Picture {
  const { height, outlines, land, middles, small } = worldShapes();
  const sheet = new Sheet(words.rightToLeft);
  const named = new Map(places.map((place) => [place.m49, place]));
  sheet.shape([...land, ...[...outlines].filter(([code]) => !named.has(code)).map(([, d]) => d)].join(''), 'line');
  for (const { m49, ink, label } of places) {
    const outline = outlines.get(m49);
    if (outline !== undefined) sheet.shape(outline, ink, label);
  }
  for (const { m49, ink, label } of places) {
    const middle = middles.get(m49);
    if (middle !== undefined && small.has(m49)) sheet.point(middle, POINT, ink, label);
  }
  return sheet.finish(words, complete ? writeBelow(sheet, height + 16, keys, disclaimer) : height);
}

/** Whether a map can show this State at all. */
export function isOnMap(m49: string): boolean {
  const { outlines, middles } = worldShapes();
  return outlines.has(m49) || middles.has(m49);
}

const LETTERS = 11;

/** Keys and disclaimer; gives where they end. */
export function writeBelow(sheet: Sheet, from: number, keys: readonly MapKey[], disclaimer: string): number {
  let y = from;
  for (const { ink, label } of keys) {
    sheet.box(0, y - 9, 12, 10, ink);
    sheet.text(18, y, label, { most: WIDTH - 18 });
    y += 17;
  }
  y += 4;
  for (const line of brokenTo(disclaimer, WIDTH, LETTERS)) {
    sheet.text(0, y, line, { ink: 'soft', size: LETTERS });
    y += 14;
  }
  return y;
}

/** Lines of at most this width, broken where the language lets them be. */
function brokenTo(words: string, most: number, size: number): string[] {
  const pieces = [...new Intl.Segmenter(undefined, { granularity: 'word' }).segment(words)].map(
    ({ segment }) => segment,
  );
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces) {
    const closes = /^[\p{P}]+$/u.test(piece);
    if (!closes && line !== '' && widthOf(line + piece, size) > most) {
      lines.push(line.trim());
      line = '';
    }
    line += piece;
  }
  return [...lines, line.trim()].filter((one) => one !== '');
}
