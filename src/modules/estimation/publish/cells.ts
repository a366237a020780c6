import { protectCounts } from '../../../kernel/disclosure/index.js';
import { type Histories, membersOf, observedPersons } from '../data/histories.js';

/** A combination of lists with the persons on exactly these; null where the number is withheld. */
export interface Cell {
  members: number[];
  count: number | null;
  shown: 'shown' | 'small' | 'beside';
}

/** The overlaps of the lists as they may be shown: the total is among them, totals of single lists are not. */
export interface Cells {
  lists: string[];
  /** Smallest number that is told; 1 tells all. */
  least: number;
  observed: number;
  /** Combinations with anyone, those withheld last, the others by falling number. */
  cells: Cell[];
}

/** Withholds small numbers so that the total does not give them away. */
export function protectCells({ lists, counts }: Histories, least: number): Cells {
  const histories = Array.from(counts.keys()).filter((history) => (counts[history] as number) > 0);
  const shown = protectCounts(
    histories.map((history) => counts[history] as number),
    least,
  );
  const cells = histories.map((history, k) => {
    const kind = shown[k] ?? 'small';
    return {
      members: membersOf(history),
      count: kind === 'shown' ? (counts[history] as number) : null,
      shown: kind,
      history,
    };
  });
  // Withheld cells stand in the order of the lists, which says nothing of their size.
  cells.sort((a, b) => (b.count ?? 0) - (a.count ?? 0) || a.history - b.history);
  return {
    lists,
    least,
    observed: observedPersons(counts),
    cells: cells.map(({ members, count, shown: kind }) => ({ members, count, shown: kind })),
  };
}
