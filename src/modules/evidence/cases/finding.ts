/** What is said about case data: nouns only. */

/** `refused`: nothing of the file may be kept; `error`: to be mended, what stands there counts as missing where the sentence says so; `warning`: read on, and know it. */
export type Severity = 'refused' | 'error' | 'warning';

/** Every kind of finding with its severity; its sentence is `evidence.finding.<code>`. */
export const FINDINGS = {
  'identifier-column': 'refused',
  'identifier-value': 'refused',
  'too-many-values': 'refused',
  'aggregate-table': 'refused',
  'repeated-header': 'refused',
  'empty-header': 'refused',
  'table-mark': 'error',
  'negative-count': 'error',
  'mixed-dates': 'error',
  'mixed-codes': 'error',
  'extra-cells': 'error',
  'unknown-value': 'error',
  'duplicate-person': 'error',
  formula: 'error',
  dates: 'warning',
  'unknown-column': 'warning',
  'values-not-listed': 'warning',
  'no-value': 'warning',
  'unread-figure': 'warning',
} as const satisfies Record<string, Severity>;

export type FindingCode = keyof typeof FINDINGS;

/** What tells who a person is. */
export const IDENTIFIERS = [
  'name',
  'phone',
  'mail',
  'document',
  'address',
  'birth-date',
  'record',
  'text',
  'place',
] as const;
export type Identifier = (typeof IDENTIFIERS)[number];

export interface Finding {
  code: FindingCode;
  severity: Severity;
  /** Name of the column; null where it is about a row. */
  column: string | null;
  /** Row of the sheet, from 1, where it is met first. */
  row: number | null;
  /** How often it is met. */
  count: number;
  /** What the sentence names. Never the value of an identifier. */
  values: Readonly<Record<string, string | number>>;
}

export function finding(
  code: FindingCode,
  { column = null, row = null, count = 1, values = {} }: Partial<Omit<Finding, 'code' | 'severity'>>,
): Finding {
  return { code, severity: FINDINGS[code], column, row, count, values };
}
