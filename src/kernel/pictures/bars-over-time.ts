import { axisFromZero } from './axis.js';
import type { ErrorRange, Picture, PictureWords } from './picture.js';
import { type Ink, Sheet, WIDTH, widthOf } from './svg.js';

/** One bar: a year, with a part for each key; null where the number is not shown, or nothing is known. */
export interface BarGroup {
  label: string;
  parts: readonly (number | null)[];
  /** Of all parts together; null or left out where there is none. */
  range?: ErrorRange | null;
}

const INKS: readonly Ink[] = ['accent', 'mid', 'wash', 'soft', 'strong'];
const FLOOR = 190;
const TOP = 14;
const LEFT = 44;
const KEY = 17;

/**
 * Bars side by side, each made of its parts from the foot. A bar of which a part is not shown ends in a dashed line: it is not the whole. Where
 * nothing is known there is no bar. A range stands as an error bar on the whole.
 *
 * @param keys names of the parts, at most five.
 */
export function drawBars(words: PictureWords, groups: readonly BarGroup[], keys: readonly string[]): Picture {
  const sheet = new Sheet(words.rightToLeft);
  const sums = groups.map(({ parts }) => parts.reduce<number>((sum, part) => sum + (part ?? 0), 0));
  const heights = axisFromZero(Math.max(1, ...sums, ...groups.map(({ range }) => range?.high ?? 0)), FLOOR, TOP);
  for (const tick of heights.ticks) {
    sheet.line(LEFT, heights.at(tick), WIDTH, heights.at(tick), 'line');
    sheet.text(LEFT - 6, heights.at(tick) + 4, words.number(tick), { anchor: 'end', ink: 'soft', size: 11 });
  }
  const step = (WIDTH - LEFT) / Math.max(1, groups.length);
  const width = Math.min(34, step * 0.72);
  let free = Number.NEGATIVE_INFINITY;
  groups.forEach(({ label, parts, range }, k) => {
    const x = LEFT + step * k + (step - width) / 2;
    let below = 0;
    parts.forEach((part, n) => {
      if (part === null || part === 0) return;
      const [from, to] = [heights.at(below), heights.at(below + part)];
      sheet.box(x, to, width, from - to, INKS[n % INKS.length] ?? 'accent');
      below += part;
    });
    if (parts.includes(null) && parts.some((part) => part !== null))
      sheet.line(x, heights.at(below) - 3, x + width, heights.at(below) - 3, 'ink', { dash: '3 2' });
    const half = widthOf(label, 11) / 2;
    const middle = x + width / 2;
    if (range) sheet.whisker({ x: middle, y: heights.at(range.low) }, { x: middle, y: heights.at(range.high) });
    if (middle - half < free) return;
    sheet.text(middle, FLOOR + 15, label, { anchor: 'middle', ink: 'soft', size: 11 });
    free = middle + half + 4;
  });
  sheet.line(LEFT, FLOOR, WIDTH, FLOOR, 'strong');
  let y = FLOOR + 38;
  keys.forEach((key, n) => {
    sheet.box(LEFT, y - 9, 12, 10, INKS[n % INKS.length] ?? 'accent');
    sheet.text(LEFT + 18, y, key, { most: WIDTH - LEFT - 18 });
    y += KEY;
  });
  return sheet.finish(words, y - 4);
}
