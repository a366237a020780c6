import { type ListSet, pairsOfLists } from '../data/histories.js';

/**
 * A decomposable (chordal) graph over the lists, by its factorisation along a perfect order of the lists: the density is the
 * product over lists v of the margin of {v and its earlier neighbours} over the margin of {its earlier neighbours}.
 */
export interface DecomposableGraph {
  /** Sets whose margins stand above; they contain the cliques, which generate the log-linear model. */
  above: ListSet[];
  /** Sets whose margins stand below (separators, repeated as often as they separate). */
  below: ListSet[];
}

/** All decomposable graphs over so many lists: 2, 8, 61, 822 for two to five. */
export function listDecomposableGraphs(lists: number): DecomposableGraph[] {
  const pairs = pairsOfLists(lists);
  const graphs: DecomposableGraph[] = [];
  for (let choice = 0; choice < 1 << pairs.length; choice += 1) {
    const neighbours = new Array<ListSet>(lists).fill(0);
    pairs.forEach((pair, k) => {
      if (!((choice >> k) & 1)) return;
      for (let v = 0; v < lists; v += 1)
        if ((pair >> v) & 1) neighbours[v] = (neighbours[v] as number) | (pair & ~(1 << v));
    });
    const graph = factorizeGraph(neighbours);
    if (graph) graphs.push(graph);
  }
  return graphs;
}

/**
 * Maximum cardinality search (Tarjan & Yannakakis 1984, SIAM J. Comput. 13:566): visit the vertex with most visited neighbours; the
 * graph is chordal exactly where the visited neighbours of each vertex, at its visit, are all joined. Null where it is not.
 */
export function factorizeGraph(neighbours: ListSet[]): DecomposableGraph | null {
  const above: ListSet[] = [];
  const below: ListSet[] = [];
  let visited: ListSet = 0;
  for (let round = 0; round < neighbours.length; round += 1) {
    let next = -1;
    let most = -1;
    neighbours.forEach((near, v) => {
      if ((visited >> v) & 1) return;
      const met = bitsOf(near & visited);
      if (met > most) {
        most = met;
        next = v;
      }
    });
    const earlier = (neighbours[next] as number) & visited;
    for (let v = 0; v < neighbours.length; v += 1) {
      if (
        (earlier >> v) & 1 &&
        ((neighbours[v] as number) | (1 << v)) !== ((neighbours[v] as number) | (1 << v) | earlier)
      )
        return null;
    }
    const repeated = above.indexOf(earlier);
    if (repeated >= 0) above.splice(repeated, 1);
    else if (earlier !== 0) below.push(earlier);
    above.push(earlier | (1 << next));
    visited |= 1 << next;
  }
  return { above, below };
}

function bitsOf(set: ListSet): number {
  let n = 0;
  for (let bits = set; bits; bits &= bits - 1) n += 1;
  return n;
}
