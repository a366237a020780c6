import { type CaseTable, type Domain, recode } from '../cases/case-table.js';
import { EvidenceRefusal } from '../refusal.js';
import type { PrivateCases } from './workload.js';

/** Cases in the codes of their domain. */
export interface CodedCases {
  cases: PrivateCases;
  /** Values by column and code, from code 1 on. */
  values: readonly (readonly string[])[];
  /** Cells whose value the domain does not have, by column. True numbers: for the owner alone. */
  outside: readonly { column: string; cells: number }[];
}

/**
 * Codes cases by public lists of values; a value that is on no list counts as missing.
 *
 * @param unsaid values that say nothing, whose combinations nobody looks at
 * @throws EvidenceRefusal `domain-column` for a column that the domain does not have
 */
export function codeCases(table: CaseTable, domain: Domain, unsaid: readonly string[]): CodedCases {
  const coded = table.columns.map((column) => {
    const values = Object.hasOwn(domain, column.name) ? domain[column.name] : undefined;
    if (values === undefined) throw new EvidenceRefusal('domain-column', { column: column.name });
    return { values, ...recode(column, values) };
  });
  return {
    cases: {
      table: {
        rows: table.rows,
        columns: coded.map(({ column, values }) => ({ codes: column.codes, size: values.length + 1 })),
      },
      names: table.columns.map(({ name }) => name),
      said: coded.map(({ values }) => Uint8Array.from([0, ...values.map((value) => (unsaid.includes(value) ? 0 : 1))])),
    },
    values: coded.map(({ values }) => values),
    outside: coded.flatMap(({ column, outside }) => (outside > 0 ? [{ column: column.name, cells: outside }] : [])),
  };
}
