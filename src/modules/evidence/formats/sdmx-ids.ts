import type { PublishedColumn, PublishedTable } from '../published/published-table.js';
import type { Release } from '../releases/release.js';

/** Identifiers that SDMX takes: letters, digits, "_", "@", "$" and "-"; of concepts they begin with a letter. Pure. */

// Nothing that a spreadsheet would run stands in front.
const ID = /^[A-Za-z0-9_$][A-Za-z0-9_@$-]*$/u;
export const AGENCY = 'CONCORDANCE';
/** Ours, as the field calls them. */
const COMMON: Readonly<Record<string, string>> = { REPORTED_BY: 'REF_AREA' };

/** A column as a dimension. */
export interface Dimension {
  id: string;
  column: PublishedColumn;
  /** By place of the values. */
  codes: readonly string[];
}

export const flowId = ({ slug }: Pick<Release, 'slug'>): string =>
  `DF_${slug.toUpperCase().replace(/[^A-Z0-9]+/gu, '_')}`;

export const flowVersion = ({ version }: Pick<Release, 'version'>): string => `${version}.0.0`;

export function dimensionsOf(table: PublishedTable): Dimension[] {
  const taken = new Set<string>();
  return table.columns.map((column) => {
    const wanted = COMMON[column.concept] ?? (isTime(column) ? 'TIME_PERIOD' : plain(column.concept));
    let id = wanted;
    for (let n = 2; taken.has(id); n += 1) id = `${wanted}_${n}`;
    taken.add(id);
    return { id, column, codes: idsOf(column.values) };
  });
}

/** A year that is always one is the time of the observation; where it can be "all years" it is a dimension like others. */
const isTime = ({ concept, values }: PublishedColumn): boolean =>
  concept === 'YEAR' && values.every((value) => /^\d{4}$/u.test(value));

function plain(concept: string): string {
  const bare = concept
    .replace(/^col:/u, '')
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9_]+/gu, '_')
    .replace(/^_+|_+$/gu, '')
    .toUpperCase();
  return /^[A-Z]/u.test(bare) ? bare : `COLUMN_${bare}`.replace(/_$/u, '');
}

/** A value that is no identifier is numbered; its code list says what it stands for. */
function idsOf(values: readonly string[]): string[] {
  const taken = new Set(values.filter((value) => ID.test(value)));
  let n = 0;
  return values.map((value) => {
    if (ID.test(value)) return value;
    do n += 1;
    while (taken.has(`X${n}`));
    return `X${n}`;
  });
}
