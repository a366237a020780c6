import type { MetValue } from './column-builder.js';
import { allows, type Dictionary } from './dictionary.js';
import { type Finding, finding } from './finding.js';

/** Columns and values of a table that a dictionary does not know, each value with its count. */
export function checkDictionary(
  columns: readonly { name: string; met: readonly MetValue[] }[],
  dictionary: Dictionary,
): Finding[] {
  return columns.flatMap(({ name, met }) => {
    const known = dictionary.columns.get(name);
    if (!known) return [finding('unknown-column', { column: name, row: 1, values: { dictionary: dictionary.name } })];
    if (known.values === null && known.form === null)
      return [finding('values-not-listed', { column: name, row: 1, values: { dictionary: dictionary.name } })];
    return met
      .filter(({ value }) => allows(dictionary, name, value) === false)
      .map(({ value, row, count }) =>
        finding('unknown-value', {
          column: name,
          row,
          count,
          values: { value: value.slice(0, 60), dictionary: dictionary.name },
        }),
      );
  });
}
