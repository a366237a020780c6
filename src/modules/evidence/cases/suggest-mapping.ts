import { normalized } from '../../../kernel/sheets/index.js';
import { CODE_FAMILIES } from './code-families.js';
import type { MetValue } from './column-builder.js';
import { allows, type Dictionary } from './dictionary.js';
import { countryOfInhabitants } from './inhabitants.js';
import type { Mapping } from './mapping.js';

/**
 * Why something is proposed: agreed to the last time, the same name, one that reads alike, the same thing in another list of codes, the name of a
 * country, that of its inhabitants.
 */
export type Likeness = 'kept' | 'same' | 'alike' | 'other-codes' | 'country' | 'inhabitants';

export interface ValueMatch {
  value: string;
  count: number;
  /** Null where the dictionary has nothing that reads like it: a person must say. */
  to: string | null;
  how: Likeness | null;
}

export interface ColumnMatch {
  name: string;
  /** Name in the dictionary; "" where it was left out the last time; null where nothing reads like it. */
  to: string | null;
  how: Likeness | null;
  /** Values of the dictionary's column; null where it does not list them. */
  known: readonly string[] | null;
  /** Values that the dictionary does not know, the most frequent first. */
  unknown: readonly ValueMatch[];
}

/**
 * Proposes which columns and values mean what. Nothing of it counts before a person has agreed to it.
 *
 * @param kept what was agreed to the last time for the same dictionary.
 * @param countryNamed the two-letter code of a country by its name, where names are at hand
 */
export function suggestMapping(
  columns: readonly { name: string; met: readonly MetValue[] }[],
  dictionary: Dictionary,
  kept: Mapping,
  countryNamed: (name: string) => string | null = () => null,
): ColumnMatch[] {
  const taken = new Set<string>();
  const matched = columns.map(({ name }) => {
    const match = columnFor(name, dictionary, kept);
    // One column of the dictionary is one column of the data.
    if (match.to === null || match.to === '' || !taken.has(match.to)) {
      if (match.to !== null && match.to !== '') taken.add(match.to);
      return match;
    }
    return { to: null, how: null };
  });
  return columns.map(({ name, met }, k) => {
    const { to = null, how = null } = matched[k] ?? {};
    const known = to === null ? null : (dictionary.columns.get(to)?.values ?? null);
    return {
      name,
      to,
      how,
      known,
      unknown: to === null ? [] : unknownValues({ name, met }, to, dictionary, kept, countryNamed),
    };
  });
}

function columnFor(name: string, dictionary: Dictionary, kept: Mapping): { to: string | null; how: Likeness | null } {
  const before = Object.hasOwn(kept.columns, name) ? kept.columns[name] : undefined;
  if (before === '' || (before !== undefined && dictionary.columns.has(before))) return { to: before, how: 'kept' };
  if (dictionary.columns.has(name)) return { to: name, how: 'same' };
  const alike = [...dictionary.columns.keys()].filter((one) => bare(one) === bare(name));
  return alike.length === 1 ? { to: alike[0] ?? null, how: 'alike' } : { to: null, how: null };
}

/** Letters and digits alone: "Labor_Type", "labor type" and "LaborType" read alike. */
const bare = (text: string): string => normalized(text).replaceAll(/[^\p{L}\p{N}]+/gu, '');

function unknownValues(
  { name, met }: { name: string; met: readonly MetValue[] },
  to: string,
  dictionary: Dictionary,
  kept: Mapping,
  countryNamed: (name: string) => string | null,
): ValueMatch[] {
  const column = dictionary.columns.get(to);
  const listed = column?.values ?? [];
  const countries = column?.form === 'country';
  const before = Object.hasOwn(kept.values, name) ? (kept.values[name] ?? {}) : {};
  return met
    .filter(({ value }) => allows(dictionary, to, value) === false)
    .map(({ value, count }) => ({ value, count, ...valueFor(value, listed, before, countries ? countryNamed : null) }))
    .sort((a, b) => b.count - a.count);
}

function valueFor(
  value: string,
  listed: readonly string[],
  kept: Readonly<Record<string, string>>,
  countryNamed: ((name: string) => string | null) | null,
): Pick<ValueMatch, 'to' | 'how'> {
  const before = Object.hasOwn(kept, value) ? kept[value] : undefined;
  if (before === '' || (before !== undefined && (countryNamed !== null || listed.includes(before))))
    return { to: before, how: 'kept' };
  if (countryNamed !== null) {
    const named = countryNamed(value);
    if (named !== null) return { to: named, how: 'country' };
    const code = countryOfInhabitants(value, countryNamed);
    if (code !== null) return { to: code, how: 'inhabitants' };
  }
  const alike = listed.filter((one) => bare(one) === bare(value));
  if (alike.length === 1) return { to: alike[0] ?? null, how: 'alike' };
  const same = inOtherCodes(value).filter((one) => listed.includes(one));
  return same.length === 1 ? { to: same[0] ?? null, how: 'other-codes' } : { to: null, how: null };
}

/** What stands in the place of a code in the other lists of its family: "Female" for "F". */
function inOtherCodes(value: string): string[] {
  return CODE_FAMILIES.flatMap((family) =>
    family.flatMap((codes) => {
      const place = codes.indexOf(value);
      return place < 0 ? [] : family.flatMap((other) => (other === codes ? [] : [other[place] ?? '']));
    }),
  );
}
