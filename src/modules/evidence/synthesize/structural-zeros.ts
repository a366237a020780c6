import { type CaseTable, valueAt } from '../cases/case-table.js';
import { EvidenceRefusal } from '../refusal.js';

/** Cells of some columns that nobody can stand in. */
export interface Impossible {
  /** Rising. */
  columns: readonly number[];
  /** 1 for each impossible cell, the last column running fastest. */
  cells: Uint8Array;
}

/** "Who has one of these values in the first column has one of those in the second." */
export interface Rule {
  if: Readonly<Record<string, readonly string[]>>;
  then: Readonly<Record<string, readonly string[]>>;
}

/**
 * Reads rules that hold of every person, such as a sector of labour that implies forced labour:
 * `[{ "if": { "sector": ["construction"] }, "then": { "forcedLabour": ["1"] } }]`, one column on each side.
 *
 * @throws EvidenceRefusal `bad-rules`
 */
export function readRules(text: string): Rule[] {
  let given: unknown;
  try {
    given = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    throw new EvidenceRefusal('bad-rules', { detail: 'JSON' });
  }
  if (!Array.isArray(given) || !given.every(isRule))
    throw new EvidenceRefusal('bad-rules', { detail: '[{ "if": …, "then": … }]' });
  return given;
}

export function isRule(value: unknown): value is Rule {
  if (typeof value !== 'object' || value === null) return false;
  return ['if', 'then'].every((side) => {
    const said: unknown = Reflect.get(value, side);
    if (typeof said !== 'object' || said === null) return false;
    const entries = Object.entries(said);
    return (
      entries.length === 1 &&
      entries.every(([, values]) => Array.isArray(values) && values.every((one) => typeof one === 'string'))
    );
  });
}

/**
 * The impossible cells of rules. A missing value on the side of "then" is possible: it says nothing against the rule.
 *
 * @param values by column and code, from code 1 on
 * @throws EvidenceRefusal `bad-rules` for a column that is not there
 */
export function impossibleCells(
  rules: readonly Rule[],
  names: readonly string[],
  values: readonly (readonly string[])[],
): Impossible[] {
  return rules.map((rule) => {
    const [from, to] = [sideOf(rule.if, names), sideOf(rule.then, names)];
    if (from.column === to.column) throw new EvidenceRefusal('bad-rules', { detail: names[from.column] ?? '' });
    const columns = [from.column, to.column].sort((a, b) => a - b);
    const sizes = columns.map((column) => (values[column]?.length ?? 0) + 1);
    const valueWith = (column: number, code: number): string => values[column]?.[code - 1] ?? '';
    const cells = new Uint8Array((sizes[0] ?? 1) * (sizes[1] ?? 1));
    for (let cell = 0; cell < cells.length; cell += 1) {
      const codes = [Math.floor(cell / (sizes[1] ?? 1)), cell % (sizes[1] ?? 1)];
      const [given, then] = [from, to].map(({ column }) => valueWith(column, codes[columns.indexOf(column)] ?? 0));
      if (
        given !== undefined &&
        from.values.includes(given) &&
        then !== undefined &&
        then !== '' &&
        !to.values.includes(then)
      )
        cells[cell] = 1;
    }
    return { columns, cells };
  });
}

/** Who has one of `values` in the first column has one of `allowed` in the other. */
export const ruleOf = (column: string, values: readonly string[], other: string, allowed: readonly string[]): Rule => ({
  if: { [column]: values },
  // biome-ignore lint/suspicious/noThenProperty: so it stands in files of rules; it is never awaited
  then: { [other]: allowed },
});

/** Rules in the form in which they are read, one a line; empty where there is none. */
export const writeRules = (rules: readonly Rule[]): string =>
  rules.length === 0 ? '' : `[\n${rules.map((rule) => `  ${JSON.stringify(rule)}`).join(',\n')}\n]`;

function sideOf(side: Rule['if'], names: readonly string[]): { column: number; values: readonly string[] } {
  const [name = '', values = []] = Object.entries(side)[0] ?? [];
  const column = names.indexOf(name);
  if (column < 0) throw new EvidenceRefusal('bad-rules', { detail: name });
  return { column, values };
}

/** Whether no record breaks a rule, and all columns of the rules are there. */
export function keepsRules({ rows, columns }: CaseTable, rules: readonly Rule[]): boolean {
  return rules.every((rule) => {
    const [from, to] = [rule.if, rule.then].map((side) => {
      const [name = '', values = []] = Object.entries(side)[0] ?? [];
      const column = columns.find((one) => one.name === name);
      return { column, has: (row: number) => column !== undefined && values.includes(valueAt(column, row)) };
    });
    const other = to?.column;
    if (from?.column === undefined || other === undefined) return false;
    for (let row = 0; row < rows; row += 1)
      if (from.has(row) && !to?.has(row) && valueAt(other, row) !== '') return false;
    return true;
  });
}

/** Records that break a rule, which makes the rule no rule; a true number, for the owner alone. */
export function breaking(
  impossible: readonly Impossible[],
  columns: readonly { codes: ArrayLike<number>; size: number }[],
  rows: number,
): number {
  let broken = 0;
  for (let row = 0; row < rows; row += 1)
    if (
      impossible.some(({ columns: set, cells }) => {
        const key = set.reduce(
          (sum, column) => sum * (columns[column]?.size ?? 1) + (columns[column]?.codes[row] ?? 0),
          0,
        );
        return cells[key] === 1;
      })
    )
      broken += 1;
  return broken;
}
