import type { CaseColumn, CaseTable } from './case-table.js';

/** Which columns and values of the data mean what in a dictionary; agreed to by a person, and kept for the next time. Pure. */
export interface Mapping {
  /** Name of the column as brought -> name in the dictionary; "" leaves the column out. What is not named keeps its name. */
  columns: Readonly<Record<string, string>>;
  /** By column as brought: value as brought -> value of the dictionary; "" is missing. What is not named stays. */
  values: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export const NO_MAPPING: Mapping = { columns: {}, values: {} };

/** The name of a column in the words of the dictionary; null where it is left out. */
export function mappedName({ columns }: Mapping, name: string): string | null {
  const to = Object.hasOwn(columns, name) ? columns[name] : undefined;
  return to === undefined ? name : to === '' ? null : to;
}

/** A value in the words of the dictionary; empty for missing. */
export function mappedValue({ values }: Mapping, column: string, value: string): string {
  const own = Object.hasOwn(values, column) ? values[column] : undefined;
  return own !== undefined && Object.hasOwn(own, value) ? (own[value] ?? value) : value;
}

/** Cases in the words of the dictionary. Two values that mean one become one. */
export function applyMapping({ rows, columns }: CaseTable, mapping: Mapping): CaseTable {
  return {
    rows,
    columns: columns.flatMap((column) => {
      const name = mappedName(mapping, column.name);
      return name === null ? [] : [{ ...inWords(column, mapping), name }];
    }),
  };
}

function inWords(column: CaseColumn, mapping: Mapping): CaseColumn {
  const values: string[] = [];
  const places = new Map<string, number>();
  const codes = column.values.map((value) => {
    const to = mappedValue(mapping, column.name, value);
    if (to === '') return 0;
    const before = places.get(to);
    if (before !== undefined) return before;
    values.push(to);
    places.set(to, values.length);
    return values.length;
  });
  if (codes.every((code, k) => code === k + 1)) return { ...column, values };
  return { name: column.name, values, codes: column.codes.map((code) => (code === 0 ? 0 : (codes[code - 1] ?? 0))) };
}

/** Both; where both speak of one thing, the later. */
export function mergedMapping(before: Mapping, later: Mapping): Mapping {
  const columns = new Set([...Object.keys(before.values), ...Object.keys(later.values)]);
  return {
    columns: { ...before.columns, ...later.columns },
    values: Object.fromEntries([...columns].map((name) => [name, { ...before.values[name], ...later.values[name] }])),
  };
}
