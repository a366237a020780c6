import { axisOver, drawAxis } from './axis.js';
import type { Picture, PictureWords } from './picture.js';
import { Sheet, WIDTH, widthOf } from './svg.js';

/** A figure, its range where there is one, or why there is none. */
export interface IntervalRow {
  label: string;
  value: number | null;
  low?: number | undefined;
  high?: number | undefined;
  /** Said in the place of the figure. */
  instead?: string | undefined;
  /** The one that the others are compared with. */
  chosen?: boolean | undefined;
}

export interface IntervalGroup {
  title: string;
  rows: IntervalRow[];
}

/** Room for the labels: as much as the longest needs, within these. */
const LEAST_LABELS = 138;
const MOST_LABELS = 200;
const STEP = 19;

/** Dots with their intervals, a row each, in groups; a line through the whole picture where `reference` stands. */
export function drawIntervals(
  words: PictureWords,
  groups: readonly IntervalGroup[],
  reference: number | null,
): Picture {
  const sheet = new Sheet(words.rightToLeft);
  const values = groups.flatMap(({ rows }) =>
    rows.flatMap(({ value, low, high }) => [value, low ?? null, high ?? null].filter((one) => one !== null)),
  );
  const widest = Math.max(0, ...groups.flatMap(({ rows }) => rows.map(({ label }) => widthOf(label, 12))));
  const labels = Math.min(MOST_LABELS, Math.max(LEAST_LABELS, Math.ceil(widest)));
  const axis = axisOver(reference === null ? values : [...values, reference], labels + 12, WIDTH - 10);
  const shown = groups.filter(({ rows }) => rows.length > 0);
  const height = 2 + shown.reduce((sum, { rows }) => sum + 30 + rows.length * STEP, 0);
  drawAxis(sheet, axis, 6, height, words.number);
  if (reference !== null) sheet.line(axis.at(reference), 6, axis.at(reference), height, 'strong', { dash: '3 3' });
  let y = 2;
  for (const { title, rows } of shown) {
    sheet.text(0, y + 22, title, { bold: true, most: WIDTH });
    y += 30;
    for (const row of rows) {
      drawRow(sheet, row, y + STEP / 2, { at: axis.at, labels });
      y += STEP;
    }
  }
  return sheet.finish(words, height + 20);
}

function drawRow(
  sheet: Sheet,
  row: IntervalRow,
  y: number,
  { at, labels }: { at: (value: number) => number; labels: number },
): void {
  sheet.text(0, y + 4, row.label, { most: labels, ink: row.chosen ? 'accent' : 'ink', bold: row.chosen ?? false });
  if (row.value === null) {
    sheet.text(labels + 14, y + 4, row.instead ?? '', { ink: 'soft', size: 11, most: WIDTH - labels - 16 });
    return;
  }
  if (row.low !== undefined && row.high !== undefined)
    sheet.line(at(row.low), y, at(row.high), y, row.chosen ? 'accent' : 'soft', { width: 2 });
  sheet.dot(at(row.value), y, row.chosen ? 5 : 4, row.chosen ? 'accent' : 'ink');
}
