import { strangerAmong } from './code-families.js';
import { type ColumnBuilder, MOST_VALUES } from './column-builder.js';
import { dateStyle } from './date-style.js';
import { type Finding, finding } from './finding.js';
import { maybeName } from './given-names.js';
import { identifierByName } from './identifier-names.js';

const COUNT_HEADERS =
  /^(?:count|counts|number|total|n|cases|persons|victims|nombre|cantidad|número|количество|число|всего|عدد|العدد|数量|人数|合计)$/iu;

/** What the names of the columns say: direct identifiers, repeated and empty headers, and counts where one row should be one person. */
export function headerFindings(header: readonly string[], set: readonly string[]): Finding[] {
  return header.flatMap((name, place) => {
    if (set.includes(name)) return [];
    const column = name === '' ? String(place + 1) : name;
    if (name === '') return [finding('empty-header', { column, row: 1 })];
    if (header.indexOf(name) < place) return [finding('repeated-header', { column, row: 1 })];
    const kind = identifierByName(name);
    if (kind !== null) return [finding('identifier-column', { column, row: 1, values: { kind } })];
    // "nombre" is a name in Spanish and a number in French: it is refused as either.
    if (COUNT_HEADERS.test(name)) return [finding('aggregate-table', { column, row: 1 })];
    return [];
  });
}

/** What the values of a whole column say once all rows are read. */
export function columnFindings(
  { name, met, tooManyAt }: ColumnBuilder,
  rows: number,
  known: (column: string, value: string) => boolean = () => false,
): Finding[] {
  const found: Finding[] = [];
  if (tooManyAt !== null)
    return [finding('too-many-values', { column: name, row: tooManyAt, values: { limit: MOST_VALUES } })];
  const unknown = met.filter(({ value }) => !known(name, value));
  if (met.length === 0) found.push(finding('no-value', { column: name }));
  found.push(...dateFindings(name, unknown), ...nameFindings(name, unknown, rows));
  const stranger = strangerAmong(met.map(({ value }) => value));
  if (stranger) {
    const at = met.find(({ value }) => value === stranger.value);
    found.push(
      finding('mixed-codes', { column: name, row: at?.row ?? null, count: at?.count ?? 1, values: { ...stranger } }),
    );
  }
  return found;
}

type Met = ColumnBuilder['met'];

function dateFindings(column: string, met: Met): Finding[] {
  const styles = new Map<string, { row: number; count: number }>();
  for (const { value, row, count } of met) {
    const style = dateStyle(value);
    if (style === null) continue;
    const before = styles.get(style);
    styles.set(style, { row: Math.min(row, before?.row ?? row), count: count + (before?.count ?? 0) });
  }
  const [first, second] = [...styles.values()];
  if (!first) return [];
  const count = [...styles.values()].reduce((sum, style) => sum + style.count, 0);
  if (second)
    return [
      finding('mixed-dates', {
        column,
        row: second.row,
        count,
        values: { styles: styles.size, examples: [...styles.keys()].join(' · ') },
      }),
    ];
  return [finding('dates', { column, row: first.row, count })];
}

/** Many different values of two or three capitalized words, each met seldom, are names of persons whatever the column is called. */
function nameFindings(column: string, met: Met, rows: number): Finding[] {
  const named = met.filter(({ value }) => maybeName(value));
  const seldom = named.filter(({ count }) => count <= Math.max(2, rows / 1000));
  const first = seldom[0];
  if (!first || seldom.length < 10 || seldom.length < met.length * 0.5) return [];
  return [finding('identifier-value', { column, row: first.row, count: seldom.length, values: { kind: 'name' } })];
}
