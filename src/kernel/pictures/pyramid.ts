import { axisFromZero } from './axis.js';
import type { ErrorRange, Picture, PictureWords } from './picture.js';
import { Sheet, WIDTH } from './svg.js';

/** An age band; null where the number is not shown. */
export interface PyramidBand {
  label: string;
  left: number | null;
  right: number | null;
  ranges?: { left: ErrorRange | null; right: ErrorRange | null };
}

const MIDDLE = 84;
const ROW = 26;
const TOP = 30;

/**
 * Two sides that grow from the middle, the youngest at the foot. A number that is not shown is a dash, never an empty bar.
 *
 * @param sides names of the two: "Women and girls", "Men and boys".
 * @param hidden what stands for a number that is not shown.
 */
export function drawPyramid(
  words: PictureWords,
  bands: readonly PyramidBand[],
  { sides, hidden }: { sides: readonly [string, string]; hidden: string },
): Picture {
  const sheet = new Sheet(words.rightToLeft);
  const half = (WIDTH - MIDDLE) / 2;
  const most = Math.max(
    1,
    ...bands.flatMap(({ left, right, ranges }) => [
      ...[left ?? 0, right ?? 0, ranges?.left?.high ?? 0, ranges?.right?.high ?? 0],
    ]),
  );
  const length = axisFromZero(most, 0, half - 44);
  sheet.text(half, 14, sides[0], { anchor: 'end', bold: true, most: half });
  sheet.text(half + MIDDLE, 14, sides[1], { bold: true, most: half });
  bands.forEach(({ label, left, right, ranges }, k) => {
    const y = TOP + (bands.length - 1 - k) * ROW;
    sheet.text(WIDTH / 2, y + 14, label, { anchor: 'middle', ink: 'soft', size: 11, most: MIDDLE - 6 });
    const reach = { left: length.at(left ?? 0), right: length.at(right ?? 0) };
    if (left !== null) sheet.box(half - reach.left, y, reach.left, ROW - 8, 'accent');
    if (right !== null) sheet.box(half + MIDDLE, y, reach.right, ROW - 8, 'mid');
    const middle = y + (ROW - 8) / 2;
    const bar = (range: ErrorRange | null | undefined, at: (n: number) => number): void => {
      if (range) sheet.whisker({ x: at(range.low), y: middle }, { x: at(range.high), y: middle });
    };
    bar(ranges?.left, (n) => half - length.at(n));
    bar(ranges?.right, (n) => half + MIDDLE + length.at(n));
    const said = (value: number | null): string => (value === null ? hidden : words.number(value));
    const end = (side: 'left' | 'right') => length.at(Math.max(0, ranges?.[side]?.high ?? 0));
    sheet.text(half - Math.max(reach.left, end('left')) - 5, y + 13, said(left), { anchor: 'end', size: 11 });
    sheet.text(half + MIDDLE + Math.max(reach.right, end('right')) + 5, y + 13, said(right), { size: 11 });
  });
  const foot = TOP + bands.length * ROW;
  for (const x of [half, half + MIDDLE]) sheet.line(x, TOP - 4, x, foot - 4, 'strong');
  return sheet.finish(words, foot + 4);
}
