import type { CaseTable, Domain } from '../cases/case-table.js';
import { EvidenceRefusal } from '../refusal.js';

/** Values that one column may have in a domain. */
const MOST_VALUES = 5000;

/** Reads `{ "column": ["value", ...] }`. An empty value is the same as missing, which may always be. @throws EvidenceRefusal `bad-domain` */
export function readDomain(text: string): Domain {
  let given: unknown;
  try {
    given = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    throw new EvidenceRefusal('bad-domain', { detail: 'JSON' });
  }
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw new EvidenceRefusal('bad-domain', { detail: '{}' });
  return Object.fromEntries(
    Object.entries(given).map(([column, values]) => {
      if (!Array.isArray(values) || values.length > MOST_VALUES)
        throw new EvidenceRefusal('bad-domain', { detail: column });
      const texts = values.map((value: unknown) => (typeof value === 'number' ? String(value) : value));
      if (!texts.every((value) => typeof value === 'string'))
        throw new EvidenceRefusal('bad-domain', { detail: column });
      return [
        column,
        [...new Set(texts.map((value) => value.trim().normalize('NFC')))].filter((value) => value !== ''),
      ];
    }),
  );
}

/** The values that occur: a domain learnt from the data, which tells that each of them occurs. Not private. */
export function domainOfData({ columns }: CaseTable): Domain {
  return Object.fromEntries(columns.map(({ name, values }) => [name, values.toSorted()]));
}
