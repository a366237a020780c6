import { axisFromZero } from './axis.js';
import type { Picture, PictureWords } from './picture.js';
import { Sheet, WIDTH, widthOf } from './svg.js';

const TOP = 14;
const FLOOR = 180;
const DAY = 86_400_000;

/** From a day (YYYY-MM-DD) on there are so many. */
export interface CurveStep {
  day: string;
  value: number;
}

/** A number that changes in steps over the years, from the first step to `until`. */
export function drawCurve(words: PictureWords, steps: readonly CurveStep[], until: string): Picture {
  const sheet = new Sheet(words.rightToLeft);
  const most = Math.max(0, ...steps.map(({ value }) => value));
  const heights = axisFromZero(most, FLOOR, TOP);
  const labels = heights.ticks.filter((tick) => Number.isInteger(tick));
  const start = Math.max(20, ...labels.map((tick) => widthOf(words.number(tick), 11))) + 8;
  const [first = until] = steps.map(({ day }) => day);
  const from = Date.parse(`${first.slice(0, 4)}-01-01`);
  const span = Math.max(DAY, Date.parse(until) - from);
  const at = (moment: number) => start + ((moment - from) / span) * (WIDTH - start - 6);
  for (const tick of labels) {
    sheet.line(start, heights.at(tick), WIDTH, heights.at(tick), 'line');
    sheet.text(start - 6, heights.at(tick) + 4, words.number(tick), { anchor: 'end', ink: 'soft', size: 11 });
  }
  drawYears(sheet, Number(first.slice(0, 4)), Number(until.slice(0, 4)), at);
  const points: [number, number][] = [];
  let before = 0;
  for (const { day, value } of steps) {
    const x = at(Date.parse(day));
    points.push([x, heights.at(before)], [x, heights.at(value)]);
    before = value;
  }
  if (points.length > 0) sheet.path([...points, [at(Date.parse(until)), heights.at(before)]], 'accent', { width: 2 });
  sheet.line(start, FLOOR, WIDTH, FLOOR, 'strong');
  return sheet.finish(words, FLOOR + 26);
}

/** At most six years in even steps. */
function drawYears(sheet: Sheet, first: number, last: number, at: (moment: number) => number): void {
  const step = [1, 2, 5, 10, 20, 50, 100].find((one) => (last - first) / one <= 6) ?? 200;
  for (let year = Math.ceil(first / step) * step; year <= last; year += step) {
    const x = at(Date.parse(`${year}-01-01`));
    sheet.line(x, FLOOR, x, FLOOR + 4, 'strong');
    const half = widthOf(String(year), 11) / 2;
    sheet.text(Math.min(x, WIDTH - half - 2), FLOOR + 17, String(year), { anchor: 'middle', ink: 'soft', size: 11 });
  }
}
