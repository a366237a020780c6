import { axisFromZero } from './axis.js';
import type { ErrorRange, Picture, PictureWords } from './picture.js';
import { linesOf, Sheet, WIDTH } from './svg.js';

/** One of many small pictures on one scale: a line over the same years; null where nothing is known or shown. */
export interface SmallMultiple {
  label: string;
  values: readonly (number | null)[];
  /** One each, as error bars; left out where no number has one. */
  ranges?: readonly (ErrorRange | null)[];
}

const COLUMNS = 2;
const GAP = 22;
const HEIGHT = 58;
const CELL = HEIGHT + 40;

/** Lines side by side, all to one scale, so that they can be compared. Where a year is not known the line is broken. */
export function drawMultiples(
  words: PictureWords,
  multiples: readonly SmallMultiple[],
  ends: { first: string; last: string },
): Picture {
  const sheet = new Sheet(words.rightToLeft);
  const width = (WIDTH - GAP * (COLUMNS - 1)) / COLUMNS;
  const most = Math.max(
    1,
    ...multiples.flatMap(({ values, ranges }) => values.map((value, k) => ranges?.[k]?.high ?? value ?? 0)),
  );
  multiples.forEach(({ label, values, ranges }, k) => {
    const left = (k % COLUMNS) * (width + GAP);
    const top = Math.floor(k / COLUMNS) * CELL + 16;
    const height = axisFromZero(most, top + HEIGHT, top + 6);
    const at = (n: number): number =>
      left + (values.length < 2 ? width / 2 : (n / (values.length - 1)) * (width - 6) + 3);
    drawLabel(sheet, label, { left, top, most: width - 46 });
    const last = values.findLastIndex((value) => value !== null);
    if (last >= 0) sheet.text(left + width, top, words.number(values[last] ?? 0), { anchor: 'end', size: 11 });
    sheet.line(left, top + HEIGHT, left + width, top + HEIGHT, 'strong');
    ranges?.forEach((range, n) => {
      if (range) sheet.whisker({ x: at(n), y: height.at(range.low) }, { x: at(n), y: height.at(range.high) }, 'mid');
    });
    let piece: [number, number][] = [];
    const finish = (): void => {
      if (piece.length > 1) sheet.path(piece, 'accent', { opacity: 1 });
      const [only] = piece;
      if (piece.length === 1 && only !== undefined) sheet.dot(only[0], only[1], 1.5, 'accent');
      piece = [];
    };
    values.forEach((value, n) => {
      if (value === null) finish();
      else piece.push([at(n), height.at(value)]);
    });
    finish();
    sheet.text(left, top + HEIGHT + 12, ends.first, { ink: 'soft', size: 10 });
    sheet.text(left + width, top + HEIGHT + 12, ends.last, { anchor: 'end', ink: 'soft', size: 10 });
  });
  return sheet.finish(words, Math.ceil(multiples.length / COLUMNS) * CELL);
}

/** In one line where it fits, else in two smaller ones, the second cut where it must be. */
function drawLabel(
  sheet: Sheet,
  label: string,
  { left, top, most }: { left: number; top: number; most: number },
): void {
  if (linesOf(label, 11, most).length === 1) {
    sheet.text(left, top, label, { bold: true, size: 11, most });
    return;
  }
  const [first = '', ...others] = linesOf(label, SMALL, most);
  sheet.text(left, top - SMALL, first, { bold: true, size: SMALL, most });
  sheet.text(left, top + 1, others.join(' '), { bold: true, size: SMALL, most });
}

const SMALL = 9;
