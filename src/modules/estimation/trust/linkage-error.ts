import { type Histories, membersOf, sizeOf } from '../data/histories.js';

/**
 * What the histories would be if a share of the links between lists were false (errors of matching move persons between cells: Ding &
 * Fienberg 1994, Survey Methodology 20:149; here in expectation, for any number of lists): of the persons on several lists that share were
 * two people, one on one of the lists (each as likely), one on the others. Counts become expectations, not whole numbers.
 */
export function undoFalseLinks({ lists, counts }: Histories, share: number): Histories {
  const changed = counts.slice();
  counts.forEach((count, history) => {
    moveLinks(changed, history, -share * count);
  });
  return { lists, counts: changed };
}

/**
 * What the histories would be if a share of the true links had been missed (the same paper): each history on several lists gains the persons
 * that stand now as two, one of them on one of the lists, one on the others. A cell gives no more than it has.
 */
export function restoreMissedLinks({ lists, counts }: Histories, share: number): Histories {
  const changed = counts.slice();
  counts.forEach((count, history) => {
    moveLinks(changed, history, (share / (1 - share)) * count);
  });
  return { lists, counts: changed };
}

/** Joins so many persons of each way to split a history; a negative number parts them. */
function moveLinks(counts: Float64Array, history: number, persons: number): void {
  const size = sizeOf(history);
  if (size < 2 || persons === 0) return;
  for (const list of membersOf(history)) {
    const alone = 1 << list;
    const others = history & ~alone;
    const most = Math.min(counts[alone] as number, counts[others] as number);
    const moved = Math.min(persons / size, others === alone ? most / 2 : most);
    counts[history] = (counts[history] as number) + moved;
    counts[alone] = (counts[alone] as number) - moved;
    counts[others] = (counts[others] as number) - moved;
  }
}
