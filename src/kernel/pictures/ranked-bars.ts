import { axisFromZero } from './axis.js';
import type { ErrorRange, Picture, PictureWords } from './picture.js';
import { Sheet, WIDTH, widthOf } from './svg.js';

/** A bar that lies; null where the number is not shown. */
export interface RankedBar {
  label: string;
  value: number | null;
  /** What stands behind the bar: "≥ 120", "<5". */
  said: string;
  range?: ErrorRange | null;
}

const ROW = 31;
const HIGH = 11;

/** Bars under one another, each below its name: for names that are too long to stand under a bar. In the order given. */
export function drawRanked(words: PictureWords, bars: readonly RankedBar[]): Picture {
  const sheet = new Sheet(words.rightToLeft);
  const most = Math.max(1, ...bars.map(({ value, range }) => range?.high ?? value ?? 0));
  const room = Math.max(24, ...bars.map(({ said }) => widthOf(said, 11))) + 12;
  const length = axisFromZero(most, 0, WIDTH - room);
  bars.forEach(({ label, value, said, range }, k) => {
    const y = k * ROW;
    sheet.text(0, y + 12, label, { size: 11, most: WIDTH });
    const end = value === null ? 0 : length.at(value);
    if (end > 0) sheet.box(0, y + 17, end, HIGH, 'accent');
    const middle = y + 17 + HIGH / 2;
    if (range) sheet.whisker({ x: length.at(range.low), y: middle }, { x: length.at(range.high), y: middle });
    sheet.text(Math.max(end, range ? length.at(range.high) : 0) + 5, y + 26, said, { size: 11, ink: 'soft' });
  });
  sheet.line(0, 14, 0, Math.max(20, bars.length * ROW), 'strong');
  return sheet.finish(words, Math.max(20, bars.length * ROW + 2));
}
