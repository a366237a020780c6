import { axisOver } from './axis.js';
import type { Picture, PictureWords } from './picture.js';
import { Sheet, WIDTH } from './svg.js';

/** Points of one chain at most: more would only thicken the line and the file. */
const MOST_POINTS = 250;
const HEIGHT = 200;
const START = 58;

/** One line a chain over its draws: chains that agree cover one another. Told apart by dashes, not by colour alone. */
export function drawTraces(words: PictureWords, chains: readonly (readonly number[])[]): Picture {
  const sheet = new Sheet(words.rightToLeft);
  const values = chains.flat();
  const axis = axisOver([reduce(values, Math.min), reduce(values, Math.max)], HEIGHT, 8);
  for (const tick of axis.ticks) {
    sheet.line(START, axis.at(tick), WIDTH, axis.at(tick), 'line');
    sheet.text(START - 6, axis.at(tick) + 4, words.number(tick), { anchor: 'end', ink: 'soft', size: 11 });
  }
  const inks = ['accent', 'ink', 'soft', 'strong'] as const;
  const dashes = [undefined, '4 1', undefined, '2 1'];
  chains.forEach((chain, k) => {
    const step = Math.max(1, Math.ceil(chain.length / MOST_POINTS));
    const kept = chain.filter((_, at) => at % step === 0);
    const dash = dashes[k % 4];
    sheet.path(
      kept.map((value, at) => [START + (at / Math.max(1, kept.length - 1)) * (WIDTH - START - 2), axis.at(value)]),
      inks[k % 4] ?? 'ink',
      { opacity: 0.75, ...(dash === undefined ? {} : { dash }) },
    );
  });
  sheet.line(START, HEIGHT, WIDTH, HEIGHT, 'strong');
  return sheet.finish(words, HEIGHT + 8);
}

/** Spreading thousands of values into a call would overflow its stack. */
function reduce(values: readonly number[], choose: (a: number, b: number) => number): number {
  return values.reduce((best, value) => choose(best, value), values[0] ?? 0);
}
