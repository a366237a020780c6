/** Persons below this number are not told apart in what is shown to others, unless it is set otherwise. */
export const SMALLEST_SHOWN = 5;

/** What may be said of a number of persons: itself, that it is small, or that it stands beside a small one. */
export type Shown = 'shown' | 'small' | 'beside';

/**
 * Decides which of the counts may be shown when their total is known to the reader. Counts from 1 to below `least` are small.
 * From the total and the shown counts a reader knows the sum of those withheld; so many of the smallest others are withheld
 * beside them that each small count could still be any number from 1 to `least` - 1. Zeros are no one, and are shown.
 */
export function protectCounts(counts: readonly number[], least: number): Shown[] {
  const shown: Shown[] = counts.map((count) => (count > 0 && count < least ? 'small' : 'shown'));
  const small = counts.filter((count) => count > 0 && count < least);
  if (small.length === 0) return shown;
  const order = counts.map((_, k) => k).filter((k) => (counts[k] as number) >= least);
  order.sort((a, b) => (counts[a] as number) - (counts[b] as number) || a - b);
  const beside: number[] = [];
  while (!couldBeAny(small, beside, least)) {
    const next = order.shift();
    // Nothing is left to hide behind: then nothing at all is told apart.
    if (next === undefined) break;
    shown[next] = 'beside';
    beside.push(counts[next] as number);
  }
  return shown;
}

/**
 * Whether the sum of the withheld leaves each small count free from 1 to `least` - 1. Those beside are known to be at least
 * `least`, without a top.
 */
function couldBeAny(small: readonly number[], beside: readonly number[], least: number): boolean {
  const sum = [...small, ...beside].reduce((a, b) => a + b, 0);
  const others = small.length - 1;
  const upper = sum - others - beside.length * least;
  const lower = beside.length > 0 ? 1 : sum - others * (least - 1);
  return upper >= least - 1 && lower <= 1;
}
