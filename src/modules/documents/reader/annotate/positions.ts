/** The index of the last of some items, in order of place, that begins at or before a place; -1 where none does. */
export function lastFrom<T>(items: readonly T[], at: number, placeOf: (item: T) => number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && placeOf(item) <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
