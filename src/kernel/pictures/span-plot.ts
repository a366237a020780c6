import { scaleLinear } from 'd3-scale';
import type { Picture, PictureWords } from './picture.js';
import { type Ink, Sheet, WIDTH, widthOf } from './svg.js';

/** What lasts from one moment to another; either end may be open. Moments are numbers, days for example. */
export interface SpanRow {
  label: string;
  from: number | null;
  to: number | null;
  /** What its ink stands for is said by the table beside it, never by the ink alone. */
  ink: Extract<Ink, 'accent' | 'ink' | 'soft' | 'strong'>;
}

/** A moment on the axis, with its words. */
export interface SpanTick {
  at: number;
  label: string;
}

/** A row is its label and, below it, its bar: beside the bars a label would have room for two words. */
const STEP = 32;
const LABEL = 12;
const BAR = 22;
const EDGE = 8;
const TOP = 4;

/**
 * Bars over a common time, a row each; ends that are not known are dashed. A line through the whole picture stands at `now`. A row without
 * either end has its label only.
 */
export function drawSpans(
  words: PictureWords,
  rows: readonly SpanRow[],
  { ticks, now }: { ticks: readonly SpanTick[]; now: SpanTick | null },
): Picture {
  const sheet = new Sheet(words.rightToLeft);
  const moments = [
    ...rows.flatMap(({ from, to }) => [from, to].filter((one) => one !== null)),
    ...ticks.map(({ at }) => at),
    ...(now === null ? [] : [now.at]),
  ];
  const [low, high] = [Math.min(...moments), Math.max(...moments)];
  const scale = scaleLinear()
    .domain(low === high ? [low - 1, high + 1] : [low, high])
    .range([EDGE, WIDTH - EDGE]);
  const bottom = TOP + rows.length * STEP;
  // Beside the bars only: a line through words is in their way.
  const tops = rows.map((_row, k) => TOP + k * STEP);
  let free = Number.NEGATIVE_INFINITY;
  for (const { at, label } of moments.length === 0 ? [] : ticks) {
    for (const top of tops) sheet.line(scale(at), top + BAR - 7, scale(at), top + BAR + 7, 'line');
    free = labelBelow(sheet, scale(at), bottom + 14, label, free, 'soft');
  }
  if (now !== null) {
    for (const top of tops)
      sheet.line(scale(now.at), top + BAR - 8, scale(now.at), top + BAR + 8, 'strong', { dash: '3 3' });
    labelBelow(sheet, scale(now.at), bottom + 28, now.label, Number.NEGATIVE_INFINITY, 'ink');
  }
  for (const [k, row] of rows.entries()) drawRow(sheet, row, TOP + k * STEP, scale);
  return sheet.finish(words, bottom + (now === null ? 20 : 34));
}

/** Words centred below the axis, kept inside; left out where they would run into those before. @returns where they end. */
function labelBelow(sheet: Sheet, at: number, y: number, label: string, free: number, ink: Ink): number {
  const half = widthOf(label, 11) / 2;
  const place = Math.min(Math.max(at, half), WIDTH - 2 - half);
  if (place - half < free) return free;
  sheet.text(place, y, label, { anchor: 'middle', ink, size: 11 });
  return place + half + 6;
}

function drawRow(sheet: Sheet, { label, from, to, ink }: SpanRow, top: number, at: (value: number) => number): void {
  sheet.text(EDGE, top + LABEL, label, { most: WIDTH - 2 * EDGE });
  const y = top + BAR;
  const [first, last] = [from ?? to, to ?? from];
  if (first === null || last === null) return;
  // A day is seen, too.
  const [start, end] = [at(first), Math.max(at(last), at(first) + 3)];
  if (from !== null && to !== null) sheet.box(start, y - 5, end - start, 10, ink);
  else if (from !== null) sheet.line(start, y, WIDTH - EDGE, y, ink, { width: 3, dash: '5 4' });
  else sheet.line(EDGE, y, end, y, ink, { width: 3, dash: '5 4' });
  if (from !== null && to === null) sheet.dot(start, y, 4, ink);
  if (from === null && to !== null) sheet.dot(end, y, 4, ink);
}
