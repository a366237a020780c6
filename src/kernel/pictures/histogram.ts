import { type Axis, axisFromZero, axisOver, drawAxis } from './axis.js';
import type { Picture, PictureWords } from './picture.js';
import { Sheet, WIDTH } from './svg.js';

/** Equal bins over a range; a count a bin. */
export interface Bins {
  low: number;
  high: number;
  counts: readonly number[];
}

const TOP = 22;
const FLOOR = 190;

/** Bars over a range, with an interval laid under them and a line at one value. `labels` name the two. */
export function drawHistogram(
  words: PictureWords,
  bins: Bins,
  marks: { interval: { low: number; high: number } | null; value: number | null; valueLabel: string },
): Picture {
  const sheet = new Sheet(words.rightToLeft);
  const { interval, value } = marks;
  const ends = interval === null ? [] : [interval.low, interval.high];
  const axis = axisOver([bins.low, bins.high, ...ends, ...(value === null ? [] : [value])], 6, WIDTH - 8);
  const heights = axisFromZero(Math.max(...bins.counts), FLOOR, TOP);
  drawAxis(sheet, axis, TOP, FLOOR + 12, words.number);
  drawBars(sheet, bins, axis, heights);
  sheet.line(0, FLOOR, WIDTH, FLOOR, 'strong');
  if (interval !== null) {
    sheet.line(axis.at(interval.low), FLOOR + 6, axis.at(interval.high), FLOOR + 6, 'accent', { width: 3 });
    for (const end of ends) sheet.line(axis.at(end), FLOOR + 2, axis.at(end), FLOOR + 10, 'accent', { width: 2 });
  }
  if (value !== null) {
    const x = axis.at(value);
    sheet.line(x, TOP - 6, x, FLOOR, 'accent', { width: 1.5 });
    const anchor = x > WIDTH * 0.7 ? 'end' : x < WIDTH * 0.3 ? 'start' : 'middle';
    sheet.text(x, TOP - 10, marks.valueLabel, { anchor, ink: 'accent', bold: true });
  }
  return sheet.finish(words, FLOOR + 34);
}

function drawBars(sheet: Sheet, { low, high, counts }: Bins, axis: Axis, heights: Axis): void {
  const width = (high - low) / counts.length;
  counts.forEach((count, k) => {
    if (count === 0) return;
    const from = axis.at(low + k * width);
    const to = axis.at(low + (k + 1) * width);
    sheet.box(from + 0.5, heights.at(count), Math.max(0.5, to - from - 1), FLOOR - heights.at(count), 'soft');
  });
}
