import { COUNT_NAMES, MOST_LEVELS } from '../data/read-histories.js';
import type { TextTable } from '../data/read-table.js';
import type { FoundColumn, Role } from './study.js';

const SAMPLE = 4;

/** What each column most likely is, for a person to confirm: the same rules as the command line, and words are covariates. */
export function guessRoles({ header, rows }: TextTable): FoundColumn[] {
  const values = header.map(() => new Set<string>());
  for (const row of rows)
    values.forEach((seen, k) => {
      if (seen.size <= MOST_LEVELS) seen.add(row[k] ?? '');
    });
  const named = COUNT_NAMES.map((name) => header.findIndex((one) => one.toLowerCase() === name)).find((k) => k >= 0);
  const last = header.length - 1;
  const count = named ?? (isList(values[last]) || !isNumeric(values[last]) ? -1 : last);
  return header.map((name, k) => ({
    name,
    role: k === count ? 'count' : roleOf(values[k]),
    sample: rows.slice(0, SAMPLE).map((row) => (row[k] ?? '').slice(0, 30)),
  }));
}

function roleOf(values: Set<string> | undefined): Role {
  if (isList(values)) return 'list';
  return (values?.size ?? 0) <= MOST_LEVELS ? 'covariate' : 'none';
}

function isList(values: Set<string> | undefined): boolean {
  return [...(values ?? [])].every((value) => Number(value) === 0 || Number(value) === 1) && !values?.has('');
}

function isNumeric(values: Set<string> | undefined): boolean {
  return [...(values ?? [])].every((value) => value !== '' && Number.isFinite(Number(value)));
}
