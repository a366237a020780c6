import { scaleLinear, scaleLog } from 'd3-scale';
import { type Sheet, widthOf } from './svg.js';

/** From values to places along a line. */
export interface Axis {
  at: (value: number) => number;
  ticks: number[];
}

/** Beyond this ratio of the ends, steps by factors are clearer than steps by sums. */
const FACTORS_FROM = 30;

/** An axis over the values from `start` to `end`, with some room at the ends; by factors where they differ by orders. */
export function axisOver(values: readonly number[], start: number, end: number): Axis {
  const finite = values.filter(Number.isFinite);
  const low = Math.min(...finite);
  const high = Math.max(...finite);
  if (finite.length === 0) return { at: () => start, ticks: [] };
  if (low > 0 && high > FACTORS_FROM * low) {
    const scale = scaleLog()
      .domain([low / 1.2, high * 1.2])
      .range([start, end]);
    return { at: scale, ticks: atMost(4, scale.ticks(4).filter(isPowerOfTen)) };
  }
  // Values that are as good as equal get an axis of some width all the same.
  const alike = high - low <= Math.abs(high) * 1e-9 || high - low < 1e-9;
  const room = alike ? Math.max(1, Math.abs(high) * 0.06) : (high - low) * 0.06;
  const scale = scaleLinear()
    .domain([low < 0 ? low - room : Math.max(0, low - room), high + room])
    .range([start, end]);
  return { at: scale, ticks: atMost(4, scale.ticks(3)) };
}

/** An axis from zero, for lengths of bars. */
export function axisFromZero(most: number, start: number, end: number): Axis {
  const scale = scaleLinear()
    .domain([0, most || 1])
    .range([start, end]);
  return { at: scale, ticks: atMost(4, scale.ticks(3)) };
}

function isPowerOfTen(value: number): boolean {
  return Math.abs(Math.log10(value) - Math.round(Math.log10(value))) < 1e-9;
}

function atMost(most: number, ticks: number[]): number[] {
  const step = Math.ceil(ticks.length / most);
  return ticks.filter((_, k) => k % step === 0);
}

/** Hairlines through the picture with their values below; a label that would run into the one before it is left out. */
export function drawAxis(sheet: Sheet, axis: Axis, from: number, to: number, number: (value: number) => string): void {
  let free = Number.NEGATIVE_INFINITY;
  for (const tick of axis.ticks) {
    const x = axis.at(tick);
    sheet.line(x, from, x, to, 'line');
    const words = number(tick);
    const half = widthOf(words, 11) / 2;
    const place = Math.min(x, 398 - half);
    if (place - half < free) continue;
    sheet.text(place, to + 14, words, { anchor: 'middle', ink: 'soft', size: 11 });
    free = place + half + 6;
  }
}
