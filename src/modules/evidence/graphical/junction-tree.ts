import { triangulate } from './triangulate.js';

/** A clique in its tree, in an order in which parents come first. */
export interface TreeClique {
  variables: readonly number[];
  /** Cells of its table, the last variable running fastest. */
  cells: number;
  /** Place of its parent; -1 for the first clique and for each part of the model that is apart. */
  parent: number;
  /** Variables shared with the parent. */
  separator: readonly number[];
  separatorCells: number;
  /** Cell of the separator for each cell of this clique, and of the parent. */
  toSeparator: Int32Array;
  parentToSeparator: Int32Array;
}

export interface JunctionTree {
  sizes: readonly number[];
  cliques: readonly TreeClique[];
  cells: number;
}

/** The tree that covers these sets of variables, and every variable. */
export function junctionTree(sizes: readonly number[], sets: readonly (readonly number[])[]): JunctionTree {
  const { cliques, cells } = triangulate(sizes, sets);
  const order = spanningOrder(cliques);
  const places = new Map(order.map(({ clique }, at) => [clique, at]));
  const made = order.map(({ clique, parent }): TreeClique => {
    const variables = cliques[clique] ?? [];
    const above = parent < 0 ? [] : (cliques[parent] ?? []);
    const separator = variables.filter((variable) => above.includes(variable));
    return {
      variables,
      cells: cellsOfSet(sizes, variables),
      parent: parent < 0 ? -1 : (places.get(parent) ?? -1),
      separator,
      separatorCells: cellsOfSet(sizes, separator),
      toSeparator: projection(sizes, variables, separator),
      parentToSeparator: projection(sizes, above, separator),
    };
  });
  return { sizes, cliques: made, cells };
}

/** A spanning tree of the largest separators (Prim), which makes any chordal graph a junction tree; parts without a shared variable begin anew. */
function spanningOrder(cliques: readonly (readonly number[])[]): { clique: number; parent: number }[] {
  const order: { clique: number; parent: number }[] = [];
  const waiting = new Set(cliques.keys());
  const shared = (a: number, b: number): number =>
    (cliques[a] ?? []).filter((variable) => cliques[b]?.includes(variable)).length;
  while (waiting.size > 0) {
    let best = { clique: -1, parent: -1, weight: -1 };
    for (const clique of waiting) {
      for (const done of order) {
        const weight = shared(clique, done.clique);
        if (weight > Math.max(0, best.weight)) best = { clique, parent: done.clique, weight };
      }
      if (best.clique < 0) best = { clique, parent: -1, weight: 0 };
    }
    waiting.delete(best.clique);
    order.push({ clique: best.clique, parent: best.parent });
  }
  return order;
}

export const cellsOfSet = (sizes: readonly number[], variables: readonly number[]): number =>
  variables.reduce((product, variable) => product * (sizes[variable] ?? 1), 1);

/** For each cell of a table of `from`, the cell of the table of `to` (some of the same variables, in any order) that it falls into. */
export function projection(sizes: readonly number[], from: readonly number[], to: readonly number[]): Int32Array {
  let map = new Int32Array(1);
  for (const variable of from) {
    const size = sizes[variable] ?? 1;
    const place = to.indexOf(variable);
    const stride = place < 0 ? 0 : cellsOfSet(sizes, to.slice(place + 1));
    const next = new Int32Array(map.length * size);
    for (let at = 0; at < map.length; at += 1)
      for (let value = 0; value < size; value += 1) next[at * size + value] = (map[at] ?? 0) + value * stride;
    map = next;
  }
  return map;
}
