/** Cliques of a chordal graph that covers given sets of variables. */
export interface Triangulation {
  /** Each a rising list of variables; none inside another. */
  cliques: number[][];
  /** Cells of all cliques together: what a model of this shape holds. */
  cells: number;
}

/**
 * Joins sets of variables to a graph and fills it in by greedy elimination: next goes the variable whose clique has the fewest cells
 * (Koller & Friedman 2009, section 9.4.3). Only the neighbours of a variable change when it goes, so that thousands of graphs take a moment.
 *
 * @param sizes values of each variable
 */
export function triangulate(sizes: readonly number[], sets: readonly (readonly number[])[]): Triangulation {
  const around = sizes.map(() => new Set<number>());
  for (const set of sets) join(around, set);
  const costs = sizes.map((_, variable) => costOf(sizes, around, variable));
  const cliques: number[][] = [];
  let cells = 0;
  for (let left = sizes.length; left > 0; left -= 1) {
    const next = costs.indexOf(Math.min(...costs));
    const others = [...(around[next] ?? [])];
    const clique = [...others, next];
    if (!cliques.some((other) => clique.every((variable) => other.includes(variable)))) {
      cliques.push(clique.toSorted((a, b) => a - b));
      cells += costs[next] ?? 0;
    }
    join(around, others);
    costs[next] = Number.POSITIVE_INFINITY;
    for (const other of others) around[other]?.delete(next);
    for (const other of others) costs[other] = costOf(sizes, around, other);
  }
  return { cliques, cells };
}

function join(around: readonly Set<number>[], set: readonly number[]): void {
  for (const a of set) for (const b of set) if (a !== b) around[a]?.add(b);
}

/** Cells of the clique that a variable makes with its neighbours. */
function costOf(sizes: readonly number[], around: readonly Set<number>[], variable: number): number {
  let cells = sizes[variable] ?? 1;
  for (const other of around[variable] ?? []) cells *= sizes[other] ?? 1;
  return cells;
}
