import fc from 'fast-check';
import { type Histories, sumSupersets } from '../data/histories.js';

/** Random tables of histories with every list holding someone; many cells are empty, as in real data. */
export function arbitraryHistories({ least = 3, most = 5, scale = 60 } = {}): fc.Arbitrary<Histories> {
  return fc
    .integer({ min: least, max: most })
    .chain((lists) =>
      fc
        .array(
          fc.oneof(
            { weight: 2, arbitrary: fc.constant(0) },
            { weight: 3, arbitrary: fc.integer({ min: 0, max: scale }) },
          ),
          {
            minLength: (1 << lists) - 1,
            maxLength: (1 << lists) - 1,
          },
        )
        .map((cells) => ({
          lists: Array.from({ length: lists }, (_, k) => `L${k + 1}`),
          counts: Float64Array.from([0, ...cells]),
        })),
    )
    .filter(({ lists, counts }) => {
      const totals = sumSupersets(counts.slice());
      return lists.every((_, k) => (totals[1 << k] as number) > 0);
    });
}

/** The same persons with the lists in another order: list k of the result is list order[k] of the data. */
export function reorderLists({ lists, counts }: Histories, order: number[]): Histories {
  const moved = new Float64Array(counts.length);
  counts.forEach((count, history) => {
    let to = 0;
    order.forEach((from, k) => {
      if ((history >> from) & 1) to |= 1 << k;
    });
    moved[to] = count;
  });
  return { lists: order.map((k) => lists[k] ?? ''), counts: moved };
}
