import { z } from 'zod';
import { EvidenceRefusal } from '../refusal.js';
import type { MetValue } from './column-builder.js';
import { type Mapping, mappedName, mappedValue } from './mapping.js';
import type { ColumnMatch } from './suggest-mapping.js';

/** A mapping as a file beside the data: what a person agreed to, for the next time. */

const shape = z.object({
  schema: z.literal('concordance.mapping/1'),
  dictionary: z.string(),
  columns: z.record(z.string(), z.string()),
  values: z.record(z.string(), z.record(z.string(), z.string())),
});

/** @throws EvidenceRefusal `bad-mapping` */
export function readMapping(text: string, file: string): Mapping {
  try {
    const { columns, values } = shape.parse(JSON.parse(text.replace(/^\ufeff/u, '')));
    return { columns, values };
  } catch {
    throw new EvidenceRefusal('bad-mapping', { file });
  }
}

/**
 * What is proposed, as a file to be looked through: what nobody knows stands under `open` with its counts, to be moved to `columns` and `values` by
 * hand; "" leaves a column out or makes a value missing.
 */
export function writeMapping(dictionary: string, matches: readonly ColumnMatch[]): string {
  const proposed = mappingOf(matches);
  const open = matches.map(({ name, to, unknown }) => ({
    name,
    column: to === null,
    values: unknown.filter((one) => one.to === null).map(({ value, count }) => [value, count] as const),
  }));
  const file = {
    schema: 'concordance.mapping/1',
    dictionary,
    ...proposed,
    open: {
      columns: open.filter(({ column }) => column).map(({ name }) => name),
      values: Object.fromEntries(
        open.filter(({ values }) => values.length > 0).map(({ name, values }) => [name, Object.fromEntries(values)]),
      ),
    },
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** What was proposed and has an answer. */
export function mappingOf(matches: readonly ColumnMatch[]): Mapping {
  return {
    columns: Object.fromEntries(
      matches.flatMap(({ name, to }) => (to === null || to === name ? [] : [[name, to] as const])),
    ),
    values: Object.fromEntries(
      matches.flatMap(({ name, unknown }) => {
        const known = unknown.flatMap(({ value, to }) => (to === null ? [] : [[value, to] as const]));
        return known.length === 0 ? [] : [[name, Object.fromEntries(known)] as const];
      }),
    ),
  };
}

/** Columns and what was met in them, in the words of the dictionary, each value with the first row it is met in. */
export function inWordsOf(
  mapping: Mapping,
  columns: readonly { name: string; met: readonly MetValue[] }[],
): { name: string; met: MetValue[] }[] {
  return columns.flatMap(({ name, met }) => {
    const to = mappedName(mapping, name);
    if (to === null) return [];
    const gathered = new Map<string, MetValue>();
    for (const one of met) {
      const value = mappedValue(mapping, name, one.value);
      if (value === '') continue;
      const before = gathered.get(value);
      if (before === undefined) gathered.set(value, { ...one, value });
      else gathered.set(value, { value, row: Math.min(before.row, one.row), count: before.count + one.count });
    }
    return [{ name: to, met: [...gathered.values()] }];
  });
}
