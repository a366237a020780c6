import { type Attacker, componentsOf, PLAIN } from './components.js';
import { isSuppressed } from './figure.js';
import type { LinkedTable, Relation, TableCell } from './linked-table.js';
import { propagate } from './narrow.js';
import { findBySubtraction } from './one-subtraction.js';
import { solveTable } from './solve-table.js';

export interface Protection {
  /** Indices of cells that were shown and are withheld now. */
  withheld: number[];
  /** Indices of cells that were at risk before. */
  atRisk: number[];
}

/**
 * Chooses which shown cells to withhold so that no suppressed cell can be worked out: neither by one subtraction nor by all sums together,
 * not even by somebody who knows that only numbers from `limit` on are withheld. In small groups of linked cells the fewest are withheld,
 * rather parts than totals and rather small numbers than large ones; in large ones a good choice is made step by step and thinned out.
 *
 * @param limit least number that is shown: 5 where "<5" stands.
 */
export async function protectTable(table: LinkedTable, limit: number): Promise<Protection> {
  const withheld: number[] = [];
  const atRisk = new Set(await riskIn(table, limit));
  for (const group of linkedGroups(table)) {
    if (!group.cells.some((cell) => atRisk.has(cell))) continue;
    const local = localTable(table, group);
    const candidates = candidatesOf(local, limit);
    const chosen =
      candidates.length <= FEW ? await fewest(local, candidates, limit) : await stepByStep(local, candidates, limit);
    // So few persons that what is left would still tell: nothing of this group is shown.
    withheld.push(...(chosen === null ? group.cells : chosen.map((k) => group.cells[k] ?? -1)));
  }
  return { withheld: withheld.sort((a, b) => a - b), atRisk: [...atRisk].sort((a, b) => a - b) };
}

/** So many candidates can be tried in all combinations. */
const FEW = 14;

/** Somebody who reads what is printed, and somebody who knows which numbers are withheld and that zeros are not hidden. */
function attackers({ cells }: LinkedTable, limit: number): Attacker[] {
  const zeros = cells.some(({ figure }) => figure.kind === 'number' && figure.value === 0);
  return [PLAIN, { withheldFrom: limit, belowFrom: zeros ? 1 : 0 }];
}

/** Cells that can be worked out, by whatever way. */
async function riskIn(table: LinkedTable, limit: number): Promise<number[]> {
  const found = new Set(findBySubtraction(table).map(({ cell }) => cell));
  for (const attacker of attackers(table, limit))
    for (const [cell, { least, most }] of (await solveTable(table, attacker)).ranges)
      if (least === most) found.add(cell);
  return [...found];
}

/** Most of them, found by going from sum to sum alone: quick enough to be asked at every step. */
function quickRiskIn(table: LinkedTable, limit: number): number[] {
  const found = new Set(findBySubtraction(table).map(({ cell }) => cell));
  for (const attacker of attackers(table, limit))
    for (const { cells, ranges, sums } of componentsOf(table, attacker))
      for (const [k, { least, most }] of (propagate(ranges, sums) ?? []).entries())
        if (least === most) found.add(cells[k] ?? -1);
  return [...found];
}

interface Group {
  cells: number[];
  relations: Relation[];
}

/** Cells that hang together by totals, shown or not. */
function linkedGroups({ relations }: LinkedTable): Group[] {
  const parents = new Map<number, number>();
  const root = (index: number): number => {
    let at = index;
    for (let next = parents.get(at) ?? at; next !== at; next = parents.get(at) ?? at) at = next;
    return at;
  };
  for (const { total, parts } of relations) for (const part of parts) parents.set(root(part), root(total));
  const groups = new Map<number, { cells: Set<number>; relations: Relation[] }>();
  for (const relation of relations) {
    const key = root(relation.total);
    const group = groups.get(key) ?? { cells: new Set<number>(), relations: [] };
    for (const cell of [relation.total, ...relation.parts]) group.cells.add(cell);
    group.relations.push(relation);
    groups.set(key, group);
  }
  return [...groups.values()].map((group) => ({ cells: [...group.cells], relations: group.relations }));
}

