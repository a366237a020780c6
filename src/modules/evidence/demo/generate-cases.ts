import type { CaseTable } from '../cases/case-table.js';
import { seededBits } from '../noise/random-bits.js';

/**
 * Demonstration cases: made up by this program from a seed, of nobody and about nobody. Every name begins with "demo", so that no file and no
 * picture made of them can pass for evidence.
 *
 * How: each person belongs to one of `PATTERNS` hidden patterns, of falling size. In each pattern a column prefers few of its values (weights
 * of a falling series in an order of the pattern's own); columns are independent given the pattern, but every fourth copies part of the column
 * before it, so that there are pairs and triples that no single column explains. A tenth of the cells of every third column is missing.
 */
const PATTERNS = 15;

/** Values of each column in turn, as in real case files: years, sources, sexes, countries, yes-or-no columns, forms, ages. */
const SIZES = [8, 2, 3, 40, 2, 5, 5, 4, 9, 9, 2, 2, 2, 3, 12, 2, 2, 6, 2, 2, 2, 20, 2, 3, 2, 7, 2];

export interface DemoSize {
  rows: number;
  columns: number;
  seed?: number;
}

/** @param columns any number; after 27 the sizes begin anew */
export function generateCases({ rows, columns, seed = 1 }: DemoSize): CaseTable {
  const bits = seededBits(seed);
  const fraction = (): number => bits.word() / 2 ** 32;
  const sizes = Array.from({ length: columns }, (_, at) => SIZES[at % SIZES.length] ?? 2);
  const bounds = sizes.map((size) => Array.from({ length: PATTERNS }, () => cumulative(size, fraction)));
  const ofPattern = cumulative(PATTERNS, fraction);
  const codes = sizes.map(() => new Uint8Array(rows));
  for (let row = 0; row < rows; row += 1) {
    const pattern = pick(ofPattern, fraction());
    let before = 0;
    for (const [at, size] of sizes.entries()) {
      const drawn = pick(bounds[at]?.[pattern] ?? [], fraction());
      const value = at % 4 === 3 && fraction() < 0.5 ? before % size : drawn;
      before = value;
      const column = codes[at];
      if (column) column[row] = at % 3 === 2 && fraction() < 0.1 ? 0 : value + 1;
    }
  }
  return {
    rows,
    columns: sizes.map((size, at) => ({
      name: `demo${at + 1}`,
      values: Array.from({ length: size }, (_, value) => `demo ${String.fromCodePoint(97 + (value % 26))}${value}`),
      codes: codes[at] ?? new Uint8Array(rows),
    })),
  };
}

/** Shares that fall by half, in an order drawn at random, added up. */
function cumulative(size: number, fraction: () => number): number[] {
  const weights = Array.from({ length: size }, (_, at) => ({ weight: 0.6 ** at + 0.002, order: fraction() }));
  const placed = weights.toSorted((a, b) => a.order - b.order);
  const sum = placed.reduce((total, { weight }) => total + weight, 0);
  let reached = 0;
  return placed.map(({ weight }) => {
    reached += weight / sum;
    return reached;
  });
}

function pick(bounds: readonly number[], at: number): number {
  const found = bounds.findIndex((bound) => at < bound);
  return found < 0 ? bounds.length - 1 : found;
}
