import type { Ends, LeftOut } from './omit-lists.js';

/** The list whose absence moves the estimate by the largest factor, up or down. */
export function furthestWithout(full: number | null, omit: LeftOut[]): { list: string; factor: number } | null {
  if (full === null) return null;
  return omit.reduce<{ list: string; factor: number } | null>((most, { list, estimate }) => {
    if (estimate === null) return most;
    const factor = estimate / full;
    return most && Math.abs(Math.log(most.factor)) >= Math.abs(Math.log(factor)) ? most : { list, factor };
  }, null);
}

/** Factor beyond which a figure is said to hang on a list, where the estimate without it leaves the range too. */
export const HANGS = 1.25;

/** Whether a figure hangs on a list: without it the estimate moves by more than a quarter, and out of the figure's own 95 % range. */
export function hangsOn({ factor }: { factor: number }, full: number, range: Ends | null): boolean {
  if (factor <= HANGS && factor >= 1 / HANGS) return false;
  const without = factor * full;
  return !range || without < range['2.5'] || without > range['97.5'];
}
