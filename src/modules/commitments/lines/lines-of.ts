import type { Standing } from '../commitment.js';

/** A commitment as a knot of lines. */
export interface Member {
  id: string;
  /** Sorts members by time: adoption of the document, then the place in it. Equal ones go by id. */
  order: number;
}

/** Two commitments of one line; `rejected` ones part what they joined. */
export interface Join {
  earlierId: string;
  laterId: string;
  standing: Standing;
}

/**
 * Which line each member belongs to: whoever is joined, directly or by way of others, shares the id of the earliest. Neither the order
 * of members nor that of joins matters; joins to commitments that are not among the members are passed over.
 */
export function linesOf(members: readonly Member[], joins: readonly Join[]): Map<string, string> {
  const neighbours = new Map<string, string[]>(members.map((member) => [member.id, []]));
  for (const { earlierId, laterId, standing } of joins) {
    if (standing === 'rejected') continue;
    const [a, b] = [neighbours.get(earlierId), neighbours.get(laterId)];
    a?.push(...(b ? [laterId] : []));
    b?.push(...(a ? [earlierId] : []));
  }
  const lines = new Map<string, string>();
  // From the earliest on: the first to be met gives the line its id.
  for (const { id } of [...members].sort(byTime)) {
    if (lines.has(id)) continue;
    lines.set(id, id);
    const waiting = [id];
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      for (const next of neighbours.get(at) ?? []) {
        if (lines.has(next)) continue;
        lines.set(next, id);
        waiting.push(next);
      }
    }
  }
  return lines;
}

export function byTime(a: Member, b: Member): number {
  return a.order - b.order || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/**
 * The lines that changed joins can have touched: those of both ends of each. Calling `linesOf` with the members of these and the joins
 * among them gives what calling it with everything would give them; all others stay as they are.
 *
 * @param changed Joins that were made, undone, confirmed or rejected.
 */
export function touchedLines(
  lineOf: ReadonlyMap<string, string>,
  changed: readonly Pick<Join, 'earlierId' | 'laterId'>[],
): Set<string> {
  return new Set(changed.flatMap(({ earlierId, laterId }) => [earlierId, laterId]).map((id) => lineOf.get(id) ?? id));
}
