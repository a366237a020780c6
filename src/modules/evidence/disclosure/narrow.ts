import type { Component, Range, Sum } from './components.js';

/**
 * What each cell of a component can stand for, exactly: the least and the most whole number that agree with all sums at once. Pure.
 *
 * @returns one range a cell; `contradiction` where no numbers agree with what was published; `too-many` where trying them out would take
 *   too long, which linear programming does not (solve-large.ts).
 */
export function exactRanges({
  ranges,
  sums,
}: Pick<Component, 'ranges' | 'sums'>): Range[] | 'contradiction' | 'too-many' {
  const search = { left: STEPS };
  const start = propagate(ranges, sums);
  if (start === null) return 'contradiction';
  try {
    const some = findOne(start, sums, search);
    if (some === null) return 'contradiction';
    return start.map((range, k) => ({
      least: bound(start, sums, k, 1, some[k] ?? range.least, search),
      most: bound(start, sums, k, -1, some[k] ?? range.least, search),
    }));
  } catch (error) {
    if (error instanceof TooMany) return 'too-many';
    throw error;
  }
}

/** Steps of trying out before it is given up. */
const STEPS = 20_000;

class TooMany extends Error {}

/** From its end towards a value that is known to be possible: the first that is possible. */
function bound(
  start: readonly Range[],
  sums: readonly Sum[],
  k: number,
  step: 1 | -1,
  possible: number,
  search: { left: number },
): number {
  const range = start[k] ?? { least: possible, most: possible };
  let value = step === 1 ? range.least : range.most;
  if (value === Number.POSITIVE_INFINITY) return value;
  while (value !== possible) {
    const tried = propagate(replaced(start, k, { least: value, most: value }), sums);
    if (tried !== null && findOne(tried, sums, search) !== null) return value;
    search.left -= 1;
    if (search.left < 0) throw new TooMany();
    value += step;
  }
  return value;
}

/** Numbers that agree with all sums; null where there are none. The narrowest range is tried out first. */
function findOne(ranges: readonly Range[], sums: readonly Sum[], search: { left: number }): number[] | null {
  search.left -= 1;
  if (search.left < 0) throw new TooMany();
  let narrowest = -1;
  let width = Number.POSITIVE_INFINITY;
  ranges.forEach(({ least, most }, k) => {
    if (most > least && (narrowest < 0 || most - least < width)) {
      narrowest = k;
      width = most - least;
    }
  });
  const range = ranges[narrowest];
  if (range === undefined) return ranges.map(({ least }) => least);
  for (const part of [
    { least: range.least, most: range.least },
    { least: range.least + 1, most: range.most },
  ]) {
    const next = propagate(replaced(ranges, narrowest, part), sums);
    const found = next === null ? null : findOne(next, sums, search);
    if (found !== null) return found;
  }
  return null;
}

const replaced = (ranges: readonly Range[], k: number, by: Range): Range[] =>
  ranges.map((range, n) => (n === k ? by : range));

/** Narrows every range by every sum until nothing changes; null where a range becomes empty. */
export function propagate(from: readonly Range[], sums: readonly Sum[]): Range[] | null {
  const ranges = from.map((range) => ({ ...range }));
  for (let changed = true; changed; ) {
    changed = false;
    for (const { plus, minus, value } of sums) {
      const terms = [...plus.map((k) => ({ k, sign: 1 })), ...minus.map((k) => ({ k, sign: -1 }))];
      for (const { k, sign } of terms) {
        const own = ranges[k];
        if (own === undefined) continue;
        let least = 0;
        let most = 0;
        for (const other of terms) {
          const range = ranges[other.k];
          if (other.k === k || range === undefined) continue;
          least += other.sign === 1 ? range.least : -range.most;
          most += other.sign === 1 ? range.most : -range.least;
        }
        // own * sign = value - others
        const low = sign === 1 ? value - most : least - value;
        const high = sign === 1 ? value - least : most - value;
        if (low > own.least) {
          own.least = low;
          changed = true;
        }
        if (high < own.most) {
          own.most = high;
          changed = true;
        }
        if (own.least > own.most) return null;
      }
    }
  }
  return ranges;
}
