/** Cliques of a chordal graph that covers given sets of variables. */
export interface Triangulation {
  /** Each a rising list of variables; none inside another. */
  cliques: number[][];
  /** Cells of all cliques together: what a model of this shape holds. */
  cells: number;
}

/**
 * Joins sets of variables to a graph and fills it in by greedy elimination: next goes the variable whose clique has the fewest cells,
 * then the one that needs the fewest new edges (Koller & Friedman 2009, section 9.4.3).
 *
 * @param sizes values of each variable
 */
export function triangulate(sizes: readonly number[], sets: readonly (readonly number[])[]): Triangulation {
  const count = sizes.length;
  const joined = new Uint8Array(count * count);
  for (const set of sets) for (const a of set) for (const b of set) joined[a * count + b] = 1;
  const gone = new Uint8Array(count);
  const cliques: number[][] = [];
  let cells = 0;
  for (let left = count; left > 0; left -= 1) {
    const next = cheapest(sizes, joined, gone);
    const clique = neighbours(joined, gone, next, count);
    clique.push(next);
    for (const a of clique) for (const b of clique) joined[a * count + b] = 1;
    gone[next] = 1;
    if (!cliques.some((other) => clique.every((variable) => other.includes(variable)))) {
      cliques.push(clique.sort((a, b) => a - b));
      cells += clique.reduce((product, variable) => product * (sizes[variable] ?? 1), 1);
    }
  }
  return { cliques, cells };
}

function cheapest(sizes: readonly number[], joined: Uint8Array, gone: Uint8Array): number {
  let best = -1;
  let bestCells = Number.POSITIVE_INFINITY;
  let bestFill = Number.POSITIVE_INFINITY;
  for (let variable = 0; variable < sizes.length; variable += 1) {
    if (gone[variable]) continue;
    const around = neighbours(joined, gone, variable, sizes.length);
    const cells = around.reduce((product, other) => product * (sizes[other] ?? 1), sizes[variable] ?? 1);
    if (cells > bestCells) continue;
    const fill = missingEdges(joined, around, sizes.length);
    if (cells === bestCells && fill >= bestFill) continue;
    best = variable;
    bestCells = cells;
    bestFill = fill;
  }
  return best;
}

function neighbours(joined: Uint8Array, gone: Uint8Array, variable: number, count: number): number[] {
  const found: number[] = [];
  for (let other = 0; other < count; other += 1)
    if (other !== variable && !gone[other] && joined[variable * count + other]) found.push(other);
  return found;
}

function missingEdges(joined: Uint8Array, around: readonly number[], count: number): number {
  let missing = 0;
  for (const a of around) for (const b of around) if (a < b && !joined[a * count + b]) missing += 1;
  return missing;
}
