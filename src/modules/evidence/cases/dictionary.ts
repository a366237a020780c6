import { EvidenceRefusal } from '../refusal.js';

/** What is known of a column: its values, and which of them say nothing. */
export interface DictionaryColumn {
  /** Null where any value may stand. */
  values: readonly string[] | null;
  /** Values by a form, where a list would be too long: "country" is two capital letters, "year" four digits. */
  form: 'country' | 'year' | 'number' | null;
  /** Several values in one cell, joined by semicolons. */
  several: boolean;
}

/** Columns and their values, as somebody wrote them down. */
export interface Dictionary {
  name: string;
  columns: ReadonlyMap<string, DictionaryColumn>;
  /** Values that say "not so" or "not known", in any column. */
  unsaid: readonly string[];
}

/** The same as JSON. */
export interface StoredDictionary {
  name: string;
  columns: Readonly<Record<string, DictionaryColumn>>;
  unsaid: readonly string[];
}

export const asStored = ({ name, columns, unsaid }: Dictionary): StoredDictionary => ({
  name,
  columns: Object.fromEntries(columns),
  unsaid,
});

export const fromStored = ({ name, columns, unsaid }: StoredDictionary): Dictionary => ({
  name,
  columns: new Map(Object.entries(columns)),
  unsaid,
});

const FORMS = { country: /^[A-Z]{2}$/, year: /^(?:19|20)\d{2}$/, number: /^\d+$/ } as const;

/** Whether a value may stand in a column; null where the dictionary does not say. */
export function allows(dictionary: Dictionary, column: string, value: string): boolean | null {
  const known = dictionary.columns.get(column);
  if (!known || (known.values === null && known.form === null)) return null;
  if (dictionary.unsaid.includes(value)) return true;
  const parts = known.several ? value.split(';').map((part) => part.trim()) : [value];
  return parts.every((part) => known.values?.includes(part) || (known.form !== null && FORMS[known.form].test(part)));
}

/**
 * Reads a dictionary of our own form:
 * `{ "schema": "concordance.dictionary/1", "name": "...", "unsaid": ["-99"], "columns": { "sex": ["female", "male"], "note": null } }`;
 * a column may also be `{ "values": [...], "form": "country", "several": true }`. A plain `{ "column": ["value"] }`, as a domain, is one too.
 *
 * @throws EvidenceRefusal `bad-dictionary`
 */
export function readDictionaryJson(text: string, name: string): Dictionary {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    throw new EvidenceRefusal('bad-dictionary', { name, detail: 'JSON' });
  }
  if (!isRecord(given)) throw new EvidenceRefusal('bad-dictionary', { name, detail: '{}' });
  const columns = isRecord(given.columns) ? given.columns : given;
  return {
    name: typeof given.name === 'string' ? given.name : name,
    unsaid: isTexts(given.unsaid) ? given.unsaid : [],
    columns: new Map(
      Object.entries(columns)
        .filter(([column]) => isRecord(given.columns) || !['schema', 'name', 'unsaid'].includes(column))
        .map(([column, said]) => [column, columnOf(column, said, name)]),
    ),
  };
}

function columnOf(column: string, said: unknown, name: string): DictionaryColumn {
  if (said === null) return { values: null, form: null, several: false };
  if (isTexts(said)) return { values: said, form: null, several: false };
  if (isRecord(said) && (said.values === undefined || said.values === null || isTexts(said.values))) {
    const form = said.form === 'country' || said.form === 'year' || said.form === 'number' ? said.form : null;
    return { values: said.values ?? null, form, several: said.several === true };
  }
  throw new EvidenceRefusal('bad-dictionary', { name, detail: column });
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');

/** All values that a column may have, for a domain; null where the dictionary does not list them, or where several stand in one cell. */
export function listedValues(dictionary: Dictionary | null, column: string): string[] | null {
  const known = dictionary?.columns.get(column);
  if (dictionary === null || known === undefined || known.several) return null;
  if (known.values !== null) return [...new Set([...known.values, ...dictionary.unsaid])];
  if (known.form !== 'year') return null;
  const last = new Date().getUTCFullYear();
  return [...Array.from({ length: last - FIRST_YEAR + 1 }, (_, k) => String(FIRST_YEAR + k)), ...dictionary.unsaid];
}

/** Of the years of a domain: the Protocol was adopted in 2000, and data sets reach back a little. */
const FIRST_YEAR = 1995;
