/** Who descends from whom, for a picture: a row for each member from the oldest on, columns for branches. */
export interface TreeNode {
  id: string;
  /** From 0, in time order. */
  row: number;
  /** From 0. Between a member and those who descend from it directly nobody else stands in its column. */
  column: number;
}

export interface TreeEdge {
  earlierId: string;
  laterId: string;
}

export interface LineTree {
  nodes: TreeNode[];
  /** In the order of the later ends. */
  edges: TreeEdge[];
  columns: number;
}

/**
 * Lays a line out. The first to descend from a member goes on in its column, further ones (a split) open columns of their own; where
 * columns meet (a merge) the leftmost goes on.
 *
 * @param ids In time order; a draft right before the text that it became, so that it comes to stand beside the trunk.
 * @param edges The first parent of a member leads where both would do: give those of adopted texts first.
 */
export function layOutTree(ids: readonly string[], edges: readonly TreeEdge[]): LineTree {
  const rowOf = new Map(ids.map((id, row) => [id, row]));
  const inside = edges
    .filter(({ earlierId, laterId }) => (rowOf.get(earlierId) ?? ids.length) < (rowOf.get(laterId) ?? -1))
    .sort((a, b) => (rowOf.get(a.laterId) ?? 0) - (rowOf.get(b.laterId) ?? 0));
  const waiting = new Map<string, number>();
  for (const { earlierId } of inside) waiting.set(earlierId, (waiting.get(earlierId) ?? 0) + 1);
  /** Who was last in each column, as long as somebody is to descend from it. */
  const lanes: (string | null)[] = [];
  const nodes = ids.map((id, row): TreeNode => {
    const parents = new Set(inside.filter((edge) => edge.laterId === id).map((edge) => edge.earlierId));
    for (const parent of parents) waiting.set(parent, (waiting.get(parent) ?? 0) - 1);
    const inherited = lanes.findIndex((last) => last !== null && parents.has(last));
    const column = inherited >= 0 ? inherited : freeLane(lanes);
    lanes[column] = id;
    for (const [lane, last] of lanes.entries()) if (last !== null && !waiting.get(last)) lanes[lane] = null;
    return { id, row, column };
  });
  return { nodes, edges: inside, columns: lanes.length };
}

function freeLane(lanes: readonly (string | null)[]): number {
  const free = lanes.indexOf(null);
  return free < 0 ? lanes.length : free;
}
