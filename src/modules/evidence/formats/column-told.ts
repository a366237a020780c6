import { type Concept, UNKNOWN } from '../concepts/concept.js';
import type { TableRow } from '../disclosure/linked-table.js';
import { codeOfText, conceptOf, type Reader } from '../published/read-published.js';
import type { Release } from '../releases/release.js';

/** A column of a released file: what it is, and what its values are. */
export interface ColumnTold {
  name: string;
  concept: Concept | null;
  /** In the order of the file; `code` is null where the registry does not know the value. Empty for numbers. */
  values: readonly { text: string; code: string | null }[];
  /** Whether every cell is a whole number or empty. */
  whole: boolean;
}

const MOST_VALUES = 2000;

/** Describes the columns of a file by the registry. @param rows the header first */
export function columnsTold(
  [header, ...rows]: readonly TableRow[],
  { columns }: Pick<Release, 'columns'>,
  reader: Reader,
): ColumnTold[] {
  return (header?.texts ?? []).map((name, at) => {
    const concept = conceptOf(reader.registry, name.trim(), columns[at]);
    const texts = new Set<string>();
    let whole = true;
    for (const { texts: cells } of rows) {
      const text = cells[at]?.trim() ?? '';
      if (text === '') continue;
      texts.add(text);
      if (whole && !/^\d{1,15}$/u.test(text)) whole = false;
    }
    const listed = concept?.form === 'count' || texts.size > MOST_VALUES ? [] : [...texts];
    const values = listed.map((text) => {
      const code = concept === null ? text : codeOfText(concept, text, reader);
      return { text, code: concept === null || (code === text && !isKnown(concept, code, reader)) ? null : code };
    });
    return { name, concept, values, whole };
  });
}

function isKnown(concept: Concept, code: string, { registry, places }: Reader): boolean {
  if (code === UNKNOWN || registry.codeOf(concept, code) !== null) return true;
  if (concept.form === 'year') return /^\d{4}$/u.test(code);
  return concept.form === 'country' && places.byCode.has(code);
}