function localTable(table: LinkedTable, { cells, relations }: Group): LinkedTable {
  const places = new Map(cells.map((cell, k) => [cell, k]));
  const place = (cell: number): number => places.get(cell) ?? -1;
  return {
    ...table,
    cells: cells.flatMap((cell) => table.cells[cell] ?? []),
    relations: relations.map(({ name, total, parts }) => ({ name, total: place(total), parts: parts.map(place) })),
  };
}

/** Shown cells that may be withheld, the one that is missed least first. A zero stays: it tells of nobody. */
function candidatesOf({ cells, relations }: LinkedTable, limit: number): number[] {
  const totals = (index: number): number => relations.filter(({ total }) => total === index).length;
  return cells
    .flatMap(({ figure }, index) =>
      figure.kind === 'number' && figure.value >= limit ? [{ index, totals: totals(index), value: figure.value }] : [],
    )
    .sort((a, b) => a.totals - b.totals || a.value - b.value || a.index - b.index)
    .map(({ index }) => index);
}

const withholding = (table: LinkedTable, chosen: readonly number[]): LinkedTable => {
  const cells: TableCell[] = [...table.cells];
  for (const index of chosen) {
    const cell = cells[index];
    if (cell !== undefined) cells[index] = { ...cell, figure: { kind: 'withheld' } };
  }
  return { ...table, cells };
};

/** Null where no choice is enough. */
async function fewest(table: LinkedTable, candidates: readonly number[], limit: number): Promise<number[] | null> {
  for (let size = 1; size <= candidates.length; size += 1)
    for (const chosen of combinations(candidates, size))
      if ((await riskIn(withholding(table, chosen), limit)).length === 0) return chosen;
  return null;
}

/** All choices of `size`; those of the first candidates come first. */
function* combinations(from: readonly number[], size: number): Generator<number[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (let last = size - 1; last < from.length; last += 1)
    for (const rest of combinations(from.slice(0, last), size - 1)) yield [...rest, from[last] ?? -1];
}

/** Null where no choice is enough. */
async function stepByStep(table: LinkedTable, candidates: readonly number[], limit: number): Promise<number[] | null> {
  const chosen = new Set<number>();
  const quick = (): number[] => quickRiskIn(withholding(table, [...chosen]), limit);
  const whole = (): Promise<number[]> => riskIn(withholding(table, [...chosen]), limit);
  const protect = (cell: number): boolean => {
    const near = nearTo(table, cell);
    const open = candidates.filter((one) => !chosen.has(one));
    const next = open.find((one) => near.has(one)) ?? open[0];
    if (next !== undefined) chosen.add(next);
    return next !== undefined;
  };
  for (let at = quick()[0] ?? (await whole())[0]; at !== undefined; at = quick()[0] ?? (await whole())[0])
    if (!protect(at)) return null;
  const enough = [...chosen];
  for (const one of enough) {
    chosen.delete(one);
    if (quick().length > 0) chosen.add(one);
  }
  return (await whole()).length === 0 ? [...chosen] : enough;
}

/** Cells in a sum with this one. */
function nearTo({ relations }: LinkedTable, cell: number): Set<number> {
  const near = relations.filter(({ total, parts }) => total === cell || parts.includes(cell));
  return new Set(near.flatMap(({ total, parts }) => [total, ...parts]).filter((one) => one !== cell));
}

/** The least number that a table shows: what its "<5" says; null where nothing is suppressed that way. */
export function limitOf({ cells }: LinkedTable): number | null {
  const limits = cells.flatMap(({ figure }) => (figure.kind === 'below' ? [figure.limit] : []));
  return limits.length === 0 ? null : Math.max(...new Set(limits));
}

/** Counts of persons that are shown though they are below the least number that the table shows. */
export function smallShown({ cells }: LinkedTable, limit: number): number[] {
  return cells.flatMap(({ figure }, index) =>
    figure.kind === 'number' && figure.value > 0 && figure.value < limit && !isSuppressed(figure) ? [index] : [],
  );
}
