import type { Histories, ListSet } from './histories.js';

/** Histories without one list; persons on that list alone are no longer observed. */
export function omitList({ lists, counts }: Histories, list: number): Histories {
  const low = (1 << list) - 1;
  return collect(
    lists.filter((_, k) => k !== list),
    counts,
    (history) => (history & low) | ((history >> 1) & ~low),
  );
}

/** Two lists taken as one, in the place of the first; its name joins theirs by an underscore. */
export function mergeLists({ lists, counts }: Histories, first: number, second: number): Histories {
  const low = (1 << second) - 1;
  const names = lists
    .map((name, k) => (k === first ? `${name}_${lists[second]}` : name))
    .filter((_, k) => k !== second);
  return collect(names, counts, (history) => {
    const joined = (history >> second) & 1 ? history | (1 << first) : history;
    return (joined & low) | ((joined >> 1) & ~low);
  });
}

/**
 * Persons on one list by their histories on the others: the part of a population whose size that list is (internal validity: Hook &
 * Regal 2000, American Journal of Epidemiology 152:771).
 */
export function restrictToList({ lists, counts }: Histories, list: number): Histories {
  const inside = counts.map((count, history) => ((history >> list) & 1 ? count : 0));
  return omitList({ lists, counts: inside }, list);
}

function collect(lists: string[], counts: Float64Array, renumber: (history: ListSet) => ListSet): Histories {
  const collected = new Float64Array(1 << lists.length);
  counts.forEach((count, history) => {
    const to = renumber(history);
    if (to !== 0) collected[to] = (collected[to] as number) + count;
  });
  return { lists, counts: collected };
}
