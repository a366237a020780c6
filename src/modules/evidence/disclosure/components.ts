import { isSuppressed, rangeOf } from './figure.js';
import type { LinkedTable } from './linked-table.js';

/** Suppressed cells that hang together by the totals that they are in: what is found out about one may tell something of the others. */
export interface Component {
  /** Indices of the suppressed cells. */
  cells: number[];
  /** What each can stand for by itself, in the same order. */
  ranges: Range[];
  /** Sums: `plus` minus `minus` (places in `cells`) is `value`. */
  sums: Sum[];
}

export interface Range {
  least: number;
  /** Infinity where nothing bounds it. */
  most: number;
}

export interface Sum {
  plus: number[];
  minus: number[];
  value: number;
}

/** What somebody knows of the rules by which figures were hidden. */
export interface Attacker {
  /** Least number that a withheld cell stands for. */
  withheldFrom: number;
  /** Least number that "<5" stands for: 1 where zeros are shown. */
  belowFrom: number;
}

/** Knows nothing but what is printed. */
export const PLAIN: Attacker = { withheldFrom: 0, belowFrom: 0 };

/** Parts a table into components; relations without a suppressed cell have none. */
export function componentsOf(table: LinkedTable, { withheldFrom, belowFrom }: Attacker = PLAIN): Component[] {
  const hidden = (index: number): boolean => {
    const figure = table.cells[index]?.figure;
    return figure !== undefined && isSuppressed(figure);
  };
  const parents = new Map<number, number>();
  const root = (index: number): number => {
    let at = index;
    for (let next = parents.get(at) ?? at; next !== at; next = parents.get(at) ?? at) at = next;
    return at;
  };
  const sums = table.relations.flatMap(({ total, parts }) => {
    const members = [total, ...parts].filter(hidden);
    const [first, ...others] = members;
    if (first === undefined) return [];
    for (const other of others) parents.set(root(other), root(first));
    return [{ total, parts, first }];
  });
  const found = new Map<number, Component & { places: Map<number, number> }>();
  for (const { total, parts, first } of sums) {
    const component = found.get(root(first)) ?? { cells: [], ranges: [], sums: [], places: new Map<number, number>() };
    found.set(root(first), component);
    const place = (cell: number): number => {
      const known = component.places.get(cell);
      if (known !== undefined) return known;
      const figure = table.cells[cell]?.figure ?? { kind: 'withheld' as const };
      const range = rangeOf(figure) ?? { least: 0, most: Number.POSITIVE_INFINITY };
      component.cells.push(cell);
      component.ranges.push({ ...range, least: figure.kind === 'withheld' ? withheldFrom : belowFrom });
      component.places.set(cell, component.cells.length - 1);
      return component.cells.length - 1;
    };
    const shown = (cell: number): number => {
      const figure = table.cells[cell]?.figure;
      return figure?.kind === 'number' ? figure.value : 0;
    };
    component.sums.push({
      plus: parts.filter(hidden).map(place),
      minus: hidden(total) ? [place(total)] : [],
      value: shown(total) - parts.reduce((sum, part) => sum + shown(part), 0),
    });
  }
  return [...found.values()].map(({ cells, ranges, sums: all }) => ({ cells, ranges, sums: all }));
}
